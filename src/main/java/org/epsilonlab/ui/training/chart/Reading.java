package org.epsilonlab.ui.training.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the cross-hair reads off.
 *
 * @param epoch where it stands, NaN for nowhere
 * @param values of the visible curves that reach to it, in the order of the legend
 */
record Reading(double epoch, List<Value> values) {
    static final Reading NONE = new Reading(Double.NaN, List.of());

    /**
     * @param curve index of the curve
     * @param name as it is read, with the run's where it is an earlier one
     */
    record Value(int curve, String name, double value, boolean earlier) {}

    /** Reads where a curve has a point nearest to {@code x}. */
    static Reading at(double x, CurveData data, CurvePainter painter) {
        double epoch = Double.isNaN(x) ? x : data.snap(x, curve -> !painter.isHidden(curve));
        if (Double.isNaN(epoch)) {
            return NONE;
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < data.curves(); i++) {
            double y = data.line(i).at(epoch);
            if (!painter.isHidden(i) && !Double.isNaN(y)) {
                values.add(new Value(i, data.spec(i).title(), y, false));
            }
        }
        for (int i = 0; i < data.curves(); i++) {
            double y = data.earlier(i).at(epoch);
            if (!painter.isHidden(i) && !painter.isEarlierHidden() && !Double.isNaN(y)) {
                values.add(new Value(i, data.spec(i).title() + ", " + data.earlierTitle(), y, true));
            }
        }
        return new Reading(epoch, values);
    }

    boolean isNone() {
        return Double.isNaN(epoch);
    }

    /** The epoch in words, with as many digits as it has, up to two. */
    String head() {
        return "epoch " + String.format(Locale.ROOT, "%.2f", epoch).replaceFirst("\\.?0+$", "");
    }

    /** All of it in a sentence, for a reader of the screen. */
    String words(ChartSpec spec) {
        StringBuilder words = new StringBuilder(head());
        for (Value value : values) {
            words.append(words.length() == head().length() ? ": " : "; ")
                    .append(value.name())
                    .append(' ')
                    .append(spec.format(value.value()));
        }
        return words.toString();
    }
}
