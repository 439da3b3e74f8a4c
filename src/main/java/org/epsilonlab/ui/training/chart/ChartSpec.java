package org.epsilonlab.ui.training.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a chart shows.
 *
 * @param title one word, such as "Accuracy"
 * @param caption what the values were measured on; "" for nothing
 * @param empty the sentence that stands in a chart without points
 * @param unit written after each value, with its blank, such as " %"; "" for none
 * @param decimals of a value that is read off
 * @param top where the axis of values ends, which begins at 0; empty for one that grows with the values
 * @param chance the value that guessing gives, marked by a line; empty for no line
 * @param curves at least one, the one to be drawn on top first
 */
public record ChartSpec(
        String title,
        String caption,
        String empty,
        String unit,
        int decimals,
        OptionalDouble top,
        OptionalDouble chance,
        List<CurveSpec> curves) {

    /** @throws IllegalArgumentException if there is no curve, or two have the same id */
    public ChartSpec {
        curves = List.copyOf(curves);
        Set<String> ids = new HashSet<>();
        if (curves.isEmpty() || !curves.stream().allMatch(curve -> ids.add(curve.id()))) {
            throw new IllegalArgumentException("A chart needs at least one curve, each with an id of its own.");
        }
    }

    /** Whether the values may be shown on a logarithmic axis: where the axis has a fixed end, they may not. */
    boolean hasLogarithm() {
        return top.isEmpty();
    }

    /** The value as it is read off, with its unit; a small one in scientific notation rather than as 0. */
    String format(double value) {
        boolean tiny = value != 0 && Math.abs(value) < 0.5 * Math.pow(10, -decimals);
        return String.format(Locale.ROOT, tiny ? "%.1e" : "%." + decimals + "f", value) + unit;
    }
}
