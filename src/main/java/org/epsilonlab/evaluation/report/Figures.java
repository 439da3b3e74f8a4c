package org.epsilonlab.evaluation.report;

import java.util.Locale;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.evaluation.WilsonInterval;
import org.jspecify.annotations.Nullable;

/** How numbers and names are put into words. */
final class Figures {

    private Figures() {}

    /** A share in per cent with one digit. */
    static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    /** An interval in per cent. */
    static String interval(WilsonInterval interval) {
        return percent(interval.lower()) + "–" + percent(interval.upper());
    }

    /** A budget with no more digits than it needs. */
    static String epsilon(double epsilon) {
        String text = String.format(Locale.ROOT, "%.4f", epsilon);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 10 ? "%.2f" : "%,.0f", seconds);
    }

    /** The sign of a norm. */
    static String norm(@Nullable Norm norm) {
        return norm == null
                ? "no norm"
                : switch (norm) {
                    case LINF -> "L∞";
                    case L2 -> "L2";
                    case L1 -> "L1";
                    case L0 -> "L0";
                };
    }

    /** An attack's name as the command line knows it, with what sets it apart within its family. */
    static String attack(AttackSpec spec) {
        Object steps = spec.arguments().texts().get("steps");
        return steps == null ? spec.description().name() : spec.description().name() + "-" + steps;
    }
}
