package org.epsilonlab.model;

import java.util.Arrays;

/** What a network says of one picture: a logit and a probability for each class. Immutable. */
public final class Prediction {

    private final float[] logits;
    private final float[] probabilities;

    private Prediction(float[] logits) {
        this.logits = logits;
        this.probabilities = softmax(logits);
    }

    /** Reads one picture's logits out of a batch's. */
    public static Prediction ofLogits(float[] batch, int offset, int classes) {
        return new Prediction(Arrays.copyOfRange(batch, offset, offset + classes));
    }

    /** How many classes there are. */
    public int classes() {
        return logits.length;
    }

    /** The logit of class {@code k}. */
    public float logit(int k) {
        return logits[k];
    }

    /** The softmax probability of class {@code k}, in [0, 1]; they sum to 1. */
    public float probability(int k) {
        return probabilities[k];
    }

    /** All probabilities, a copy. */
    public float[] probabilities() {
        return probabilities.clone();
    }

    private static float[] softmax(float[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (float z : logits) {
            max = Math.max(max, z);
        }
        double sum = 0;
        double[] exp = new double[logits.length];
        for (int k = 0; k < exp.length; k++) {
            exp[k] = Math.exp(logits[k] - max);
            sum += exp[k];
        }
        float[] probabilities = new float[exp.length];
        for (int k = 0; k < exp.length; k++) {
            probabilities[k] = (float) (exp[k] / sum);
        }
        return probabilities;
    }

    /** The class with the largest logit, the first of equals. */
    public int label() {
        int best = 0;
        for (int k = 1; k < logits.length; k++) {
            if (logits[k] > logits[best]) {
                best = k;
            }
        }
        return best;
    }

    /** The probability of {@link #label()}, in [0, 1]. */
    public float confidence() {
        return probabilities[label()];
    }
}
