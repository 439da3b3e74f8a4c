package org.epsilonlab.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.epsilonlab.attack.AttackDescription;
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

    private static final int BLOCK = 250;

    private final StudyPlan plan;
    private final Prober prober;
    private final ResultStore store;
    private final Work work;

    TableRun(StudyPlan plan, Prober prober, ResultStore store, Work work) {
        this.plan = plan;
        this.prober = prober;
        this.store = store;
        this.work = work;
    }

    /** How many classes there may be, for an estimate. */
    static int classes(StudyPlan plan) {
        return Math.max(2, plan.data().classes().size());
    }

    /** The cell of a table: for at most {@link #MOST} pictures. */
    static Cell table(Cell cell, Cell.Kind kind, List<String> others) {
        Cell asked = cell.as(kind, others);
        return new Cell(
                kind,
                asked.model(),
                asked.title(),
                asked.weights(),
                asked.data(),
                asked.pictures(),
                Math.min(MOST, asked.n()),
                asked.attack(),
                List.of(),
                others);
    }

    /**
     * Each picture towards each class: rows of index, label, prediction before, then for each class whether it was reached
     * and the Euclidean length of the change.
     */
    CellAnswer targets(Cell cell) throws AttackException, IOException {
        CellAnswer answer = store.find(table(cell, Cell.Kind.TARGETS, List.of()));
        int classes = prober.classifier().card().classes().size();
        AttackSpec spec = answer.cell().attack();
        if (spec.description().is(AttackDescription.Trait.UNTARGETED)) {
            return answer;
        }
        String what = cell.title() + " · towards each class";
        return fill(answer, what, classes, (indices, progress) -> {
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
                AttackSpec aimed = new AttackSpec(
                        spec.description(), spec.arguments(), spec.epsilon(), Goal.towards(k), spec.seed());
                Prober.Found found =
                        prober.attack(aimed, indices, false, share -> progress.accept((k + share) / classes));
                for (int i = 0; i < indices.length; i++) {
                    rows.get(i)[3 + 2 * k] = found.results().get(i).success() ? 1 : 0;
                    rows.get(i)[4 + 2 * k] = found.results().get(i).l2();
                }
                gradients += found.gradients();
                queries += found.queries();
            }
            return Chunk.of(rows, gradients, queries, 0);
        });
    }

    /**
     * What is left of the examples: rows of index, label, prediction before, whether the attack succeeded, and the
     * prediction after each {@link Distortion} of the original and of the example.
     */
    CellAnswer survival(Cell cell) throws AttackException, IOException {
        CellAnswer answer = store.find(table(cell, Cell.Kind.SURVIVAL, List.of()));
        AttackSpec spec = answer.cell().attack();
        Distortion[] all = Distortion.values();
        return fill(answer, cell.title() + " · saved and squeezed", 1, (indices, progress) -> {
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
            return Chunk.of(rows, found.gradients(), found.queries(), 0);
        });
    }

    private static List<Pixels> pictures(Prober.Found found, Distortion distortion, boolean attacked) {
        return found.outcomes().stream()
                .map(outcome -> distortion.apply(attacked ? outcome.adversarial() : outcome.original()))
                .toList();
    }

    /** Makes the rows of some pictures. */
    interface Part {
        Chunk of(int[] indices, DoubleConsumer progress) throws AttackException, IOException;
    }

    private CellAnswer fill(CellAnswer answer, String what, int times, Part part) throws AttackException, IOException {
        int n = answer.cell().n();
        double all = StudyPlan.work(answer.cell().attack()) * n * times;
        boolean together = answer.cell().attack().description().is(AttackDescription.Trait.TOGETHER);
        int block = together ? n : Math.min(BLOCK, plan.batchSize());
        for (int from = answer.rows().size(); from < n; from += block) {
            long start = System.nanoTime();
            int first = from;
            int[] indices = IntStream.range(from, Math.min(n, from + block)).toArray();
            Chunk chunk = part.of(indices, share -> work.tell(all * (first + share * indices.length) / n, what));
            store.append(
                    answer,
                    Chunk.of(chunk.rows(), chunk.gradients(), chunk.queries(), (System.nanoTime() - start) / 1e9));
        }
        work.done(all, what);
        return answer;
    }
}
