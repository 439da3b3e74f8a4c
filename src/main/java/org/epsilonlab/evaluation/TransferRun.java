package org.epsilonlab.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Prediction;

/** Makes examples on each network and asks all of them; rows of index, label, then each network's answer to the example. */
final class TransferRun {

    private final StudyPlan plan;
    private final String pictures;
    private final Filling filling;
    private final StudyListener listener;

    TransferRun(StudyPlan plan, String pictures, Filling filling, StudyListener listener) {
        this.plan = plan;
        this.pictures = pictures;
        this.filling = filling;
        this.listener = listener;
    }

    void run() throws ModelException, AttackException, IOException {
        List<Classifier> classifiers = new ArrayList<>();
        try {
            for (MeasuredNetwork network : plan.networks()) {
                classifiers.add(network.loader().load());
            }
            for (AttackSpec attack : plan.attacks()) {
                for (int a = 0; a < classifiers.size(); a++) {
                    // Examples cannot be made on every network, but tried on every one.
                    if (plan.networks().get(a).takes(attack)) {
                        listener.answered(row(attack, a, classifiers));
                    }
                }
            }
        } finally {
            classifiers.forEach(Classifier::close);
        }
    }

    private CellAnswer row(AttackSpec attack, int made, List<Classifier> classifiers)
            throws AttackException, IOException {
        MeasuredNetwork network = plan.networks().get(made);
        List<String> others =
                plan.networks().stream().map(MeasuredNetwork::weights).toList();
        Cell cell = plan.cell(network, pictures, attack, plan.largest(attack))
                .table(Cell.Kind.TRANSFER, TableRun.MOST, others);
        String what = network.title() + " · tried on the others";
        try (Prober prober = new Prober(classifiers.get(made), plan.data(), plan.batchSize(), listener::isCancelled)) {
            return filling.complete(cell, TableRun.BLOCK, Work.TRANSFER, what, (indices, progress) -> {
                Prober.Found found = prober.attack(cell.attack(), indices, true, progress);
                return Chunk.of(rows(indices, found.outcomes(), classifiers), found.gradients(), found.queries());
            });
        }
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
