package org.epsilonlab.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Prediction;

/** Makes examples on each network and asks all of them; rows of index, label, then each network's answer to the example. */
final class TransferRun {

    private static final int BLOCK = 250;

    private final StudyPlan plan;
    private final String pictures;
    private final ResultStore store;
    private final StudyListener listener;
    private final Work work;

    TransferRun(StudyPlan plan, String pictures, ResultStore store, StudyListener listener, Work work) {
        this.plan = plan;
        this.pictures = pictures;
        this.store = store;
        this.listener = listener;
        this.work = work;
    }

    void run() throws ModelException, AttackException, IOException {
        List<Classifier> classifiers = new ArrayList<>();
        try {
            for (MeasuredNetwork network : plan.networks()) {
                classifiers.add(network.loader().load());
            }
            for (AttackSpec attack : plan.attacks()) {
                for (int a = 0; a < classifiers.size(); a++) {
                    listener.answered(row(attack, a, classifiers));
                }
            }
        } finally {
            classifiers.forEach(Classifier::close);
        }
    }

    private CellAnswer row(AttackSpec attack, int made, List<Classifier> classifiers)
            throws AttackException, IOException {
        MeasuredNetwork network = plan.networks().get(made);
        List<Double> budgets = plan.budgets(attack);
        Cell cell = plan.cell(network, pictures, attack, budgets.get(budgets.size() - 1));
        List<String> others =
                plan.networks().stream().map(MeasuredNetwork::weights).toList();
        CellAnswer answer = store.find(TableRun.table(cell, Cell.Kind.TRANSFER, others));
        int n = answer.cell().n();
        String what = network.title() + " · tried on the others";
        double all = Work.TRANSFER * StudyPlan.work(attack) * n;
        int block = attack.description().is(AttackDescription.Trait.TOGETHER) ? n : Math.min(BLOCK, plan.batchSize());
        try (Prober prober = new Prober(classifiers.get(made), plan.data(), plan.batchSize(), listener)) {
            for (int from = answer.rows().size(); from < n; from += block) {
                long start = System.nanoTime();
                int first = from;
                int[] indices = IntStream.range(from, Math.min(n, from + block)).toArray();
                Prober.Found found = prober.attack(
                        answer.cell().attack(),
                        indices,
                        true,
                        share -> work.tell(all * (first + share * indices.length) / n, what));
                store.append(
                        answer,
                        Chunk.of(
                                rows(indices, found.outcomes(), classifiers),
                                found.gradients(),
                                found.queries(),
                                (System.nanoTime() - start) / 1e9));
            }
        }
        work.done(all, what);
        return answer;
    }

    private static List<double[]> rows(int[] indices, List<AttackOutcome> outcomes, List<Classifier> classifiers) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < indices.length; i++) {
            double[] row = new double[2 + classifiers.size()];
            row[0] = indices[i];
            row[1] = outcomes.get(i).label();
            rows.add(row);
        }
        List<Pixels> examples =
                outcomes.stream().map(AttackOutcome::adversarial).toList();
        for (int b = 0; b < classifiers.size(); b++) {
            List<Prediction> says = classifiers.get(b).predict(examples);
            for (int i = 0; i < indices.length; i++) {
                rows.get(i)[2 + b] = says.get(i).label();
            }
        }
        return rows;
    }
}
