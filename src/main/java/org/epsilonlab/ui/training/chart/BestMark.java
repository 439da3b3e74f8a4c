package org.epsilonlab.ui.training.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.epsilonlab.ui.common.ChartStyle;
import org.epsilonlab.ui.common.Look;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** A disc on a point of a curve with words beside it, on that side where they stay within the chart. */
final class BestMark extends AbstractXYAnnotation {
    /** How far it reaches from the point, in heights of the body text. */
    static final double REACH = 0.55;

    private static final double RADIUS = 0.45;

    private final transient CurvePoint point;
    private final transient CurveSpec spec;
    private final String text;
    private final transient Look look;

    BestMark(CurvePoint point, CurveSpec spec, String text, Look look) {
        this.point = point;
        this.spec = spec;
        this.text = text;
        this.look = look;
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range,
            int rendererIndex,
            PlotRenderingInfo info) {
        double x = domain.valueToJava2D(point.x(), area, RectangleEdge.BOTTOM);
        double y = range.valueToJava2D(point.y(), area, RectangleEdge.LEFT);
        if (x < area.getMinX() || x > area.getMaxX() || Double.isNaN(y)) {
            return;
        }
        double r = look.px(RADIUS);
        Ellipse2D disc = new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
        g2.setPaint(ChartStyle.awt(spec.tone().in(look.palette())));
        g2.fill(disc);
        g2.setPaint(ChartStyle.awt(look.palette().text()));
        g2.setStroke(new BasicStroke((float) (1.5 * look.scale())));
        g2.draw(disc);
        if (area.getHeight() >= look.px(LivePlot.LOWEST_WITH_WORDS)) {
            drawText(g2, area, x, y, r);
        }
    }

    private void drawText(Graphics2D g2, Rectangle2D area, double x, double y, double r) {
        Font font = ChartStyle.font(look, 1);
        g2.setFont(font);
        FontMetrics metrics = g2.getFontMetrics();
        double width = metrics.stringWidth(text) + look.px(0.5);
        double height = metrics.getHeight();
        double gap = r + look.px(0.2);
        // The latest point is the right-most of a curve, so the room to the left of it is crossed by the curve itself.
        double left = x + gap + width <= area.getMaxX() ? x + gap : Math.max(area.getMinX(), x - width);
        double top = y + gap + height <= area.getMaxY() ? y + gap : Math.max(area.getMinY(), y - gap - height);
        Color surface = ChartStyle.awt(look.palette().surface());
        g2.setPaint(new Color(surface.getRed(), surface.getGreen(), surface.getBlue(), 210));
        g2.fill(new Rectangle2D.Double(left, top, width, height));
        g2.setPaint(ChartStyle.awt(look.palette().text()));
        g2.drawString(text, (float) (left + look.px(0.25)), (float) (top + metrics.getAscent()));
    }
}
