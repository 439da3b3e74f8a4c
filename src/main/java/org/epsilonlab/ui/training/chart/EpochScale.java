package org.epsilonlab.ui.training.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.epsilonlab.ui.common.Ticks;
import org.epsilonlab.ui.training.chart.EpochAxis.Span;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** The axis of epochs. Its name stands to the left of its numbers, where it costs no line of its own. */
final class EpochScale extends NumberAxis {
    private static final String NAME = "epoch";

    EpochScale() {
        setNumberFormatOverride(new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    }

    /** @param most intervals that there is room for */
    void show(Span span, int most) {
        // The last tick would be lost to rounding if the axis ended exactly on it.
        setRange(span.from(), span.to() + 1e-9 * span.length());
        double unit = Ticks.unit(span.length(), Math.max(1, most));
        // There is no half epoch to look for where whole ones have room between them.
        setTickUnit(new NumberTickUnit(unit > 1 && unit != Math.rint(unit) ? 2 * unit : unit), false, true);
    }

    @Override
    public AxisState draw(
            Graphics2D g2,
            double cursor,
            Rectangle2D plotArea,
            Rectangle2D dataArea,
            RectangleEdge edge,
            PlotRenderingInfo state) {
        AxisState drawn = super.draw(g2, cursor, plotArea, dataArea, edge, state);
        g2.setFont(getTickLabelFont());
        g2.setPaint(getTickLabelPaint());
        float y = (float)
                (cursor + getTickMarkOutsideLength() + getTickLabelInsets().getTop());
        TextUtils.drawAlignedString(NAME, g2, (float) plotArea.getMinX(), y, TextAnchor.TOP_LEFT);
        return drawn;
    }
}
