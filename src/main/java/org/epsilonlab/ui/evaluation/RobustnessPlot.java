package org.epsilonlab.ui.evaluation;

import java.awt.Graphics2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.RobustnessCurve;
import org.epsilonlab.ui.common.ChartStyle;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.common.Ticks;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Curves of accuracy against ε with a 95 % interval at each figure, drawn by JFreeChart in our colours. */
final class RobustnessPlot {

    /** Room beyond the last figure, as a share of the axis, so that its marker is whole. */
    private static final double BEYOND = 0.02;

    private final NumberAxis epsilonAxis = new NumberAxis();
    private final NumberAxis shareAxis = new NumberAxis();
    private final XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    private final XYErrorRenderer figures = new XYErrorRenderer();
    private final ValueMarker chance = new ValueMarker(0);
    private final XYPlot plot = new XYPlot(null, epsilonAxis, shareAxis, lines);
    private final JFreeChart chart = new JFreeChart(null, null, plot, false);
    private final ChartCanvas canvas = new ChartCanvas(chart);
    private Look look;
    private List<Series> series = List.of();
    private double greatest = 0.1;

    RobustnessPlot(Look look) {
        this.look = look;
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        canvas.setTooltipEnabled(false);
        shareAxis.setRange(0, 100);
        shareAxis.setNumberFormatOverride(new DecimalFormat("0 '%'", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        epsilonAxis.setNumberFormatOverride(new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        lines.setDrawSeriesLineAsPath(true);
        figures.setDrawXError(false);
        figures.setDrawYError(true);
        plot.setRenderer(1, figures);
        restyle(look);
    }

    ChartCanvas canvas() {
        return canvas;
    }

    /** @param classes what guessing gives one in */
    void show(List<Series> now, int classes) {
        series = List.copyOf(now);
        XYSeriesCollection curves = new XYSeriesCollection();
        YIntervalSeriesCollection measured = new YIntervalSeriesCollection();
        greatest = 0;
        for (int i = 0; i < series.size(); i++) {
            XYSeries curve = new XYSeries(i, false, true);
            for (RobustnessCurve.Point point : series.get(i).curve().points()) {
                curve.add(point.epsilon(), 100 * point.accuracy(), false);
            }
            YIntervalSeries intervals = new YIntervalSeries(i);
            for (Measurement figure : series.get(i).curve().figures()) {
                var result = figure.figure();
                greatest = Math.max(greatest, figure.epsilon());
                intervals.add(
                        figure.epsilon(),
                        100 * result.robustAccuracy(),
                        100 * result.interval95().lower(),
                        100 * result.interval95().upper());
            }
            curves.addSeries(curve);
            measured.addSeries(intervals);
        }
        greatest = greatest == 0 ? 0.1 : greatest;
        chance.setValue(100.0 / Math.max(2, classes));
        change(() -> {
            plot.setDataset(0, curves);
            plot.setDataset(1, measured);
            restyle(look);
        });
    }

    private void change(Runnable changes) {
        chart.setNotify(false);
        changes.run();
        scale(canvas.getWidth(), canvas.getHeight());
        // The canvas forgets the font between two drawings, and what draws on it believes that it is still set.
        canvas.getGraphicsContext2D().setFont(look.font(1));
        chart.setNotify(true);
    }

    private void scale(double width, double height) {
        epsilonAxis.setRange(-BEYOND * greatest, greatest * (1 + BEYOND));
        int most = (int) Math.max(2, Math.min(10, width / look.px(5)));
        epsilonAxis.setTickUnit(new NumberTickUnit(Ticks.unit(greatest, most)), false, true);
        shareAxis.setTickUnit(new NumberTickUnit(height > look.px(14) ? 20 : 50), false, true);
    }

    void resize(double width, double height) {
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            change(() -> {
                canvas.setWidth(width);
                canvas.setHeight(height);
            });
        }
    }

    void setLook(Look now) {
        change(() -> restyle(now));
    }

    /** Draws the chart somewhere else. Meanwhile it is dressed for there, which the screen doesn't show. */
    void draw(Graphics2D g2, java.awt.geom.Rectangle2D room, Look there) {
        Look here = look;
        chart.setNotify(false);
        restyle(there);
        scale(room.getWidth(), room.getHeight());
        chart.draw(g2, room);
        change(() -> restyle(here));
    }

    private void restyle(Look now) {
        look = now;
        ChartStyle.apply(chart, look, 1);
        epsilonAxis.setLabel("ε");
        figures.setCapLength(3 * look.scale());
        for (int i = 0; i < series.size(); i++) {
            SeriesLook how = series.get(i).look(look);
            lines.setSeriesPaint(i, how.color());
            lines.setSeriesStroke(i, how.stroke());
            figures.setSeriesPaint(i, how.color());
            figures.setSeriesShape(i, how.marker());
            figures.setSeriesFillPaint(i, ChartStyle.awt(look.palette().surface()));
            figures.setSeriesOutlinePaint(i, how.color());
        }
        plot.clearRangeMarkers();
        chance.setPaint(ChartStyle.awt(look.palette().muted()));
        chance.setLabel("chance");
        chance.setLabelFont(ChartStyle.font(look, 1));
        chance.setLabelPaint(ChartStyle.awt(look.palette().muted()));
        chance.setLabelBackgroundColor(new java.awt.Color(0, 0, 0, 0));
        chance.setLabelAnchor(RectangleAnchor.TOP_LEFT);
        chance.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
        if (!series.isEmpty()) {
            plot.addRangeMarker(chance, Layer.BACKGROUND);
        }
    }

    /** Where a figure stands within the canvas; null before the first drawing. */
    @org.jspecify.annotations.Nullable
    Point2D pixelOf(Measurement figure) {
        Rectangle2D area = dataArea();
        if (area.getWidth() <= 0) {
            return null;
        }
        var awt =
                new java.awt.geom.Rectangle2D.Double(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
        return new Point2D(
                epsilonAxis.valueToJava2D(figure.epsilon(), awt, RectangleEdge.BOTTOM),
                shareAxis.valueToJava2D(100 * figure.figure().robustAccuracy(), awt, RectangleEdge.LEFT));
    }

    /** Where the curves are drawn within the canvas, in pixels; empty before the first drawing. */
    Rectangle2D dataArea() {
        if (canvas.getRenderingInfo() == null) {
            return Rectangle2D.EMPTY;
        }
        java.awt.geom.Rectangle2D area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
        return new Rectangle2D(area.getX(), area.getY(), area.getWidth(), area.getHeight());
    }
}
