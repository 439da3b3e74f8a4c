package org.epsilonlab.image;

import java.awt.Rectangle;

/**
 * Resizing, one axis after the other: the average over the covered area where a picture shrinks, bilinear where it
 * grows, the values themselves where the size stays. Works on the stored (gamma-coded) values, as the tools do with
 * which networks are trained.
 *
 * <p>Source rows are read once and in order, so that a large photograph costs no more memory than its decoded form.
 */
final class Resampling {
    private Resampling() {}

    /** The weights with which source positions from {@code first[t]} on make up target position t; they sum to 1. */
    private static final class Axis {
        private final int[] first;
        private final double[][] weights;

        private Axis(int target) {
            first = new int[target];
            weights = new double[target][];
        }

        static Axis of(int source, int target) {
            Axis axis = new Axis(target);
            for (int t = 0; t < target; t++) {
                if (target <= source) {
                    axis.average(t, source, target);
                } else {
                    axis.between(t, source, target);
                }
            }
            return axis;
        }

        /** Overlaps counted in units of 1/target of a source pixel, hence without rounding. */
        private void average(int t, long source, long target) {
            long from = t * source;
            long to = from + source;
            int start = (int) (from / target);
            int end = (int) ((to + target - 1) / target);
            first[t] = start;
            weights[t] = new double[end - start];
            for (int i = start; i < end; i++) {
                long overlap = Math.min((i + 1) * target, to) - Math.max(i * target, from);
                weights[t][i - start] = (double) overlap / source;
            }
        }

        private void between(int t, int source, int target) {
            double centre = (t + 0.5) * source / target - 0.5;
            double x = Math.max(0, Math.min(source - 1, centre));
            int left = (int) x;
            double right = x - left;
            first[t] = left;
            weights[t] = right == 0 ? new double[] {1} : new double[] {1 - right, right};
        }

        int end(int t) {
            return first[t] + weights[t].length;
        }
    }

    /** The part {@code area} of the source as channels × height × width floats in [0, 1]. */
    static float[] resize(SourceRows source, Rectangle area, int channels, int height, int width) {
        Axis across = Axis.of(area.width, width);
        Axis down = Axis.of(area.height, height);
        double[][] row = new double[channels][area.width];
        double[][] narrow = new double[channels][width];
        double[] sums = new double[channels * height * width];
        int open = 0;
        for (int y = 0; y < area.height; y++) {
            source.read(area.y + y, area.x, area.width, row);
            for (int c = 0; c < channels; c++) {
                combine(row[c], across, narrow[c]);
            }
            while (open < height && down.end(open) <= y) {
                open++;
            }
            for (int t = open; t < height && down.first[t] <= y; t++) {
                add(narrow, down.weights[t][y - down.first[t]], sums, t, height, width);
            }
        }
        float[] values = new float[sums.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.max(0, Math.min(1, sums[i]));
        }
        return values;
    }

    private static void combine(double[] row, Axis across, double[] narrow) {
        for (int t = 0; t < narrow.length; t++) {
            double sum = 0;
            double[] weights = across.weights[t];
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * row[across.first[t] + i];
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
