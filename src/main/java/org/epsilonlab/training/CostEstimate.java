package org.epsilonlab.training;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.epsilonlab.attack.Arguments;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * What a training will cost on this machine, told from a few real steps and one share of the held-out measuring. What was
 * timed is kept: another number of epochs, another ε or learning rate costs nothing to ask for. Safe from any thread.
 */
public final class CostEstimate {

    /** Gradients that the measuring of an epoch takes for one picture: one step, ten steps, and twice the alignment. */
    private static final double EPOCH_GRADIENTS = 13;

    /** The same for the last measuring on the test set. */
    private static final double FINAL_GRADIENTS = 40;

    private final DataShelf shelf;
    private final Object timing = new Object();
    private final Map<Key, StepTiming> known = new HashMap<>();
    private final Map<List<LayerSpec>, StepTiming> latest = new HashMap<>();
    private final Map<String, Sizes> sizes = new HashMap<>();
    private @Nullable Opened opened;

    /** What decides how long a step takes; budget, rates and seed do not. */
    private record Key(
            String data,
            List<LayerSpec> layers,
            String regime,
            Arguments regimeArguments,
            String attack,
            Map<String, String> attackArguments,
            int batch) {
        static Key of(TrainingConfig config) {
            var crafting = config.attack();
            return new Key(
                    config.data(),
                    config.layers(),
                    config.regime().name(),
                    config.regimeArguments(),
                    crafting == null ? "" : crafting.description().name(),
                    crafting == null ? Map.of() : crafting.arguments().texts(),
                    config.batchSize());
        }
    }

    /**
     * How many pictures there are.
     *
     * @param train to learn from
     * @param heldOut to be measured on at each epoch
     * @param test to be measured on at the end
     */
    public record Sizes(int train, int heldOut, int test) {

        /** The same for a training that is too dear to be measured on so many. */
        public Sizes of(TrainingConfig config) {
            int all = train + heldOut;
            int kept = HeldOut.count(all, config);
            return new Sizes(
                    all - kept, kept, FeatureNetwork.isBeneath(config) ? Math.min(FeatureNetwork.TESTED, test) : test);
        }
    }

    private record Opened(String name, SoftReference<LabelledImages> pictures) {}

    /** @param shelf of bundled data and the user's own */
    public CostEstimate(DataShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * Seconds that the whole training will take, early stop left aside; timed now unless that was done before. Takes a
     * second or a few, so call it off the FX thread, and not while a training runs.
     *
     * @param isCancelled polled between steps
     * @throws java.util.concurrent.CancellationException if it answers true
     * @throws IOException one sentence, if the pictures cannot be read
     * @throws ModelException if the layers do not fit the pictures
     * @throws TrainingException if the network answers something that is not a number
     */
    public double seconds(TrainingConfig config, BooleanSupplier isCancelled)
            throws IOException, ModelException, TrainingException {
        Sizes size = sizes(config.data());
        Key key = Key.of(config);
        // One at a time: two would slow each other. Who was cancelled leaves within a step.
        synchronized (timing) {
            StepTiming cost = recall(key);
            if (cost == null) {
                TrainingData data = TrainingData.find(config.data(), shelf);
                FeatureNetwork beneath = FeatureNetwork.beneath(config, shelf);
                cost = StepTiming.of(config, data, beneath, pictures(config.data()), isCancelled);
                synchronized (this) {
                    known.put(key, cost);
                    latest.put(config.layers(), cost);
                }
            }
            return whole(config, size, cost);
        }
    }

    private synchronized @Nullable StepTiming recall(Key key) {
        return known.get(key);
    }

    /** Whether just this was timed before, so that {@link #seconds} answers at once. */
    public synchronized boolean isTimed(TrainingConfig config) {
        return known.containsKey(Key.of(config));
    }

    /**
     * The same without timing anything: from what was timed before for just this, or scaled by {@link
     * TrainingConfig#passes} from another training of the same layers; empty if there was none.
     */
    public synchronized OptionalDouble known(TrainingConfig config) {
        Sizes size = sizes.get(config.data());
        StepTiming exact = known.get(Key.of(config));
        StepTiming near = latest.get(config.layers());
        StepTiming best = exact != null || near == null ? exact : near.scaled(config.passes());
        return size == null || best == null ? OptionalDouble.empty() : OptionalDouble.of(whole(config, size, best));
    }

    /**
     * How many pictures the data of that name holds; reads them the first time.
     *
     * @throws DataException one sentence, if they cannot be read
     */
    public Sizes sizes(String data) throws DataException {
        synchronized (this) {
            Sizes size = sizes.get(data);
            if (size != null) {
                return size;
            }
        }
        int all = pictures(data).size();
        int heldOut = HeldOut.count(all);
        int test = TrainingData.find(data, shelf).test().open(shelf.assets()).size();
        Sizes size = new Sizes(all - heldOut, heldOut, test);
        synchronized (this) {
            sizes.put(data, size);
        }
        return size;
    }

    private static double whole(TrainingConfig config, Sizes all, StepTiming cost) {
        Sizes size = all.of(config);
        double epoch = size.train() * cost.step() + size.heldOut() * cost.measure();
        return size.train() * cost.once()
                + config.epochs() * epoch
                + size.test() * cost.measure() * FINAL_GRADIENTS / EPOCH_GRADIENTS;
    }

    /** Kept while there is memory for it: the next estimate needs the same pictures. */
    private LabelledImages pictures(String data) throws DataException {
        synchronized (this) {
            Opened before = opened;
            LabelledImages kept = before == null || !before.name().equals(data)
                    ? null
                    : before.pictures().get();
            if (kept != null) {
                return kept;
            }
        }
        LabelledImages read = TrainingData.find(data, shelf).train().open(shelf.assets());
        synchronized (this) {
            opened = new Opened(data, new SoftReference<>(read));
        }
        return read;
    }
}
