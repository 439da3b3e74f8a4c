package org.epsilonlab.ui.training.chart;

/**
 * The mean of all values so far, each weighted by e^(-age / span). Age is measured along the axis and not in points, so
 * that the line is the same whether every step reports or every tenth.
 */
final class Smoothing {
    private double sum;
    private double weight;
    private double last;

    /**
     * Takes the next value and answers the mean. The weights are normalised, so that the first mean is the first value and
     * not pulled towards 0.
     *
     * @param span in the unit of x, more than 0
     */
    double next(double x, double y, double span) {
        double fade = weight == 0 ? 0 : Math.exp(-Math.max(0, x - last) / span);
        last = x;
        sum = sum * fade + y;
        weight = weight * fade + 1;
        return sum / weight;
    }

    void clear() {
        sum = 0;
        weight = 0;
    }
}
