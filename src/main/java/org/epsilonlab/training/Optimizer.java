package org.epsilonlab.training;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;

/**
 * Moves parameters along their gradients. DJL's own optimizers keep their state to themselves, so that no run could be
 * resumed as it was.
 */
interface Optimizer {

    /**
     * Moves every parameter, then sets the gradients to zero.
     *
     * @param scale by which the gradients are multiplied first
     */
    void step(double learningRate, double scale);

    /** The arrays that make a resumed run the same run, by name; to be overwritten in place. */
    Map<String, NDArray> state();

    /** How many steps were taken. */
    long steps();

    /** Goes on as if so many steps had been taken. */
    void resume(long steps);

    /** The Euclidean length of all gradients together. */
    static double gradientLength(List<NDArray> parameters) {
        double sum = 0;
        for (NDArray parameter : parameters) {
            try (NDArray gradient = parameter.getGradient();
                    NDArray squares = gradient.square();
                    NDArray total = squares.sum()) {
                sum += total.getFloat();
            }
        }
        return Math.sqrt(sum);
    }
}
