package org.epsilonlab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.attack.AttackRequest;
import org.epsilonlab.attack.AttackRunner;
import org.epsilonlab.model.Prediction;

/**
 * How the prediction for one picture changes with the budget of an attack.
 *
 * @param points in rising order of ε
 * @param flip the first ε of the points at which the attack's goal is reached, if any
 */
public record ConfidenceCurve(List<Point> points, OptionalDouble flip) {

    /**
     * One budget.
     *
     * @param epsilon the budget
     * @param trueClass probability of the true class
     * @param instead probability of the target class, or of the likeliest class but the true one
     */
    public record Point(double epsilon, double trueClass, double instead) {}

    /**
     * Attacks the picture with {@code count} budgets from 0 to {@code max} as one batch.
     *
     * @param request exactly one picture
     * @throws java.util.concurrent.CancellationException if the listener asks for it
     */
    public static ConfidenceCurve compute(
            AttackRunner runner, AttackRequest request, double max, int count, AttackListener listener) {
        float[] epsilons = grid(0, max, count);
        List<Prediction> predictions = runner.sweep(request, epsilons, listener);
        int label = request.labels().get(0);
        List<Point> points = new ArrayList<>();
        OptionalDouble flip = OptionalDouble.empty();
        for (int i = 0; i < count; i++) {
            Prediction prediction = predictions.get(i);
            int target = request.spec().goal().target();
            int instead = target >= 0 ? target : likeliestBut(label, prediction);
            points.add(new Point(epsilons[i], prediction.probability(label), prediction.probability(instead)));
            if (flip.isEmpty() && request.spec().goal().isReached(label, prediction.label())) {
                flip = OptionalDouble.of(epsilons[i]);
            }
        }
        return new ConfidenceCurve(List.copyOf(points), flip);
    }

    private static int likeliestBut(int label, Prediction prediction) {
        int best = label == 0 ? 1 : 0;
        for (int k = 0; k < prediction.classes(); k++) {
            if (k != label && prediction.logit(k) > prediction.logit(best)) {
                best = k;
            }
        }
        return best;
    }

    /** Evenly spaced, both ends included. */
    static float[] grid(double from, double to, int count) {
        float[] grid = new float[count];
        for (int i = 0; i < count; i++) {
            grid[i] = (float) (from + (to - from) * i / (count - 1));
        }
        return grid;
    }
}
