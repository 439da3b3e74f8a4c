package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** How far the pictures of a batch may be changed: one number for all of them, or one each. */
final class Budgets {

    private final float[] values;

    /** @param epsilons one for all, or one a picture */
    Budgets(float... epsilons) {
        values = epsilons.clone();
    }

    /** Of picture {@code i}. */
    double of(int i) {
        return values[values.length == 1 ? 0 : i];
    }

    /** Those of some of the pictures. */
    Budgets pick(int[] rows) {
        if (values.length == 1) {
            return this;
        }
        float[] own = new float[rows.length];
        for (int r = 0; r < rows.length; r++) {
            own[r] = values[rows[r]];
        }
        return new Budgets(own);
    }

    /** One number, or shape (N, 1, 1, 1). */
    NDArray array(NDManager scope) {
        return scope.create(values, values.length == 1 ? new Shape(1) : new Shape(values.length, 1, 1, 1));
    }
}
