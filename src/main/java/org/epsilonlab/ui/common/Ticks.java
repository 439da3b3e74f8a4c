package org.epsilonlab.ui.common;

import java.util.ArrayList;
import java.util.List;

/** Where the labelled ticks of an axis stand: on round numbers, as many as there is room for. */
public final class Ticks {
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};
    private static final double[] ENDS = {1, 1.5, 2, 3, 4, 5, 6, 8, 10};
    private static final double ROUNDING = 1e-9;

    private Ticks() {}

    /**
     * The distance of the ticks: 1, 2, 2.5 or 5 times a power of ten; one that divides the range where there is one, so
     * that its last tick stands at its end.
     *
     * @param range length of the axis, more than 0
     * @param most intervals that there is room for, at least 1
     */
    public static double unit(double range, int most) {
        for (int parts = most; parts > 1; parts--) {
            double unit = range / parts;
            double round = upTo(unit, ROUND);
            if (Math.abs(round - unit) < ROUNDING * unit) {
                return round;
            }
        }
        return upTo(range / Math.max(1, most), ROUND);
    }

    /** The ticks from {@code min} to {@code max}: both ends, and round numbers between that crowd neither. */
    public static List<Double> between(double min, double max, int most) {
        List<Double> ticks = new ArrayList<>(List.of(min));
        if (max > min) {
            // An axis from 1 to 100 has its ticks at 25, 50, 75, not at 26, 51, 76.
            double unit = unit(Math.abs(min) < (max - min) / 10 ? max : max - min, most);
            for (double k = Math.ceil((min + unit / 2) / unit); k * unit < max - 0.6 * unit; k++) {
                ticks.add(k * unit);
            }
            ticks.add(max);
        }
        return ticks;
    }

    /** The least round number that is not below {@code value}, for the end of an axis. */
    public static double end(double value) {
        return upTo(value, ENDS);
    }

    private static double upTo(double value, double[] mantissas) {
        double power = Math.pow(10, Math.floor(Math.log10(value) + ROUNDING));
        for (double mantissa : mantissas) {
            if (mantissa * power >= value * (1 - ROUNDING)) {
                return mantissa * power;
            }
        }
        return 10 * power;
    }

    /** A tick as it is written: no more digits than it has. */
    public static String label(double tick) {
        double rounded = Math.round(tick * 1e6) / 1e6;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
