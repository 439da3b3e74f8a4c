package org.epsilonlab.data;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * Which of the bundled pictures suit a network: the test pictures of what it was trained on or has the classes of, else
 * the photographs, prepared for it. Each set is read once; may be asked from several threads.
 */
public final class PictureSets {

    private static final InputShape SMALL = new InputShape(1, 28, 28);

    private final Path assets;
    private final Map<Object, LabelledImages> known = new HashMap<>();

    /** @param assets the folder of bundled data */
    public PictureSets(Path assets) {
        this.assets = assets;
    }

    /**
     * The pictures for a network with such a card; the same object each time.
     *
     * @throws DataException one sentence, if they are missing or damaged
     */
    public synchronized LabelledImages suiting(ModelCard card) throws DataException {
        IdxSet set = set(card);
        Object key = set != null ? set : Map.of(card.inputShape(), card.preparation(), card.classes(), "");
        LabelledImages images = known.get(key);
        if (images == null) {
            images = set != null
                    ? set.test(assets)
                    : Photographs.open(assets, card.inputShape(), card.classes(), card.preparation());
            known.put(key, images);
        }
        return images;
    }

    private static @Nullable IdxSet set(ModelCard card) {
        if (!card.inputShape().equals(SMALL)) {
            return null;
        }
        String trained = card.training() == null
                ? ""
                : DataSource.bundledSet(card.training().data());
        for (IdxSet set : IdxSet.all()) {
            if (set.name().equals(trained)
                    || (trained.isEmpty() && set.classes().equals(card.classes()))) {
                return set;
            }
        }
        // Its classes have names of their own; most networks of this size know clothing.
        return FashionMnist.SET;
    }
}
