package org.epsilonlab.ui.training.chart;

import java.util.Arrays;

/** Points from left to right, to be drawn and read off. The arrays are not to be written to. */
final class Points {
    static final Points NONE = new Points(new double[0], new double[0]);

    private final double[] xs;
    private final double[] ys;

    Points(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
    }

    int size() {
        return xs.length;
    }

    double x(int i) {
        return xs[i];
    }

    double y(int i) {
        return ys[i];
    }

    /** The x of a point that is nearest to {@code x}, or NaN when there is none. */
    double nearest(double x) {
        if (xs.length == 0) {
            return Double.NaN;
        }
        int right = Math.min(xs.length - 1, firstFrom(x));
        int left = Math.max(0, right - 1);
        return Math.abs(xs[left] - x) <= Math.abs(xs[right] - x) ? xs[left] : xs[right];
    }

    /** The least x of a point that is more than {@code x}, or NaN. */
    double after(double x) {
        int i = firstFrom(Math.nextUp(x));
        return i < xs.length ? xs[i] : Double.NaN;
    }

    /** The greatest x of a point that is less than {@code x}, or NaN. */
    double before(double x) {
        int i = firstFrom(x);
        return i > 0 ? xs[i - 1] : Double.NaN;
    }

    /** The height of the line at {@code x}, or NaN to the left of its first and to the right of its last point. */
    double at(double x) {
        int right = firstFrom(x);
        if (right == xs.length || (right == 0 && xs[0] != x)) {
            return Double.NaN;
        }
        if (xs[right] == x) {
            return ys[right];
        }
        double share = (x - xs[right - 1]) / (xs[right] - xs[right - 1]);
        return ys[right - 1] + share * (ys[right] - ys[right - 1]);
    }

    /** Index of the first point at or to the right of {@code x}. */
    private int firstFrom(double x) {
        int found = Arrays.binarySearch(xs, x);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && xs[found - 1] == x) {
            found--;
        }
        return found;
    }
}
