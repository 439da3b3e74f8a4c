package org.epsilonlab.ui.training.chart;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.data.xy.XYDataset;

/** A plot that doesn't cut the markers of the last epoch in half at its right edge. */
final class CurvePlot extends XYPlot {

    private static final long serialVersionUID = 1L;

    private double overhang;

    CurvePlot(XYDataset data, ValueAxis epochs, ValueAxis values, XYItemRenderer painter) {
        super(data, epochs, values, painter);
    }

    /** So many pixels beyond the right edge are drawn on; none where the curves go on beyond it. */
    void setOverhang(double pixels) {
        overhang = pixels;
    }

    @Override
    public boolean render(
            Graphics2D g2, Rectangle2D area, int index, PlotRenderingInfo info, CrosshairState crosshair) {
        Shape clip = widen(g2, area);
        boolean found = super.render(g2, area, index, info, crosshair);
        g2.setClip(clip);
        return found;
    }

    @Override
    public void drawAnnotations(Graphics2D g2, Rectangle2D area, PlotRenderingInfo info) {
        Shape clip = widen(g2, area);
        super.drawAnnotations(g2, area, info);
        g2.setClip(clip);
    }

    private Shape widen(Graphics2D g2, Rectangle2D area) {
        Shape clip = g2.getClip();
        if (overhang > 0) {
            g2.setClip(new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth() + overhang, area.getHeight()));
        }
        return clip;
    }
}
