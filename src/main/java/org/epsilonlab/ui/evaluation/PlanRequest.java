package org.epsilonlab.ui.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.EvaluationPlan;
import org.epsilonlab.evaluation.MeasuredNetwork;
import org.epsilonlab.evaluation.StudyPlan;
import org.epsilonlab.model.ModelCatalog;

/**
 * A plan before the weights are read.
 *
 * @param networks at least one
 * @param images what is attacked
 * @param attacks at least one
 * @param epsilons budgets, in rising order
 * @param extras what is asked beside the accuracy
 */
record PlanRequest(
        List<ModelCatalog.Entry> networks,
        LabelledImages images,
        List<AttackSpec> attacks,
        List<Double> epsilons,
        StudyPlan.Extras extras) {

    PlanRequest {
        networks = List.copyOf(networks);
        attacks = List.copyOf(attacks);
        epsilons = List.copyOf(epsilons);
    }

    /**
     * Reads the networks' weights for their fingerprints; keep it off the FX thread.
     *
     * @throws IOException one sentence, if a file cannot be read
     */
    StudyPlan plan() throws IOException {
        List<MeasuredNetwork> measured = new ArrayList<>();
        for (ModelCatalog.Entry entry : networks) {
            measured.add(MeasuredNetwork.of(entry));
        }
        int batch = EvaluationPlan.batchSize(networks.get(0).card().inputShape());
        return new StudyPlan(measured, images, attacks, epsilons, batch, extras);
    }

    /** How many figures come of it. */
    int figures() {
        return networks.size() * attacks.size() * epsilons.size();
    }
}
