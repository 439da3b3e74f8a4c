package org.epsilonlab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.image.Difference;
import org.epsilonlab.model.Prediction;
import org.epsilonlab.training.RunRecord;
import org.epsilonlab.ui.attack.StageResult;
import org.epsilonlab.ui.attack.StageRow;
import org.jspecify.annotations.Nullable;

/** One stop of the tour in numbers. */
final class TourReport {

    private TourReport() {}

    /** @param shown what the window showed, which need not be the outcome */
    static Map<String, Object> step(
            String name, String file, @Nullable StageResult result, List<StageRow> shown, String failure) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("step", name);
        step.put("picture", file);
        if (!failure.isEmpty()) {
            step.put("failure", failure);
        }
        if (result != null) {
            step.put("image", result.request().picture().title());
            step.put("attack", result.request().spec().description().name());
            step.put("parameters", result.request().spec().arguments().values());
            double epsilon = result.request().spec().epsilon();
            // A smallest-perturbation attack has no budget, and JSON no infinity.
            step.put("epsilon", Double.isInfinite(epsilon) ? null : epsilon);
            step.put("label", result.label());
            step.put("labels", result.labelPredicted() ? "predicted" : "stated");
            step.put("target", result.goal().target());
            List<Object> networks = new ArrayList<>();
            for (StageRow row : shown) {
                networks.add(network(row));
            }
            step.put("networks", networks);
        }
        return step;
    }

    private static Map<String, Object> network(StageRow row) {
        Map<String, Object> network = new LinkedHashMap<>();
        network.put("model", row.model().card().name());
        if (row instanceof StageRow.Failed failed) {
            network.put("failure", failed.sentence());
        } else if (row instanceof StageRow.Attacked attacked) {
            AttackOutcome outcome = attacked.outcome();
            List<String> classes = row.model().card().classes();
            put(network, "before", outcome.before(), classes);
            put(network, "after", outcome.after(), classes);
            network.put("success", outcome.isSuccess(attacked.goal()));
            Difference change = attacked.perturbation();
            network.put("l0", change.l0());
            network.put("l1", change.l1());
            network.put("l2", change.l2());
            network.put("linf", change.linf());
            network.put("seconds", attacked.seconds());
        }
        return network;
    }

    private static void put(Map<String, Object> into, String key, Prediction prediction, List<String> classes) {
        into.put(key, classes.get(prediction.label()));
        into.put(key + "Confidence", prediction.confidence());
    }

    /** A stop at a training: what is known after each epoch so far. */
    static Map<String, Object> training(String name, String picture, RunRecord run) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("step", name);
        step.put("picture", picture);
        step.put("run", run.title());
        step.put("history", run.history());
        return step;
    }
}
