package org.epsilonlab.ui.stage;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How one network's confidence falls as epsilon grows.
 *
 * @param network what tells it from the other, such as "standard"
 * @param points in growing epsilon
 * @param flip the least epsilon known to change the prediction, if there is one in the range
 */
public record Curve(String network, List<Point> points, OptionalDouble flip) {
    public Curve {
        points = List.copyOf(points);
    }

    /**
     * Probabilities in [0, 1] at one epsilon.
     *
     * @param epsilon size of the perturbation
     * @param trueClass probability of the true class
     * @param instead the largest probability of any other class
     */
    public record Point(double epsilon, double trueClass, double instead) {}
}
