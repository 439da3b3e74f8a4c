package org.epsilonlab.ui.attack;

import org.epsilonlab.data.DataException;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.ModelCard;

/** Where test pictures for a network are found. */
@FunctionalInterface
public interface PictureShelf {

    /**
     * The pictures for a network with such a card; the same object each time. The window waits for it.
     *
     * @throws DataException one sentence, if they cannot be used
     */
    LabelledImages suiting(ModelCard card) throws DataException;
}
