package org.epsilonlab.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;

/**
 * Accuracy against ε for one network under one attack. Where the attack looks for the smallest change the curve comes from
 * the distances themselves, so that it has a point at each distance that was found.
 *
 * @param figures what was measured, from the smallest ε to the largest; at least one
 * @param points of the curve, from left to right
 */
public record RobustnessCurve(List<Measurement> figures, List<Point> points) {

    /** More points than this are no finer on any screen. */
    private static final int MOST = 400;

    /**
     * One point.
     *
     * @param epsilon the budget
     * @param accuracy share of the pictures predicted as their label, in [0, 1]
     * @param interval95 of {@code accuracy}
     */
    public record Point(double epsilon, double accuracy, WilsonInterval interval95) {}

    public RobustnessCurve {
        figures = List.copyOf(figures);
        points = List.copyOf(points);
    }

    /** The curves of these figures, one a network and attack, in the order in which each first occurs. */
    public static List<RobustnessCurve> of(List<Measurement> measured) {
        Map<List<Object>, List<Measurement>> series = new LinkedHashMap<>();
        for (Measurement each : measured) {
            series.computeIfAbsent(series(each), any -> new ArrayList<>()).add(each);
        }
        return series.values().stream()
                .map(figures -> {
                    figures.sort(Comparator.comparingDouble(Measurement::epsilon));
                    return new RobustnessCurve(figures, points(figures));
                })
                .toList();
    }

    private static List<Object> series(Measurement figure) {
        return List.of(figure.cell().weights(), figure.figure().attack().withEpsilon(0));
    }

    private static List<Point> points(List<Measurement> figures) {
        Measurement last = figures.get(figures.size() - 1);
        AttackSpec attack = last.figure().attack();
        Norm norm = attack.norm();
        if (norm == null || !attack.description().is(AttackDescription.Trait.SMALLEST)) {
            return figures.stream().map(RobustnessCurve::point).toList();
        }
        TreeSet<Double> budgets = new TreeSet<>();
        figures.forEach(figure -> budgets.add(figure.epsilon()));
        double[] distances = last.answer().pictures().stream()
                .filter(PictureResult::success)
                .mapToDouble(picture -> picture.size(norm))
                .filter(distance -> distance <= last.epsilon())
                .sorted()
                .toArray();
        int step = Math.max(1, distances.length / MOST);
        for (int i = 0; i < distances.length; i += step) {
            budgets.add(distances[i]);
        }
        return budgets.stream()
                .map(epsilon -> point(Measurement.of(last.answer(), epsilon)))
                .toList();
    }

    private static Point point(Measurement figure) {
        return new Point(
                figure.epsilon(),
                figure.figure().robustAccuracy(),
                figure.figure().interval95());
    }

    /** The figure whose ε is nearest. */
    public Measurement nearest(double epsilon) {
        return figures.stream()
                .min(Comparator.comparingDouble(figure -> Math.abs(figure.epsilon() - epsilon)))
                .orElseThrow();
    }
}
