package org.epsilonlab.explain;

import java.util.List;
import java.util.OptionalDouble;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.attack.AttackRequest;
import org.epsilonlab.attack.AttackRunner;
import org.epsilonlab.model.Prediction;

/**
 * The smallest budget with which one attack reaches its goal on one picture. It is an upper bound of the smallest
 * perturbation there is: another attack may need less.
 *
 * <p>A coarse grid finds the first budget that succeeds, then the interval before it is cut again and again. Success need
 * not be monotonic in ε; the first success on the grid is the one refined.
 */
public final class SmallestEpsilon {

    private static final int COARSE = 65;
    private static final int FINE = 17;
    private static final int ROUNDS = 3;

    private SmallestEpsilon() {}

    /**
     * Searches (0, max], to max / 262,144.
     *
     * @param request exactly one picture
     * @return a budget that reaches the goal, 0 if nothing needs to be changed, empty if none up to {@code max} does
     * @throws java.util.concurrent.CancellationException if the listener asks for it
     */
    public static OptionalDouble find(AttackRunner runner, AttackRequest request, double max, AttackListener listener) {
        double[] bracket = narrow(runner, request, 0, max, COARSE, listener);
        for (int round = 0; round < ROUNDS && bracket.length == 2 && bracket[1] > 0; round++) {
            bracket = narrow(runner, request, bracket[0], bracket[1], FINE, listener);
        }
        return bracket.length == 2 ? OptionalDouble.of(bracket[1]) : OptionalDouble.empty();
    }

    /** The last failure before, and the first success in, an even grid; empty if there is no success. */
    private static double[] narrow(
            AttackRunner runner, AttackRequest request, double from, double to, int count, AttackListener listener) {
        float[] grid = ConfidenceCurve.grid(from, to, count);
        List<Prediction> predictions = runner.sweep(request, grid, listener);
        int label = request.labels().get(0);
        for (int i = 0; i < count; i++) {
            if (request.spec().goal().isReached(label, predictions.get(i).label())) {
                return new double[] {grid[Math.max(0, i - 1)], grid[i]};
            }
        }
        return new double[0];
    }
}
