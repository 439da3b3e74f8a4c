package org.epsilonlab.ui.common;

import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.model.InputShape;
import org.jspecify.annotations.Nullable;

/**
 * How far the slider of ε goes, for each way in which ε is measured. The ranges are for 28×28 values and grow with the
 * picture as the norms of a change of the same visibility do.
 */
public enum EpsilonRange {
    LINF("linf", 0.3, 0.05, 0.001, 0.01),
    L2("l2", 8, 1.5, 0.01, 0.1),
    L1("l1", 80, 15, 0.1, 1),
    L0("l0", 200, 20, 1, 10),
    /** The gradient times a constant, bounded by nothing. */
    CONSTANT("constant", 20, 1, 0.01, 0.1);

    private static final double VALUES = 28 * 28;

    private final String id;
    private final double max;
    private final double initial;
    private final double fine;
    private final double coarse;

    EpsilonRange(String id, double max, double initial, double fine, double coarse) {
        this.id = id;
        this.max = max;
        this.initial = initial;
        this.fine = fine;
        this.coarse = coarse;
    }

    /** The range for what an attack bounds. */
    public static EpsilonRange of(AttackSpec spec) {
        return of(spec.norm());
    }

    /** The range for a norm, null where nothing is bounded. */
    public static EpsilonRange of(@Nullable Norm norm) {
        if (norm == null) {
            return CONSTANT;
        }
        return switch (norm) {
            case LINF -> LINF;
            case L2 -> L2;
            case L1 -> L1;
            case L0 -> L0;
        };
    }

    /** The name in the settings. */
    public String id() {
        return id;
    }

    /** The default for small pictures. */
    public double initial() {
        return initial;
    }

    /** The greatest ε for small pictures. */
    public double smallMax() {
        return max;
    }

    /** The greatest ε for pictures of that shape, a round number. */
    public double max(InputShape shape) {
        double growth = switch (this) {
            case LINF, CONSTANT -> 1;
            case L2 -> Math.sqrt(shape.size() / VALUES);
            case L1, L0 -> shape.size() / VALUES;
        };
        if (growth <= 1) {
            return max;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(max * growth)));
        return Math.round(max * growth / unit) * unit;
    }

    /** What an arrow key adds. */
    public double fine() {
        return fine;
    }

    /** What an arrow key with Shift adds. */
    public double coarse() {
        return coarse;
    }
}
