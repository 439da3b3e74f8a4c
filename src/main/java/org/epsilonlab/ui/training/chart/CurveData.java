package org.epsilonlab.ui.training.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.epsilonlab.ui.training.chart.CurveSpec.Style;
import org.jfree.data.xy.AbstractXYDataset;

/**
 * All lines of a chart as one data set, so that a batch of points is one event however many curves it touches. With n
 * curves the series are: n lines, n times the points behind a smoothed line, n lines of an earlier run.
 */
final class CurveData extends AbstractXYDataset {
    /** A smoothed line averages over this share of the run. */
    private static final double SMOOTHED_SHARE = 0.01;

    private final transient List<CurveSpec> specs;
    private final transient List<Curve> now = new ArrayList<>();
    private final transient Points[] series;
    private double span = SMOOTHED_SHARE;
    private String earlier = "";

    /** A curve while it grows. */
    private static final class Curve {
        private final CurveSpec spec;
        private final Smoothing smoothing = new Smoothing();
        private final ThinnedSeries line = new ThinnedSeries();
        private final ThinnedSeries raw = new ThinnedSeries();

        Curve(CurveSpec spec) {
            this.spec = spec;
        }

        void add(double x, double y, double span) {
            if (spec.style() == Style.SMOOTHED) {
                raw.add(x, y);
                line.add(x, smoothing.next(x, y, span));
            } else {
                line.add(x, y);
            }
        }

        void clear() {
            smoothing.clear();
            line.clear();
            raw.clear();
        }
    }

    CurveData(List<CurveSpec> specs) {
        this.specs = specs;
        specs.forEach(spec -> now.add(new Curve(spec)));
        series = new Points[3 * specs.size()];
        Arrays.fill(series, Points.NONE);
    }

    /** How many epochs the run has; smoothing of the points to come goes by it. */
    void setEnd(double epochs) {
        span = SMOOTHED_SHARE * epochs;
    }

    /** Adds what belongs to a curve of this chart and is finite; one event, or none where nothing was added. */
    void append(List<CurvePoint> points) {
        boolean[] touched = new boolean[now.size()];
        for (CurvePoint point : points) {
            int curve = indexOf(point.curveId());
            if (curve >= 0 && Double.isFinite(point.x()) && Double.isFinite(point.y())) {
                now.get(curve).add(point.x(), point.y(), span);
                touched[curve] = true;
            }
        }
        boolean any = false;
        for (int i = 0; i < touched.length; i++) {
            if (touched[i]) {
                refresh(i);
                any = true;
            }
        }
        if (any) {
            fireDatasetChanged();
        }
    }

    private void refresh(int curve) {
        series[curve] = now.get(curve).line.points();
        series[specs.size() + curve] = now.get(curve).raw.points();
    }

    /** Forgets the points of the run; those of the earlier one stay. */
    void clear() {
        for (int i = 0; i < specs.size(); i++) {
            now.get(i).clear();
            refresh(i);
        }
        fireDatasetChanged();
    }

    /** @param title of the earlier run; "" with no points for none */
    void setEarlier(String title, Map<String, List<CurvePoint>> points) {
        earlier = title;
        for (int i = 0; i < specs.size(); i++) {
            Curve curve = new Curve(specs.get(i));
            for (CurvePoint point : points.getOrDefault(specs.get(i).id(), List.of())) {
                if (Double.isFinite(point.x()) && Double.isFinite(point.y())) {
                    curve.add(point.x(), point.y(), span);
                }
            }
            series[2 * specs.size() + i] = curve.line.points();
        }
        fireDatasetChanged();
    }

    int curves() {
        return specs.size();
    }

    CurveSpec spec(int curve) {
        return specs.get(curve);
    }

    /** The index of a curve, or -1. */
    int indexOf(String id) {
        for (int i = 0; i < specs.size(); i++) {
            if (specs.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    Points line(int curve) {
        return series[curve];
    }

    Points raw(int curve) {
        return series[specs.size() + curve];
    }

    Points earlier(int curve) {
        return series[2 * specs.size() + curve];
    }

    /** What the earlier run is called, or "". */
    String earlierTitle() {
        return earlier;
    }

    boolean isEmpty() {
        return Arrays.stream(series).allMatch(points -> points.size() == 0);
    }

    /** How many points came for a curve, and how many of them share a bucket; 1 where each one is still there. */
    long added(int curve) {
        return now.get(curve).line.added();
    }

    long bucket(int curve) {
        return now.get(curve).line.width();
    }

    /** The x nearest to {@code x} at which one of the curves has a point, or NaN. */
    double snap(double x, IntPredicate visible) {
        double found = Double.NaN;
        for (int i = 0; i < specs.size(); i++) {
            double each = visible.test(i) ? series[i].nearest(x) : Double.NaN;
            if (!(Math.abs(found - x) <= Math.abs(each - x)) && !Double.isNaN(each)) {
                found = each;
            }
        }
        return found;
    }

    @Override
    public int getSeriesCount() {
        return series.length;
    }

    @Override
    public String getSeriesKey(int index) {
        String kind = index < specs.size() ? "" : index < 2 * specs.size() ? " points" : " earlier";
        return specs.get(index % specs.size()).id() + kind;
    }

    @Override
    public int getItemCount(int index) {
        return series[index].size();
    }

    @Override
    public Number getX(int index, int item) {
        return getXValue(index, item);
    }

    @Override
    public Number getY(int index, int item) {
        return getYValue(index, item);
    }

    @Override
    public double getXValue(int index, int item) {
        return series[index].x(item);
    }

    @Override
    public double getYValue(int index, int item) {
        return series[index].y(item);
    }
}
