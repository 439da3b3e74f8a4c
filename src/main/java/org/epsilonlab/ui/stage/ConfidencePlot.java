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
import org.epsilonlab.ui.common.Ticks;
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
    /** Widths of the lines and radius of a marker in pixels at 100 %; the first network's lines are thick. */
    static final double THICK = 3;

    static final double THIN = 1.5;
    static final double MARKER = 3.5;

    /** The last tick would be lost to rounding if the axis ended exactly on it. */
    private static final double ABOVE = 1 + 1e-9;

    /** Each network has two lines: the true class, and what is predicted instead. */
    private static final int ONE_NETWORK = 2;

    private final Appearance appearance;
    private final NumberAxis epsilonAxis = new NumberAxis();
    private final NumberAxis shareAxis = new NumberAxis();
    private final XYLineAndShapeRenderer renderer = new FewMarkers();
    private final XYPlot plot = new XYPlot(new XYSeriesCollection(), epsilonAxis, shareAxis, renderer);
    private final JFreeChart chart = new JFreeChart(null, null, plot, false);
    private final ChartCanvas canvas = new ChartCanvas(chart);
    private double range = 0.2;

    ConfidencePlot(Appearance appearance) {
        this.appearance = appearance;
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        canvas.setTooltipEnabled(false);
        shareAxis.setRange(0, 100);
        shareAxis.setNumberFormatOverride(new DecimalFormat("0 '%'", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        epsilonAxis.setNumberFormatOverride(new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        epsilonAxis.setRange(0, range * ABOVE);
        // Segment by segment, the dashes of a fine curve would start anew too often to be seen.
        renderer.setDrawSeriesLineAsPath(true);
        appearance.lookProperty().subscribe(look -> style());
    }

    ChartCanvas canvas() {
        return canvas;
    }

    void resize(double width, double height) {
        // Each of the two redraws the chart, so set them only when they differ.
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            chart.setNotify(false);
            canvas.setWidth(width);
            canvas.setHeight(height);
            setTicks();
            chart.setNotify(true);
        }
    }

    private void setTicks() {
        Look look = appearance.look();
        shareAxis.setTickUnit(new NumberTickUnit(canvas.getHeight() > look.px(12) ? 25 : 50), false, true);
        int most = (int) Math.max(2, Math.min(10, canvas.getWidth() / look.px(4.5)));
        epsilonAxis.setTickUnit(new NumberTickUnit(Ticks.unit(range, most)), false, true);
    }

    /** Where the curves are drawn within the canvas, in pixels; empty before the first drawing. */
    Rectangle2D dataArea() {
        if (canvas.getRenderingInfo() == null) {
            return Rectangle2D.EMPTY;
        }
        java.awt.geom.Rectangle2D area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
        return new Rectangle2D(area.getX(), area.getY(), area.getWidth(), area.getHeight());
    }

    /** Sets where the axis of epsilon ends. */
    void setRange(double greatest) {
        range = greatest;
        chart.setNotify(false);
        epsilonAxis.setRange(0, range * ABOVE);
        setTicks();
        chart.setNotify(true);
    }

    void show(List<Curve> curves, double greatest) {
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
        range = greatest;
        epsilonAxis.setRange(0, range * ABOVE);
        setTicks();
        style();
        chart.setNotify(true);
    }

    private void style() {
        Look look = appearance.look();
        // The canvas forgets the font between two drawings, and what draws on it believes that it is still set.
        canvas.getGraphicsContext2D().setFont(look.font(ChartStyle.LABELS));
        ChartStyle.apply(chart, look);
        for (int i = 0; i < plot.getSeriesCount(); i++) {
            boolean second = i >= ONE_NETWORK;
            float width = (float) (look.scale() * (second ? THIN : THICK));
            renderer.setSeriesPaint(
                    i,
                    ChartStyle.awt(
                            i % 2 == 0
                                    ? look.palette().before()
                                    : look.palette().after()));
            renderer.setSeriesStroke(i, i % 2 == 0 ? solid(width) : dashed(width));
            double r = look.scale() * MARKER;
            renderer.setSeriesShape(i, new Ellipse2D.Double(-r, -r, 2 * r, 2 * r));
            renderer.setSeriesFillPaint(i, ChartStyle.awt(look.palette().surface()));
        }
        renderer.setUseFillPaint(true);
        setTicks();
    }

    private static BasicStroke solid(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static BasicStroke dashed(float width) {
        float[] dashes = {3.2f * width, 2.4f * width};
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    /** Rings on the second network's lines, few enough to leave them lines. */
    private static final class FewMarkers extends XYLineAndShapeRenderer {
        private static final int EVERY = 8;

        FewMarkers() {
            super(true, false);
        }

        @Override
        public boolean getItemShapeVisible(int series, int item) {
            return series >= ONE_NETWORK && item % EVERY == EVERY / 2;
        }

        @Override
        public boolean getItemShapeFilled(int series, int item) {
            return true;
        }
    }
}
