package org.epsilonlab.evaluation;

import java.util.List;

/**
 * The 95 % score interval of a share (Wilson 1927). Unlike the textbook p ± 1.96 σ it stays in [0, 1] and keeps its
 * meaning near 0 and 1, where accuracies under attack often lie.
 *
 * @param lower its lower end, in [0, 1]
 * @param upper its upper end, in [0, 1]
 */
public record WilsonInterval(double lower, double upper) {

    /** The standard normal quantile of 0.975. */
    private static final double Z = 1.959963984540054;

    /**
     * The interval for {@code successes} of {@code n}.
     *
     * @throws IllegalArgumentException if n is below 1 or successes is not in 0…n
     */
    public static WilsonInterval of(int successes, int n) {
        if (n < 1 || successes < 0 || successes > n) {
            throw new IllegalArgumentException(successes + " of " + n + " is no share");
        }
        double p = (double) successes / n;
        double z2 = Z * Z / n;
        double centre = (p + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n)) / (1 + z2);
        // At the ends the formula gives 0 and 1 exactly, floating point nearly.
        return new WilsonInterval(successes == 0 ? 0 : centre - half, successes == n ? 1 : centre + half);
    }

    /** Lower and upper end, as model cards and reports hold it. */
    public List<Double> ends() {
        return List.of(lower, upper);
    }
}
