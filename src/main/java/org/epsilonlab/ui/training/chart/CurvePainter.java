package org.epsilonlab.ui.training.chart;

import java.awt.Color;
import org.epsilonlab.ui.common.ChartStyle;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.training.chart.CurveSpec.Style;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/** Draws the series of {@link CurveData}: lines, faint points behind them, and thin faint lines of an earlier run. */
final class CurvePainter extends XYLineAndShapeRenderer {
    private static final int RAW_OPACITY = 90;
    private static final int EARLIER_OPACITY = 150;

    private final transient CurveData data;
    private final boolean[] hidden;
    private boolean earlierHidden;
    private int mostMarkers = 20;

    CurvePainter(CurveData data) {
        super(true, true);
        this.data = data;
        hidden = new boolean[data.curves()];
        // Segment by segment, the dashes of a fine curve would start anew too often to be seen.
        setDrawSeriesLineAsPath(true);
        setUseFillPaint(false);
    }

    void style(Look look) {
        for (int i = 0; i < data.curves(); i++) {
            CurveSpec spec = data.spec(i);
            Color color = ChartStyle.awt(spec.tone().in(look.palette()));
            setSeriesPaint(i, color);
            setSeriesStroke(i, LineLook.line(spec.stroke(), look.scale()));
            setSeriesShape(i, LineLook.marker(spec.stroke(), look.scale()));
            int raw = data.curves() + i;
            setSeriesPaint(raw, faint(color, RAW_OPACITY));
            setSeriesStroke(raw, LineLook.raw(look.scale()));
            int earlier = raw + data.curves();
            setSeriesPaint(earlier, faint(color, EARLIER_OPACITY));
            setSeriesStroke(earlier, LineLook.earlier(spec.stroke(), look.scale()));
            setSeriesShape(earlier, LineLook.marker(spec.stroke(), 0.6 * look.scale()));
        }
    }

    private static Color faint(Color color, int opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), opacity);
    }

    /** More points than this have no room for markers. */
    void setMostMarkers(int most) {
        mostMarkers = most;
    }

    void setHidden(int curve, boolean now) {
        hidden[curve] = now;
        fireChangeEvent();
    }

    boolean isHidden(int curve) {
        return hidden[curve];
    }

    void setEarlierHidden(boolean now) {
        earlierHidden = now;
        fireChangeEvent();
    }

    boolean isEarlierHidden() {
        return earlierHidden;
    }

    @Override
    public boolean getItemVisible(int series, int item) {
        return isSeriesVisible(series);
    }

    @Override
    public boolean isSeriesVisible(int series) {
        boolean shown = !hidden[series % data.curves()];
        return shown && !(earlierHidden && series >= 2 * data.curves());
    }

    @Override
    public boolean getItemShapeVisible(int series, int item) {
        int points = data.getItemCount(series);
        boolean isRaw = series >= data.curves() && series < 2 * data.curves();
        // A line of one point is nothing to be seen.
        boolean lonely = points == 1 && !isRaw;
        return lonely || (data.spec(series % data.curves()).style() == Style.MEASURED && points <= mostMarkers);
    }
}
