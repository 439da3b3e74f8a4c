package org.epsilonlab.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.image.Distortion;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Prediction;

/** Answers that take examples made for themselves: towards each class, and what is left of them in the world. */
final class TableRun {

    /** Tables are filled from the first so many pictures. */
    static final int MOST = 1000;

    /** So many of their pictures are put on the disk at once. */
    static final int BLOCK = 250;

    /** How often the originals and examples are predicted, beside the attack. */
    static final int DISTORTED = 2 * Distortion.values().length;

    private final Prober prober;
    private final Filling filling;

    TableRun(Prober prober, Filling filling) {
        this.prober = prober;
        this.filling = filling;
    }

    /** How many classes there may be, for an estimate. */
    static int classes(StudyPlan plan) {
        return Math.max(2, plan.data().classes().size());
    }

    /**
     * Each picture towards each class: rows of index, label, prediction before, then for each class whether it was reached
     * and the Euclidean length of the change.
     */
    CellAnswer targets(Cell cell) throws AttackException, IOException {
        Cell table = cell.table(Cell.Kind.TARGETS, MOST, List.of());
        int classes = prober.classifier().card().classes().size();
        AttackSpec spec = table.attack();
        String what = cell.title() + " · towards each class";
        return filling.complete(table, BLOCK, classes, what, (indices, progress) -> {
            List<double[]> rows = new ArrayList<>();
            List<Prediction> before = prober.predict(indices);
            for (int i = 0; i < indices.length; i++) {
                double[] row = new double[3 + 2 * classes];
                row[0] = indices[i];
                row[1] = prober.label(indices[i], before.get(i));
                row[2] = before.get(i).label();
                rows.add(row);
            }
            long gradients = 0;
            long queries = 0;
            for (int target = 0; target < classes; target++) {
                int k = target;
                AttackSpec aimed = spec.withGoal(Goal.towards(k));
                Prober.Found found =
                        prober.attack(aimed, indices, false, share -> progress.accept((k + share) / classes));
                for (int i = 0; i < indices.length; i++) {
                    rows.get(i)[3 + 2 * k] = found.results().get(i).success() ? 1 : 0;
                    rows.get(i)[4 + 2 * k] = found.results().get(i).l2();
                }
                gradients += found.gradients();
                queries += found.queries();
            }
            return Chunk.of(rows, gradients, queries);
        });
    }

    /**
     * What is left of the examples: rows of index, label, prediction before, whether the attack succeeded, and the
     * prediction after each {@link Distortion} of the original and of the example.
     */
    CellAnswer survival(Cell cell) throws AttackException, IOException {
        Cell table = cell.table(Cell.Kind.SURVIVAL, MOST, List.of());
        AttackSpec spec = table.attack();
        Distortion[] all = Distortion.values();
        String what = cell.title() + " · saved and squeezed";
        return filling.complete(table, BLOCK, 1, what, (indices, progress) -> {
            Prober.Found found = prober.attack(spec, indices, true, progress);
            List<double[]> rows = new ArrayList<>();
            for (int i = 0; i < indices.length; i++) {
                AttackOutcome outcome = found.outcomes().get(i);
                double[] row = new double[4 + 2 * all.length];
                row[0] = indices[i];
                row[1] = outcome.label();
                row[2] = outcome.before().label();
                row[3] = spec.isSuccess(outcome) ? 1 : 0;
                rows.add(row);
            }
            for (int d = 0; d < all.length; d++) {
                Distortion distortion = all[d];
                List<Prediction> plain = prober.classifier().predict(pictures(found, distortion, false));
                List<Prediction> attacked = prober.classifier().predict(pictures(found, distortion, true));
                for (int i = 0; i < indices.length; i++) {
                    rows.get(i)[4 + 2 * d] = plain.get(i).label();
                    rows.get(i)[5 + 2 * d] = attacked.get(i).label();
                }
            }
            return Chunk.of(rows, found.gradients(), found.queries());
        });
    }

    private static List<Pixels> pictures(Prober.Found found, Distortion distortion, boolean attacked) {
        return found.outcomes().stream()
                .map(outcome -> distortion.apply(attacked ? outcome.adversarial() : outcome.original()))
                .toList();
    }
}
