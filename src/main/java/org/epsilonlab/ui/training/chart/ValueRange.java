package org.epsilonlab.ui.training.chart;

import java.util.function.IntPredicate;
import org.epsilonlab.ui.training.chart.EpochAxis.Span;
import org.epsilonlab.ui.training.chart.Scales.Range;

/**
 * Which values a chart shows. With the whole run in view the axis only ever grows, and hidden curves keep their room, so
 * that nothing jumps; a part of the run is looked at closely, with the curves that are visible filling the chart.
 */
final class ValueRange {
    private final ChartSpec spec;
    private final CurveData data;
    private double highest;
    private double lowestPositive = Double.POSITIVE_INFINITY;

    ValueRange(ChartSpec spec, CurveData data) {
        this.spec = spec;
        this.data = data;
    }

    /** Forgets how far the axis has grown. */
    void clear() {
        highest = 0;
        lowestPositive = Double.POSITIVE_INFINITY;
    }

    Range range(Span view, boolean zoomed, boolean logarithmic, IntPredicate visible) {
        if (spec.top().isPresent()) {
            return new Range(0, spec.top().getAsDouble());
        }
        Extent whole = new Extent();
        Extent part = new Extent();
        for (int series = 0; series < data.getSeriesCount(); series++) {
            for (int i = 0; i < data.getItemCount(series); i++) {
                double x = data.getXValue(series, i);
                double y = data.getYValue(series, i);
                whole.add(y);
                if (x >= view.from() && x <= view.to() && visible.test(series)) {
                    part.add(y);
                }
            }
        }
        highest = Math.max(highest, whole.high);
        lowestPositive = Math.min(lowestPositive, whole.lowPositive);
        if (zoomed && part.high >= part.low) {
            return logarithmic && part.highIsPositive()
                    ? Scales.logarithmic(part.lowPositive, part.high)
                    : Scales.round(part.low, part.high);
        }
        if (logarithmic) {
            return highest > 0 ? Scales.logarithmic(lowestPositive, highest) : new Range(0.1, 10);
        }
        return Scales.fromZero(highest);
    }

    private static final class Extent {
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;
        private double lowPositive = Double.POSITIVE_INFINITY;

        void add(double y) {
            low = Math.min(low, y);
            high = Math.max(high, y);
            if (y > 0) {
                lowPositive = Math.min(lowPositive, y);
            }
        }

        boolean highIsPositive() {
            return high > 0;
        }
    }
}
