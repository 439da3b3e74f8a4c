package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.Optional;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.model.Prediction;

/**
 * What came of a request; heap only.
 *
 * @param request what was asked
 * @param rows one a network, in the request's order
 * @param label the true class that was used
 * @param labelPredicted whether that label was taken from the first network's prediction
 * @param goal the goal that was used
 * @param likely all classes but the true one, likeliest first, by the first network's prediction before the attack
 */
public record StageResult(
        StageRequest request, List<StageRow> rows, int label, boolean labelPredicted, Goal goal, List<Integer> likely) {

    public StageResult {
        rows = List.copyOf(rows);
        likely = List.copyOf(likely);
    }

    /** The first network's line, unless it failed. */
    public Optional<StageRow.Attacked> first() {
        return attacked(0);
    }

    /** A network's line, unless there is none or it failed. */
    public Optional<StageRow.Attacked> attacked(int row) {
        return row < rows.size() && rows.get(row) instanceof StageRow.Attacked attacked
                ? Optional.of(attacked)
                : Optional.empty();
    }

    /** The first network's prediction before the attack, unless it failed. */
    public Optional<Prediction> before() {
        return first().map(row -> row.outcome().before());
    }

    /** Wall-clock time of all networks' attacks. */
    public double seconds() {
        return rows.stream()
                .mapToDouble(row -> row instanceof StageRow.Attacked attacked ? attacked.seconds() : 0)
                .sum();
    }

    /** Whether the pictures of a request follow from this result alone, by going along the directions it found. */
    boolean leadsTo(StageRequest other) {
        return request.differsInEpsilonOnly(other)
                && rows.stream()
                        .allMatch(row -> row instanceof StageRow.Attacked attacked && attacked.direction() != null);
    }
}
