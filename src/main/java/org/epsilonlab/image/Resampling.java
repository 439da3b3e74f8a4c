package org.epsilonlab.image;

import java.awt.Rectangle;

/**
 * Resizing, one axis after the other, as a {@link Filter} says; the values themselves where the size stays. Works on the
 * stored (gamma-coded) values, as the tools do with which networks are trained.
 *
 * <p>Source rows are read once and in order, so that a large photograph costs no more memory than its decoded form.
 */
final class Resampling {
    private Resampling() {}

    /**
     * What a picture is resized to, and the part of that which is wanted.
     *
     * @param window inside width × height
     */
    record Target(int width, int height, Rectangle window, Filter filter) {
        /** All of it. */
        static Target whole(int width, int height, Filter filter) {
            return new Target(width, height, new Rectangle(0, 0, width, height), filter);
        }
    }

    /** What makes up positions {@code from}…{@code from + count − 1} of an axis. */
    private static Taps[] axis(int source, int target, int from, int count, Filter filter) {
        Taps[] axis = new Taps[count];
        for (int t = 0; t < count; t++) {
            axis[t] = filter.taps(from + t, source, target);
        }
        return axis;
    }

    /** The part {@code area} of the source, resized: channels × window's height × width floats in [0, 1]. */
    static float[] resize(SourceRows source, Rectangle area, int channels, Target target) {
        Rectangle window = target.window();
        int width = window.width;
        int height = window.height;
        Taps[] across = axis(area.width, target.width(), window.x, width, target.filter());
        Taps[] down = axis(area.height, target.height(), window.y, height, target.filter());
        double[][] row = new double[channels][area.width];
        double[][] narrow = new double[channels][width];
        double[] sums = new double[channels * height * width];
        int open = 0;
        for (int y = 0; y < area.height; y++) {
            source.read(area.y + y, area.x, area.width, row);
            for (int c = 0; c < channels; c++) {
                combine(row[c], across, narrow[c]);
            }
            while (open < height && down[open].end() <= y) {
                open++;
            }
            for (int t = open; t < height && down[t].first() <= y; t++) {
                add(narrow, down[t].weights()[y - down[t].first()], sums, t, height, width);
            }
        }
        float[] values = new float[sums.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.max(0, Math.min(1, sums[i]));
        }
        return values;
    }

    private static void combine(double[] row, Taps[] across, double[] narrow) {
        for (int t = 0; t < narrow.length; t++) {
            double sum = 0;
            int first = across[t].first();
            double[] weights = across[t].weights();
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * row[first + i];
            }
            narrow[t] = sum;
        }
    }

    private static void add(double[][] row, double weight, double[] sums, int y, int height, int width) {
        for (int c = 0; c < row.length; c++) {
            int start = (c * height + y) * width;
            for (int x = 0; x < width; x++) {
                sums[start + x] += weight * row[c][x];
            }
        }
    }
}
