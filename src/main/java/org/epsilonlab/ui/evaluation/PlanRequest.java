package org.epsilonlab.ui.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
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
        if (figures(networks, attacks, epsilons) == 0) {
            throw new IllegalArgumentException("“" + networks.get(0).card().title()
                    + "” gives no gradients, which these attacks need; tick "
                    + AttackCatalog.withoutGradients(each -> "“" + each.title() + "”") + ".");
        }
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
        return figures(networks, attacks, epsilons);
    }

    private static int figures(List<ModelCatalog.Entry> networks, List<AttackSpec> attacks, List<Double> epsilons) {
        long pairs = networks.stream()
                .mapToLong(network -> attacks.stream()
                        .filter(attack -> AttackCatalog.isUsable(attack.description(), network.card()))
                        .count())
                .sum();
        return (int) pairs * epsilons.size();
    }

    /** What is left out since a network gives no gradients, with a blank before it; empty if nothing is. */
    String leftOut() {
        StringBuilder words = new StringBuilder();
        for (ModelCatalog.Entry network : networks) {
            String names = attacks.stream()
                    .map(AttackSpec::description)
                    .filter(attack -> !AttackCatalog.isUsable(attack, network.card()))
                    .map(AttackDescription::title)
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                words.append(" “")
                        .append(network.card().title())
                        .append("” gives no gradients, so it is left out of ")
                        .append(names)
                        .append(extras.transfer() ? "; examples made on others are tried on it." : ".");
            }
        }
        return words.toString();
    }
}
