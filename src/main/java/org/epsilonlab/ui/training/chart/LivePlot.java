package org.epsilonlab.ui.training.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import org.epsilonlab.ui.common.ChartStyle;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.common.Ticks;
import org.epsilonlab.ui.training.chart.Scales.Range;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;

/** The curves of {@link LiveChart}, drawn by JFreeChart in our colours. */
final class LivePlot {
    /** Room for the labels of the values, in heights of the body text; the same in all charts, so that their epochs align. */
    private static final double LABELS = 4;

    /** Curves lower than this, in heights of the body text, leave no room for words among them. */
    static final double LOWEST_WITH_WORDS = 4;

    private final ChartSpec spec;
    private final EpochAxis epochs;
    private final CurveData data;
    private final CurvePainter painter;
    private final ValueRange values;
    private final EpochScale epochScale = new EpochScale();
    private final NumberAxis linear = new NumberAxis();
    private final LogScale logarithmic = new LogScale();
    private final ValueMarker chance = new ValueMarker(0);
    private final CurvePlot plot;
    private final JFreeChart chart;
    private final ChartCanvas canvas;
    private Look look;
    private @Nullable CurvePoint best;
    private String bestText = "";
    private boolean drawn = true;

    LivePlot(ChartSpec spec, EpochAxis epochs, Look look) {
        this.spec = spec;
        this.epochs = epochs;
        this.look = look;
        data = new CurveData(spec.curves());
        painter = new CurvePainter(data);
        values = new ValueRange(spec, data);
        String percent = spec.unit().isEmpty() ? "0.######" : "0.######'" + spec.unit() + "'";
        linear.setNumberFormatOverride(new DecimalFormat(percent, DecimalFormatSymbols.getInstance(Locale.ROOT)));
        plot = new CurvePlot(data, epochScale, linear, painter);
        chart = new JFreeChart(null, null, plot, false);
        canvas = new ChartCanvas(chart);
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        canvas.setTooltipEnabled(false);
        restyle(look);
    }

    ChartCanvas canvas() {
        return canvas;
    }

    JFreeChart chart() {
        return chart;
    }

    CurveData data() {
        return data;
    }

    CurvePainter painter() {
        return painter;
    }

    /** Makes any number of changes, brings the axes up to date, and draws once. */
    void change(Runnable changes) {
        chart.setNotify(false);
        changes.run();
        data.setEnd(epochs.end());
        scale(canvas.getWidth(), canvas.getHeight());
        // The canvas forgets the font between two drawings, and what draws on it believes that it is still set.
        canvas.getGraphicsContext2D().setFont(look.font(1));
        // Turning this on draws; a chart that is nowhere to be seen can wait.
        chart.setNotify(drawn);
    }

    /** Whether changes are drawn; where they were not, all of them are once this is turned on. */
    void setDrawn(boolean now) {
        drawn = now;
        chart.setNotify(now);
    }

    void resize(double width, double height) {
        // Each of the two redraws the chart, so set them only when they differ.
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            change(() -> {
                canvas.setWidth(width);
                canvas.setHeight(height);
            });
        }
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

    private void scale(double wide, double high) {
        double width = Math.max(1, wide - look.px(LABELS));
        double height = Math.max(1, high - look.px(2));
        epochScale.show(epochs.viewProperty().get(), (int) Math.min(12, width / look.px(4)));
        plot.setOverhang(epochs.isZoomed() ? 0 : look.px(BestMark.REACH));
        painter.setMostMarkers((int) (width / look.px(0.9)));
        int most = (int) Math.max(1, Math.min(4, height / look.px(1.5)));
        chance.setLabel(height < look.px(LOWEST_WITH_WORDS) ? null : "chance");
        Range range =
                values.range(epochs.viewProperty().get(), epochs.isZoomed(), isLogarithmic(), painter::isSeriesVisible);
        if (isLogarithmic()) {
            logarithmic.show(range, most);
        } else {
            double length = range.high() - range.low();
            linear.setTickUnit(new NumberTickUnit(most < 2 ? length : Ticks.unit(length, most)), false, true);
            linear.setRange(range.low(), range.high() + 1e-9 * length);
        }
    }

    boolean isLogarithmic() {
        return plot.getRangeAxis() instanceof LogScale;
    }

    /** To be called within {@link #change}. */
    void setLogarithmic(boolean now) {
        plot.setRangeAxis(now ? logarithmic : linear);
        restyle(look);
    }

    void clear() {
        values.clear();
        best = null;
        data.clear();
        mark();
    }

    void setBest(@Nullable CurvePoint point, String text) {
        best = point;
        bestText = text;
        mark();
    }

    /** The label of the mark, or "". */
    String bestText() {
        return best == null ? "" : bestText;
    }

    /** Dresses the chart; to be called within {@link #change}. */
    void restyle(Look now) {
        look = now;
        ChartStyle.apply(chart, look, 1);
        chart.setPadding(new RectangleInsets(look.px(0.65), 0, 0, look.px(1)));
        AxisSpace left = new AxisSpace();
        left.setLeft(look.px(LABELS));
        plot.setFixedRangeAxisSpace(left);
        AxisSpace bottom = new AxisSpace();
        bottom.setBottom(look.px(2.1));
        plot.setFixedDomainAxisSpace(bottom);
        for (ValueAxis axis : List.of(linear, logarithmic)) {
            axis.setTickLabelInsets(new RectangleInsets(0, look.px(0.35), 0, look.px(0.35)));
        }
        // Lower than the lowest label of the values, beside which the name of the axis stands.
        epochScale.setTickLabelInsets(new RectangleInsets(look.px(0.4), 0, 0, 0));
        painter.style(look);
        plot.clearRangeMarkers();
        restyleChance();
        mark();
    }

    private void restyleChance() {
        float width = (float) (1.5 * look.scale());
        chance.setPaint(ChartStyle.awt(look.palette().muted()));
        chance.setStroke(new BasicStroke(
                width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {width, 3 * width}, 0));
        chance.setLabelFont(ChartStyle.font(look, 1));
        chance.setLabelPaint(ChartStyle.awt(look.palette().muted()));
        chance.setLabelBackgroundColor(new java.awt.Color(0, 0, 0, 0));
        chance.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
        chance.setLabelTextAnchor(TextAnchor.BOTTOM_RIGHT);
        if (spec.chance().isPresent()) {
            chance.setValue(spec.chance().getAsDouble());
            plot.addRangeMarker(chance, Layer.BACKGROUND);
        }
    }

    private void mark() {
        plot.clearAnnotations();
        CurvePoint point = best;
        int curve = point == null ? -1 : data.indexOf(point.curveId());
        if (point != null && curve >= 0 && !painter.isHidden(curve)) {
            plot.addAnnotation(new BestMark(point, data.spec(curve), bestText, look));
        }
    }

    /** Hides or shows a curve with its mark; to be called within {@link #change}. */
    void setHidden(int curve, boolean now) {
        painter.setHidden(curve, now);
        mark();
    }

    /** Where the curves are drawn within the canvas, in pixels; empty before the first drawing. */
    Rectangle2D dataArea() {
        if (canvas.getRenderingInfo() == null) {
            return Rectangle2D.EMPTY;
        }
        java.awt.geom.Rectangle2D area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
        return new Rectangle2D(area.getX(), area.getY(), area.getWidth(), area.getHeight());
    }

    /** Where a value stands within the canvas, in pixels from its top. */
    double pixelOf(double value) {
        Rectangle2D area = dataArea();
        return plot.getRangeAxis()
                .valueToJava2D(
                        value,
                        new java.awt.geom.Rectangle2D.Double(
                                area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight()),
                        RectangleEdge.LEFT);
    }
}
