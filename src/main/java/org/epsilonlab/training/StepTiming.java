package org.epsilonlab.training;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.epsilonlab.data.Batch;
import org.epsilonlab.data.Batches;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Network;

/**
 * What was timed of a training, for one picture.
 *
 * @param step seconds of training
 * @param measure seconds of the measuring of an epoch
 * @param passes forward-and-backward passes in a training step
 */
record StepTiming(double step, double measure, double passes) {

    private static final int WARM_UP = 2;
    private static final int MEASURED = 6;

    /** Steps of a huge batch are timed no longer than this, with one at least. */
    private static final double ENOUGH_SECONDS = 2;

    /** Held-out pictures that are measured, a batch of theirs. */
    private static final int SHARE = 250;

    /** So low that the weights stay what they are, as a loss that stops being a number would end the timing. */
    private static final double RATE = 1e-6;

    /** Guessed for another training of the same layers. */
    StepTiming scaled(double otherPasses) {
        return new StepTiming(step * otherPasses / passes, measure, otherPasses);
    }

    /**
     * Times a few real steps, and one share of the held-out measuring, on a network of its own.
     *
     * @param data what they are
     * @param all training pictures
     * @throws CancellationException if {@code isCancelled} answers true between two steps
     */
    static StepTiming of(TrainingConfig config, TrainingData data, LabelledImages all, BooleanSupplier isCancelled)
            throws ModelException, TrainingException {
        int kept = all.size() - HeldOut.count(all.size());
        LabelledImages share = all.slice(kept, Math.min(all.size(), kept + SHARE));
        check(isCancelled);
        try (Network network = ModelLoader.create(card(config, data))) {
            Initialization.fill(network, Seeds.weights(config.seed()));
            TrainingStep step = new TrainingStep(network, config);
            Batch batch = Batches.of(all.slice(0, kept), config.batchSize()).get(0);
            double seconds = steps(step, batch, config, isCancelled);
            check(isCancelled);
            long start = System.nanoTime();
            new HeldOut(share, config.norm(), config.epsilon()).measure(network, new TrainingControl());
            double measure = (System.nanoTime() - start) / 1e9;
            return new StepTiming(seconds / batch.size(), measure / share.size(), config.passes());
        }
    }

    /** The median, since another program may take the machine for a moment. */
    private static double steps(TrainingStep step, Batch batch, TrainingConfig config, BooleanSupplier isCancelled) {
        double[] seconds = new double[MEASURED];
        double sum = 0;
        int count = 0;
        for (int i = 0; i < WARM_UP + MEASURED && (count == 0 || sum < ENOUGH_SECONDS); i++) {
            check(isCancelled);
            long start = System.nanoTime();
            step.take(batch, RATE, config.epsilon(), Seeds.step(config.seed(), 0, i));
            double took = (System.nanoTime() - start) / 1e9;
            sum += took;
            if (i >= WARM_UP || took > ENOUGH_SECONDS / 2) {
                seconds[Math.min(count++, MEASURED - 1)] = took;
            }
        }
        double[] sorted = Arrays.copyOf(seconds, Math.min(count, MEASURED));
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void check(BooleanSupplier isCancelled) {
        if (isCancelled.getAsBoolean()) {
            throw new CancellationException("nobody waits for this estimate any more");
        }
    }

    private static ModelCard card(TrainingConfig config, TrainingData data) {
        return new ModelCard(
                "estimate",
                "estimate",
                data.shape(),
                data.normalization(),
                data.classes(),
                config.layers(),
                ModelCard.WEIGHTS,
                null,
                null,
                List.of(),
                data.source(),
                "");
    }
}
