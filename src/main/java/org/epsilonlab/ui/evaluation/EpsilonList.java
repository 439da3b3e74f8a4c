package org.epsilonlab.ui.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.ui.common.EpsilonFormat;

/** Several budgets as one line of text, such as "0, 0.05, 8/255". */
final class EpsilonList {

    private static final int MOST = 24;

    /** What is usual for grey pictures, and beside it for colour ones in steps of 8 bits. */
    private static final double GREY = 0.1;

    private static final int COLOUR_STEPS = 8;
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

    /** The same for pictures of one shape: networks for colour ones fall at a third of the budget, told in steps of 8 bits. */
    static String usual(Norm norm, InputShape shape) {
        return norm == Norm.LINF ? suiting(usual(norm), shape) : usual(norm);
    }

    /** What was written for grey pictures under L∞, for those of a shape: 0.1 becomes 8/255 in colour. */
    static String suiting(String grey, InputShape shape) {
        return shape.channels() == 1
                ? grey
                : parse(grey).stream()
                        .map(budget -> Math.round(budget * COLOUR_STEPS / GREY))
                        .distinct()
                        .map(steps -> steps == 0 ? "0" : steps + "/255")
                        .collect(Collectors.joining(", "));
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
