package org.epsilonlab.training;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.epsilonlab.data.Batch;
import org.epsilonlab.data.Batches;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Tensors;
import org.jspecify.annotations.Nullable;

/**
 * What was timed of a training, for one picture.
 *
 * @param step seconds of training
 * @param measure seconds of the measuring of an epoch
 * @param passes forward-and-backward passes in a training step
 * @param once seconds at its first epoch and no other
 */
record StepTiming(double step, double measure, double passes, double once) {

    private static final int WARM_UP = 2;
    private static final int MEASURED = 12;

    /** Until then Java still compiles what a step consists of: the first steps take three times as long as the later. */
    private static final double WARM_SECONDS = 0.8;

    /** Steps of a huge batch are timed no longer than this, with one at least. */
    private static final double ENOUGH_SECONDS = 2;

    /** Held-out pictures that are measured, a batch of theirs. */
    private static final int SHARE = 250;

    /** The same where each takes half a second. */
    private static final int DEAR_SHARE = 2;

    /** So low that the weights stay what they are, as a loss that stops being a number would end the timing. */
    private static final double RATE = 1e-6;

    /** Guessed for another training of the same layers. */
    StepTiming scaled(double otherPasses) {
        return new StepTiming(step * otherPasses / passes, measure, otherPasses, once);
    }

    /**
     * Times a few real steps, and one share of the held-out measuring, on a network of its own.
     *
     * @param data what they are
     * @param beneath the frozen network on which the layers stand, null for none
     * @param all training pictures
     * @throws CancellationException if {@code isCancelled} answers true between two steps
     */
    static StepTiming of(
            TrainingConfig config,
            TrainingData data,
            @Nullable FeatureNetwork beneath,
            LabelledImages all,
            BooleanSupplier isCancelled)
            throws ModelException, TrainingException {
        int kept = all.size() - HeldOut.count(all.size(), config);
        LabelledImages share = all.slice(kept, Math.min(all.size(), kept + (beneath == null ? SHARE : DEAR_SHARE)));
        check(isCancelled);
        try (Network network = ModelLoader.create(
                TrainingCards.of("estimate", "estimate", config, data, beneath),
                beneath == null ? null : beneath.script())) {
            Initialization.fill(network, Seeds.weights(config.seed()));
            TrainingStep step = new TrainingStep(network, config);
            Batch batch = Batches.of(all.slice(0, kept), config.batchSize()).get(0);
            double seconds = steps(step, batch, config, isCancelled);
            check(isCancelled);
            double measure = measuring(network, share, config);
            if (measure < WARM_SECONDS) {
                check(isCancelled);
                measure = measuring(network, share, config);
            }
            return new StepTiming(
                    seconds / batch.size(),
                    measure / share.size(),
                    config.passes(),
                    beneath == null ? 0 : once(network, share));
        }
    }

    private static double measuring(Network network, LabelledImages share, TrainingConfig config)
            throws TrainingException {
        long start = System.nanoTime();
        new HeldOut(share, config.norm(), config.epsilon()).measure(network, new TrainingControl());
        return (System.nanoTime() - start) / 1e9;
    }

    /** What the network beneath takes for a picture that it has not seen: a training asks it once for each. */
    private static double once(Network network, LabelledImages share) {
        try (NDManager scope = network.manager().newSubManager()) {
            // As no picture of the share is: all would be known by now.
            float[] inverted = share.image(0).toArray();
            for (int i = 0; i < inverted.length; i++) {
                inverted[i] = 1 - inverted[i];
            }
            long start = System.nanoTime();
            network.logits(Tensors.batch(scope, share.shape(), inverted), false).toFloatArray();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** The median, since another program may take the machine for a moment. */
    private static double steps(TrainingStep step, Batch batch, TrainingConfig config, BooleanSupplier isCancelled) {
        double[] seconds = new double[MEASURED];
        double sum = 0;
        int count = 0;
        for (int i = 0; count < MEASURED && (count == 0 || sum < ENOUGH_SECONDS); i++) {
            check(isCancelled);
            boolean isWarm = i >= WARM_UP && sum >= WARM_SECONDS;
            long start = System.nanoTime();
            step.take(batch, RATE, config.epsilon(), Seeds.step(config.seed(), 0, i));
            double took = (System.nanoTime() - start) / 1e9;
            sum += took;
            if (isWarm || took > ENOUGH_SECONDS / 2) {
                seconds[count++] = took;
            }
        }
        double[] sorted = Arrays.copyOf(seconds, count);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void check(BooleanSupplier isCancelled) {
        if (isCancelled.getAsBoolean()) {
            throw new CancellationException("nobody waits for this estimate any more");
        }
    }
}
