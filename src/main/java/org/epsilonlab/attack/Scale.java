package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/** How a gradient method scales the gradient g to a perturbation of size ε. */
public enum Scale {
    /** ε · sign(g): the fast gradient sign method (Goodfellow et al. 2015). */
    SIGN("sign", Norm.LINF),
    /** ε · g / ‖g‖₂: the Euclidean length is ε. */
    L2("l2", Norm.L2),
    /** ε · g / max|g|: the largest change is ε. */
    MAX("max", Norm.LINF),
    /** ε · g: the constant times the gradient, without any bound. */
    CONSTANT("constant", null),
    /** ε on the one value with the largest |g| that can move: the steepest step of L1. */
    LARGEST("largest", Norm.L1);

    private static final float TINY = 1e-30f;

    private final String id;
    private final @Nullable Norm norm;

    Scale(String id, @Nullable Norm norm) {
        this.id = id;
        this.norm = norm;
    }

    /** The name on the command line and in files. */
    public String id() {
        return id;
    }

    /** The norm that ε bounds, null for {@link #CONSTANT}. */
    public @Nullable Norm norm() {
        return norm;
    }

    /**
     * The scaling of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Scale of(String id) {
        for (Scale scale : values()) {
            if (scale.id.equals(id)) {
                return scale;
            }
        }
        throw new IllegalArgumentException("there is no scale \"" + id + "\"; use sign, l2, max, constant or largest");
    }

    /**
     * The scaling that is a norm's steepest step.
     *
     * @throws IllegalArgumentException for L0, which has none
     */
    public static Scale of(Norm norm) {
        for (Scale scale : values()) {
            if (scale.norm == norm) {
                return scale;
            }
        }
        throw new IllegalArgumentException("no gradient is scaled for the norm \"" + norm.id() + "\"");
    }

    /** The perturbation for ε = 1; zero where the gradient is. */
    NDArray unit(NDArray gradient) {
        return switch (this) {
            case SIGN -> Norm.LINF.steepestStep(gradient, 0);
            case L2 -> Norm.L2.steepestStep(gradient, 0);
            case MAX ->
                gradient.div(gradient.abs()
                        .flatten(1, -1)
                        .max(new int[] {1})
                        .maximum(TINY)
                        .reshape(-1, 1, 1, 1));
            case CONSTANT -> gradient;
            case LARGEST -> Norm.L1.steepestStep(gradient, 0);
        };
    }
}
