package org.epsilonlab.ui.stage;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Which classes get bars, and in what order. */
final class BarRows {
    private static final int ALL = 10;
    private static final int TOP = 5;

    private BarRows() {}

    /**
     * Up to ten classes are all shown in their own order. Of more, the five most probable before and the five most
     * probable after, united, with the true class and the target; ordered by the probability before, which stands still
     * while the attack changes.
     */
    static List<Integer> choose(EquationState state) {
        int classes = state.classes().size();
        if (classes <= ALL) {
            return IntStream.range(0, classes).boxed().toList();
        }
        Set<Integer> labels = new LinkedHashSet<>();
        if (state.trueLabel() >= 0) {
            labels.add(state.trueLabel());
        }
        if (state.target() >= 0) {
            labels.add(state.target());
        }
        labels.addAll(state.before().top(TOP));
        for (int label : state.after().top(TOP)) {
            if (labels.size() < ALL) {
                labels.add(label);
            }
        }
        return labels.stream()
                .sorted(Comparator.comparingDouble(
                        (Integer label) -> -state.before().of(label)))
                .toList();
    }
}
