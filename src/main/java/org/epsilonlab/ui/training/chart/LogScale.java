package org.epsilonlab.ui.training.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.ui.training.chart.Scales.Range;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic axis of values with ticks at 1, 2 and 5 times the powers of ten, or at fewer of them where room is short. */
final class LogScale extends LogAxis {
    private static final List<int[]> MANTISSAS = List.of(new int[] {1, 2, 5}, new int[] {1, 3}, new int[] {1});

    private int most = 5;
    private double end = 10;

    /** @param intervals that there is room for, at least 1 */
    void show(Range range, int intervals) {
        most = intervals;
        end = range.high();
        // The last tick would be lost to rounding if the axis ended exactly on it.
        setRange(range.low(), range.high() * (1 + 1e-9));
    }

    @Override
    public List<Tick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        List<Tick> ticks = new ArrayList<>();
        for (double value : values(getLowerBound(), end, most)) {
            ticks.add(new NumberTick(value, Scales.label(value), TextAnchor.CENTER_RIGHT, TextAnchor.CENTER_RIGHT, 0));
        }
        return ticks;
    }

    /** NaN for 0 and below, which have no place here: the line has a gap there. */
    @Override
    public double valueToJava2D(double value, Rectangle2D area, RectangleEdge edge) {
        return value > 0 ? super.valueToJava2D(value, area, edge) : Double.NaN;
    }

    /** The ticks between two values, which stand at the ends where there is room for no more than these. */
    static List<Double> values(double low, double high, int most) {
        if (most < 2) {
            return List.of(low, high);
        }
        for (int[] mantissas : MANTISSAS) {
            List<Double> values = values(low, high, mantissas, 1);
            if (values.size() <= most + 1) {
                return values;
            }
        }
        int decades = (int) Math.ceil(Math.log10(high / low));
        return values(low, high, new int[] {1}, (decades + most - 1) / most);
    }

    private static List<Double> values(double low, double high, int[] mantissas, int everyPower) {
        List<Double> values = new ArrayList<>();
        int first = (int) Math.floor(Math.log10(low));
        for (int power = first; Math.pow(10, power) <= high; power++) {
            for (int mantissa : mantissas) {
                // A quotient, as 3 * 10^-1 is not 0.3.
                double value = power < 0 ? mantissa / Math.pow(10, -power) : mantissa * Math.pow(10, power);
                boolean within = value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
                if (within && Math.floorMod(power, everyPower) == 0) {
                    values.add(value);
                }
            }
        }
        return values;
    }
}
