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

    /** The weights with which source positions from {@code first[t]} on make up target position t; they sum to 1. */
    private static final class Axis {
        private final int[] first;
        private final double[][] weights;

        private Axis(int target) {
            first = new int[target];
            weights = new double[target][];
        }

        /** Positions {@code from}…{@code from + count − 1} of {@code target}. */
        static Axis of(int source, int target, int from, int count, Filter filter) {
            Axis axis = new Axis(count);
            for (int t = 0; t < count; t++) {
                if (filter != Filter.AREA) {
                    axis.weigh(t, from + t, source, target, filter);
                } else if (target <= source) {
                    axis.average(t, from + t, source, target);
                } else {
                    axis.between(t, from + t, source, target);
                }
            }
            return axis;
        }

        /** As PyTorch's interpolate with antialiasing does it. */
        private void weigh(int t, int position, int source, int target, Filter filter) {
            double scale = (double) source / target;
            double wide = Math.max(1, scale);
            double centre = scale * (position + 0.5);
            int start = Math.max(0, (int) (centre - filter.radius() * wide + 0.5));
            int end = Math.min(source, (int) (centre + filter.radius() * wide + 0.5));
            first[t] = start;
            weights[t] = new double[end - start];
            double sum = 0;
            for (int i = start; i < end; i++) {
                weights[t][i - start] = filter.weight((i - centre + 0.5) / wide);
                sum += weights[t][i - start];
            }
            for (int i = 0; i < weights[t].length; i++) {
                weights[t][i] /= sum;
            }
        }

        /** Overlaps counted in units of 1/target of a source pixel, hence without rounding. */
        private void average(int t, long position, long source, long target) {
            long from = position * source;
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

        private void between(int t, int position, int source, int target) {
            double centre = (position + 0.5) * source / target - 0.5;
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

    /** The part {@code area} of the source, resized: channels × window's height × width floats in [0, 1]. */
    static float[] resize(SourceRows source, Rectangle area, int channels, Target target) {
        Rectangle window = target.window();
        int width = window.width;
        int height = window.height;
        Axis across = Axis.of(area.width, target.width(), window.x, width, target.filter());
        Axis down = Axis.of(area.height, target.height(), window.y, height, target.filter());
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
