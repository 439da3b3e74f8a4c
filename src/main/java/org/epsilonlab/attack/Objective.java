package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * What an attack ascends, for one batch: the cross-entropy of the true class, or the negative cross-entropy of the
 * target class. Logits have the shape (N, K).
 */
public final class Objective {

    private final NDArray wanted;
    private final NDArray isWanted;
    private final boolean targeted;

    /**
     * @param labels true class of each picture
     * @param goal the same goal for the whole batch
     * @param classes K
     */
    public Objective(NDManager scope, int[] labels, Goal goal, int classes) {
        float[] oneHot = new float[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            oneHot[i * classes + (goal.isTargeted() ? goal.target() : labels[i])] = 1;
        }
        wanted = scope.create(oneHot, new Shape(labels.length, classes));
        isWanted = wanted.gt(0);
        targeted = goal.isTargeted();
    }

    /** One number to be ascended: the sum over the batch, so that each picture's gradient is its own. */
    public NDArray total(NDArray logits) {
        NDArray likelihood = logits.logSoftmax(1).mul(wanted).sum();
        return targeted ? likelihood : likelihood.neg();
    }

    /** The cross-entropy of the true or target class, shape (N). */
    public NDArray loss(NDArray logits) {
        return logits.logSoftmax(1).mul(wanted).sum(new int[] {1}).neg();
    }

    /** How far the goal is reached, in logits, shape (N): positive exactly where it is. */
    public NDArray margin(NDArray logits) {
        NDArray own = logits.mul(wanted).sum(new int[] {1});
        NDArray others = NDArrays.where(isWanted, logits.zerosLike().sub(Float.MAX_VALUE), logits)
                .max(new int[] {1});
        return targeted ? own.sub(others) : others.sub(own);
    }
}
