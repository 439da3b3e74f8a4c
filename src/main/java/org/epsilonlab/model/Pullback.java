package org.epsilonlab.model;

import java.util.List;

/** Logits, and gradients of weighted sums of them with respect to the pictures; on the heap, the reader's to change. */
public final class Pullback {

    private final float[] logits;
    private final List<float[]> gradients;

    Pullback(float[] logits, List<float[]> gradients) {
        this.logits = logits;
        this.gradients = gradients;
    }

    /** N·classes values. */
    public float[] logits() {
        return logits;
    }

    /** One a set of weights, N·C·H·W values each. */
    public List<float[]> gradients() {
        return gradients;
    }
}
