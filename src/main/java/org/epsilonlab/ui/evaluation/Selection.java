package org.epsilonlab.ui.evaluation;

import java.util.List;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.PictureResult;

/**
 * Pictures that belong to a point, a cell or a row that was chosen.
 *
 * @param words what they have in common
 * @param figure the figure that they belong to
 * @param pictures in the order of the data
 */
record Selection(String words, Measurement figure, List<PictureResult> pictures) {
    Selection {
        pictures = List.copyOf(pictures);
    }
}
