package org.epsilonlab.data;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * Which pictures suit a network: the test pictures of what it was trained on or has the classes of, be they bundled or the
 * user's own, else the photographs, prepared for it. Each set is read once; may be asked from several threads.
 */
public final class PictureSets {

    private static final InputShape SMALL = new InputShape(1, 28, 28);

    private final DataShelf shelf;
    private final Map<Object, LabelledImages> known = new HashMap<>();

    /** @param shelf of bundled data and the user's own */
    public PictureSets(DataShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * The pictures for a network with such a card; the same object each time.
     *
     * @throws DataException one sentence, if they are missing or damaged
     */
    public synchronized LabelledImages suiting(ModelCard card) throws DataException {
        OwnSet own = own(card);
        IdxSet set = own != null ? null : set(card);
        Object key = own != null
                ? own.folder()
                : set != null ? set : Map.of(card.inputShape(), card.preparation(), card.classes(), "");
        LabelledImages images = known.get(key);
        if (images == null) {
            images = own != null ? own.openTest() : set != null ? set.test(shelf.assets()) : photographs(card);
            known.put(key, images);
        }
        return images;
    }

    private LabelledImages photographs(ModelCard card) throws DataException {
        Path assets = shelf.assets();
        return Photographs.open(assets, card.inputShape(), card.classes(), card.preparation());
    }

    /** Null where it learnt on other pictures, or where the user has deleted them. */
    private @Nullable OwnSet own(ModelCard card) {
        if (card.training() == null
                || !DataSource.bundledSet(card.training().data()).isEmpty()) {
            return null;
        }
        return shelf.ownSetOf(card.training().data())
                .filter(set ->
                        set.shape().equals(card.inputShape()) && set.classes().equals(card.classes()))
                .orElse(null);
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
