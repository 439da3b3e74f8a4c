package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.SplittableRandom;

/** What a foreign network is shown first, and what is made of its answer. */
final class FirstTry {

    /** So many pictures of noise are shown to a network to learn what it answers. */
    static final int PICTURES = 4;

    /** Said of a network that answers them. */
    static final String PROBABILITIES = "It answers probabilities, not logits; attacks use their logarithm.";

    private static final float LEAST = 1e-30f;

    private FirstTry() {}

    /** Pictures that have nothing in common, the same every time; shape (n, C, H, W), in [0, 1]. */
    static NDArray noise(NDManager scope, InputShape shape, int n) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[n * shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        return Tensors.batch(scope, shape, values);
    }

    /** Whether each row of so many numbers holds none below 0 and sums to 1. */
    static boolean areProbabilities(float[] values, int classes) {
        for (int from = 0; from < values.length; from += classes) {
            double sum = 0;
            for (int k = from; k < from + classes; k++) {
                if (!(values[k] >= 0)) {
                    return false;
                }
                sum += values[k];
            }
            if (Math.abs(sum - 1) > 1e-3) {
                return false;
            }
        }
        return true;
    }

    /** The logarithm of a softmax is the logits less a constant, which no loss sees. */
    static NDArray logits(NDArray probabilities) {
        // Not maximum(Number): the engine reads that number again on the way back, when it may be gone.
        return probabilities.clip(LEAST, Float.MAX_VALUE).log();
    }
}
