package org.epsilonlab.data;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * Which pictures suit a network: the test pictures of what it was trained on or has the classes of, be they bundled or the
 * user's own, else the photographs, prepared for it. Each set is read once; may be asked from several threads.
 */
public final class PictureSets {

    private static final InputShape SMALL = new InputShape(1, 28, 28);

    /** They never change, so every window of the program shows the same, as long as memory allows. */
    private static final Map<Object, SoftReference<LabelledImages>> SHARED = new HashMap<>();

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
        if (own != null) {
            return of(own, folder -> own.openTest());
        }
        IdxSet set = set(card);
        return set != null ? of(set, set::test) : of(key(card), folder -> photographs(folder, card));
    }

    /** Reads a set below the folder of bundled data. */
    private interface Reading {
        LabelledImages from(Path assets) throws DataException;
    }

    private static Object key(ModelCard card) {
        return List.of(card.inputShape(), card.preparation(), card.classes());
    }

    private static LabelledImages photographs(Path assets, ModelCard card) throws DataException {
        return Photographs.open(assets, card.inputShape(), card.classes(), card.preparation());
    }

    private LabelledImages of(Object key, Reading reading) throws DataException {
        LabelledImages images = known.get(key);
        if (images == null) {
            images = shared(List.of(shelf.assets().toAbsolutePath(), key), reading);
            known.put(key, images);
        }
        return images;
    }

    /**
     * The test pictures of Fashion-MNIST.
     *
     * @throws DataException as {@link #suiting}
     */
    public synchronized LabelledImages clothing() throws DataException {
        return of(FashionMnist.SET, FashionMnist.SET::test);
    }

    private LabelledImages shared(Object key, Reading reading) throws DataException {
        synchronized (SHARED) {
            SoftReference<LabelledImages> held = SHARED.get(key);
            LabelledImages images = held == null ? null : held.get();
            if (images == null) {
                images = reading.from(shelf.assets());
                SHARED.put(key, new SoftReference<>(images));
            }
            return images;
        }
    }

    /** Null where it learnt on other pictures, or where the user has deleted them. */
    private @Nullable OwnSet own(ModelCard card) {
        Predicate<OwnSet> fits =
                set -> set.shape().equals(card.inputShape()) && set.classes().equals(card.classes());
        if (card.training() == null) {
            // Nobody says on what; bundled pictures of the same classes go before downloaded ones.
            return IdxSet.all().stream().anyMatch(set -> set.classes().equals(card.classes()))
                    ? null
                    : shelf.ownSets(new ArrayList<>()).stream()
                            .filter(set -> set.published() != null && fits.test(set))
                            .findFirst()
                            .orElse(null);
        }
        return DataSource.bundledSet(card.training().data()).isEmpty()
                ? shelf.ownSetOf(card.training().data()).filter(fits).orElse(null)
                : null;
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
