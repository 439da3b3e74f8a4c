package org.epsilonlab.ui.training.chart;

import java.util.Arrays;

/**
 * Points of a curve in bounded room. Once it is full, neighbouring buckets are joined in pairs, and each bucket stands for
 * twice as many points from then on; of each it keeps the lowest and the highest, so that no spike is lost however long a
 * run gets. A curve of fewer points than there are buckets is kept as it is.
 */
final class ThinnedSeries {
    /** More than a chart has columns of pixels, as a bucket can draw two points. */
    static final int BUCKETS = 1024;

    private final double[] lowX = new double[BUCKETS];
    private final double[] lowY = new double[BUCKETS];
    private final double[] highX = new double[BUCKETS];
    private final double[] highY = new double[BUCKETS];
    private int buckets;
    private long width = 1;
    private long inLast;
    private long added;

    /** Adds a point to the right of those before; both numbers finite. */
    void add(double x, double y) {
        added++;
        if (buckets > 0 && inLast < width) {
            join(buckets - 1, x, y, x, y);
            inLast++;
            return;
        }
        if (buckets == BUCKETS) {
            halve();
        }
        put(buckets, x, y, x, y);
        buckets++;
        inLast = 1;
    }

    private void halve() {
        for (int i = 0; i < BUCKETS; i += 2) {
            put(i / 2, lowX[i], lowY[i], highX[i], highY[i]);
            join(i / 2, lowX[i + 1], lowY[i + 1], highX[i + 1], highY[i + 1]);
        }
        buckets = BUCKETS / 2;
        width *= 2;
    }

    private void put(int bucket, double xOfLow, double low, double xOfHigh, double high) {
        lowX[bucket] = xOfLow;
        lowY[bucket] = low;
        highX[bucket] = xOfHigh;
        highY[bucket] = high;
    }

    private void join(int bucket, double xOfLow, double low, double xOfHigh, double high) {
        if (low < lowY[bucket]) {
            lowX[bucket] = xOfLow;
            lowY[bucket] = low;
        }
        if (high > highY[bucket]) {
            highX[bucket] = xOfHigh;
            highY[bucket] = high;
        }
    }

    void clear() {
        buckets = 0;
        width = 1;
        inLast = 0;
        added = 0;
    }

    /** How many points were added since it was empty. */
    long added() {
        return added;
    }

    /** How many points a bucket stands for; 1 as long as every point is kept. */
    long width() {
        return width;
    }

    /** What is left of the points, from left to right; at most two for each bucket. */
    Points points() {
        double[] xs = new double[2 * buckets];
        double[] ys = new double[2 * buckets];
        int n = 0;
        for (int i = 0; i < buckets; i++) {
            boolean lowFirst = lowX[i] <= highX[i];
            xs[n] = lowFirst ? lowX[i] : highX[i];
            ys[n++] = lowFirst ? lowY[i] : highY[i];
            if (lowX[i] != highX[i]) {
                xs[n] = lowFirst ? highX[i] : lowX[i];
                ys[n++] = lowFirst ? highY[i] : lowY[i];
            }
        }
        return new Points(Arrays.copyOf(xs, n), Arrays.copyOf(ys, n));
    }
}
