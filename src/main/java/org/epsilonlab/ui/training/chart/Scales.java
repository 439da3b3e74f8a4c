package org.epsilonlab.ui.training.chart;

import java.util.Locale;
import org.epsilonlab.ui.common.Ticks;

/** Where an axis of values begins and ends, so that it seldom moves while values come. */
final class Scales {
    private static final double[] LOG_ENDS = {1, 2, 5, 10};

    private static final double ROUNDING = 1e-9;

    private Scales() {}

    /** A stretch of the axis; {@code low} is less than {@code high}. */
    record Range(double low, double high) {}

    /** From 0 to a round number that is not below {@code high}. */
    static Range fromZero(double high) {
        return new Range(0, high > 0 ? Ticks.end(high) : 1);
    }

    /** Round numbers that take both values in between, for a part of the curves looked at closely. */
    static Range round(double low, double high) {
        double length = Math.max(high - low, 1e-3 * Math.max(Math.abs(high), 1e-6));
        double unit = Ticks.unit(length, 4);
        double from = Math.floor(low / unit + ROUNDING) * unit;
        double to = Math.ceil(high / unit - ROUNDING) * unit;
        return new Range(from, to > from ? to : from + unit);
    }

    /** Ones, twos and fives of powers of ten round both values, which are more than 0. */
    static Range logarithmic(double low, double high) {
        double from = down(low);
        double to = up(high);
        return new Range(from, to > from ? to : 2 * from);
    }

    private static double up(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double mantissa : LOG_ENDS) {
            if (mantissa * power >= value * (1 - ROUNDING)) {
                return mantissa * power;
            }
        }
        return 10 * power;
    }

    private static double down(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double found = power;
        for (double mantissa : LOG_ENDS) {
            if (mantissa * power <= value * (1 + ROUNDING)) {
                found = mantissa * power;
            }
        }
        return found;
    }

    /** A tick as it is written: short, whatever its size. */
    static String label(double tick) {
        double size = Math.abs(tick);
        if (size != 0 && (size < 1e-3 || size >= 1e5)) {
            return String.format(Locale.ROOT, "%.0e", tick)
                    .replaceFirst("e([+-])0?", "e$1")
                    .replace("e+", "e");
        }
        return Ticks.label(tick);
    }
}
