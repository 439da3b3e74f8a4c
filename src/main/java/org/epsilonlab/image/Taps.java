package org.epsilonlab.image;

import java.util.function.DoubleUnaryOperator;

/**
 * The source positions along one axis that make up a target position.
 *
 * @param first the first of them
 * @param weights of that one and those after it; they sum to 1, and nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent") // Made once and read once; never compared.
record Taps(int first, double[] weights) {

    /** The position after the last. */
    int end() {
        return first + weights.length;
    }

    /**
     * Weighs by distance, as PyTorch's interpolate with antialiasing does it.
     *
     * @param radius how far the weights reach, in pixels of the smaller picture
     * @param weight at a distance in such pixels, before all are made to sum to 1
     */
    static Taps kernel(int position, int source, int target, double radius, DoubleUnaryOperator weight) {
        double scale = (double) source / target;
        double wide = Math.max(1, scale);
        double centre = scale * (position + 0.5);
        int start = Math.max(0, (int) (centre - radius * wide + 0.5));
        int end = Math.min(source, (int) (centre + radius * wide + 0.5));
        double[] weights = new double[end - start];
        double sum = 0;
        for (int i = start; i < end; i++) {
            weights[i - start] = weight.applyAsDouble((i - centre + 0.5) / wide);
            sum += weights[i - start];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return new Taps(start, weights);
    }

    /** The average over what is covered: overlaps counted in units of 1/target of a source pixel, hence without rounding. */
    static Taps average(long position, long source, long target) {
        long from = position * source;
        long to = from + source;
        int start = (int) (from / target);
        int end = (int) ((to + target - 1) / target);
        double[] weights = new double[end - start];
        for (int i = start; i < end; i++) {
            long overlap = Math.min((i + 1) * target, to) - Math.max(i * target, from);
            weights[i - start] = (double) overlap / source;
        }
        return new Taps(start, weights);
    }

    /** A straight line between the two neighbours. */
    static Taps between(int position, int source, int target) {
        double centre = (position + 0.5) * source / target - 0.5;
        double x = Math.max(0, Math.min(source - 1, centre));
        int left = (int) x;
        double right = x - left;
        return new Taps(left, right == 0 ? new double[] {1} : new double[] {1 - right, right});
    }
}
