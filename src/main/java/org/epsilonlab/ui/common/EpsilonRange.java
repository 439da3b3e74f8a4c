package org.epsilonlab.ui.common;

import org.epsilonlab.attack.Norm;
import org.epsilonlab.model.InputShape;
import org.jspecify.annotations.Nullable;

/**
 * How far the slider of ε goes, for each way in which ε is measured. The plain ranges are for 28×28 grey values and grow
 * with the picture as the norms of a change of the same visibility do. Networks for colour pictures and for photographs
 * fall to far less, so theirs start small and count in steps of 8 bits.
 */
public enum EpsilonRange {
    LINF("linf", 0.3, 0.05, 0.001, 0.01),
    L2("l2", 8, 1.5, 0.01, 0.1),
    L1("l1", 80, 15, 0.1, 1),
    L0("l0", 200, 20, 1, 10),
    /** The gradient times a constant, bounded by nothing. */
    CONSTANT("constant", 20, 1, 0.01, 0.1),
    LINF_COLOUR("linf.colour", 0.12, 8 / 255.0, 1 / 255.0, 4 / 255.0),
    LINF_PHOTO("linf.photo", 0.06, 2 / 255.0, 0.25 / 255, 1 / 255.0),
    L2_PHOTO("l2.photo", 10, 1, 0.05, 0.5),
    L1_PHOTO("l1.photo", 1000, 200, 5, 50),
    L0_PHOTO("l0.photo", 5000, 500, 10, 100);

    /** Pictures with a side of so many pixels are photographs. */
    private static final int PHOTO = 96;

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

    /** The range for a norm and pictures of that shape; null where nothing is bounded. */
    public static EpsilonRange of(@Nullable Norm norm, InputShape shape) {
        EpsilonRange plain = of(norm);
        boolean photo = Math.min(shape.height(), shape.width()) >= PHOTO;
        return switch (plain) {
            case LINF -> photo ? LINF_PHOTO : shape.channels() == 3 ? LINF_COLOUR : LINF;
            case L2 -> photo ? L2_PHOTO : L2;
            case L1 -> photo ? L1_PHOTO : L1;
            case L0 -> photo ? L0_PHOTO : L0;
            default -> plain;
        };
    }

    /** The range for a norm and small grey pictures; null where nothing is bounded. */
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

    /** Whether ε is a change of single values, which is counted in steps of 8 bits too. */
    public boolean isLevels() {
        return this == LINF || this == LINF_COLOUR || this == LINF_PHOTO;
    }

    /** The default. */
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
            case L2 -> Math.sqrt(shape.size() / VALUES);
            case L1, L0 -> shape.size() / VALUES;
            default -> 1;
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
