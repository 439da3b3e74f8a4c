package org.epsilonlab.ui.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.ui.common.EpsilonFormat;

/** Several budgets as one line of text, such as "0, 0.05, 8/255". */
final class EpsilonList {

    private static final int MOST = 24;
    private static final EpsilonFormat FORMAT = new EpsilonFormat();

    private EpsilonList() {}

    /** Budgets among which the fall of a common network is seen, for small pictures in [0, 1]. */
    static String usual(Norm norm) {
        return switch (norm) {
            case LINF -> "0, 0.01, 0.02, 0.03, 0.05, 0.1, 0.15, 0.2";
            case L2 -> "0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3";
            case L1 -> "0, 2, 4, 6, 8, 12, 16, 24";
            case L0 -> "0, 2, 4, 8, 12, 16, 24, 32";
        };
    }

    /**
     * Reads it; each budget once, in rising order.
     *
     * @throws IllegalArgumentException with one sentence that says what is wrong and what to type
     */
    static List<Double> parse(String text) {
        List<Double> budgets = new ArrayList<>();
        for (String part : text.split("[,;\\s]+", -1)) {
            if (!part.isBlank()) {
                budgets.add(one(part));
            }
        }
        List<Double> each = budgets.stream().distinct().sorted().toList();
        if (each.isEmpty()) {
            throw new IllegalArgumentException("Type at least one ε, such as 0, 0.05, 8/255.");
        }
        if (each.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " values of ε make a curve; leave some out.");
        }
        return each;
    }

    private static double one(String part) {
        double value;
        try {
            value = FORMAT.parse(part);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("“" + part + "” is no ε; type such as 0, 0.05, 8/255.", e);
        }
        if (!Double.isFinite(value) || value < 0) {
            throw new IllegalArgumentException("“" + part + "” is no ε; it must be 0 or more.");
        }
        return value;
    }

    /** The line for these budgets. */
    static String format(List<Double> budgets) {
        return budgets.stream().map(EpsilonList::number).collect(Collectors.joining(", "));
    }

    /** A budget without needless noughts. */
    static String number(double epsilon) {
        return String.format(Locale.ROOT, "%.4f", epsilon).replaceFirst("\\.?0+$", "");
    }
}
