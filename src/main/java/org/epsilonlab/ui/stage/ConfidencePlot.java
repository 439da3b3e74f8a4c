package org.epsilonlab.ui.stage;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.ChartStyle;
import org.epsilonlab.ui.common.Look;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The curves of {@link ConfidenceChart}, drawn by JFreeChart in our colours. */
final class ConfidencePlot {
    private final Appearance appearance;
    private final NumberAxis epsilonAxis = new NumberAxis();
    private final NumberAxis shareAxis = new NumberAxis();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    private final XYPlot plot = new XYPlot(new XYSeriesCollection(), epsilonAxis, shareAxis, renderer);
    private final JFreeChart chart = new JFreeChart(null, null, plot, false);
    private final ChartCanvas canvas = new ChartCanvas(chart);

    ConfidencePlot(Appearance appearance) {
        this.appearance = appearance;
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        canvas.setTooltipEnabled(false);
        shareAxis.setRange(0, 100);
        shareAxis.setNumberFormatOverride(new DecimalFormat("0 '%'", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        epsilonAxis.setNumberFormatOverride(new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        epsilonAxis.setRange(0, 0.2);
        appearance.lookProperty().subscribe(look -> style());
    }

    ChartCanvas canvas() {
        return canvas;
    }

    void resize(double width, double height) {
        // Each of the two redraws the chart, so set them only when they differ.
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            shareAxis.setTickUnit(new NumberTickUnit(height > appearance.look().px(12) ? 25 : 50), true, false);
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
    }

    /** Where the curves are drawn within the canvas, in pixels; empty before the first drawing. */
    Rectangle2D dataArea() {
        if (canvas.getRenderingInfo() == null) {
            return Rectangle2D.EMPTY;
        }
        java.awt.geom.Rectangle2D area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
        return new Rectangle2D(area.getX(), area.getY(), area.getWidth(), area.getHeight());
    }

    void setRange(double greatest) {
        epsilonAxis.setRange(0, greatest);
    }

    void show(List<Curve> curves, double range) {
        XYSeriesCollection data = new XYSeriesCollection();
        for (int i = 0; i < curves.size(); i++) {
            XYSeries trueClass = new XYSeries("true " + i, false, true);
            XYSeries instead = new XYSeries("instead " + i, false, true);
            for (Curve.Point point : curves.get(i).points()) {
                trueClass.add(point.epsilon(), 100 * point.trueClass(), false);
                instead.add(point.epsilon(), 100 * point.instead(), false);
            }
            data.addSeries(trueClass);
            data.addSeries(instead);
        }
        chart.setNotify(false);
        plot.setDataset(data);
        epsilonAxis.setRange(0, range);
        style();
        chart.setNotify(true);
    }

    private void style() {
        Look look = appearance.look();
        ChartStyle.apply(chart, look);
        for (int i = 0; i < plot.getSeriesCount(); i++) {
            boolean second = i >= 2;
            float width = (float) (look.scale() * (second ? 1.4 : 2.4));
            renderer.setSeriesPaint(
                    i,
                    ChartStyle.awt(
                            i % 2 == 0
                                    ? look.palette().before()
                                    : look.palette().after()));
            renderer.setSeriesStroke(i, i % 2 == 0 ? solid(width) : dashed(width));
            double r = look.scale() * 2.6;
            renderer.setSeriesShape(i, new Ellipse2D.Double(-r, -r, 2 * r, 2 * r));
            renderer.setSeriesShapesVisible(i, second);
            renderer.setSeriesShapesFilled(i, i % 2 == 0);
        }
    }

    private static BasicStroke solid(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static BasicStroke dashed(float width) {
        float[] dashes = {3.2f * width, 2.4f * width};
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }
}
