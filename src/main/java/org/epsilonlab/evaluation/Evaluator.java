package org.epsilonlab.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.Classifier;

/** Attacks whole data sets batch by batch and counts what is left; its memory does not grow with the data set. */
public final class Evaluator {

    private final Classifier classifier;
    private final EvaluationPlan plan;
    private final EvaluationListener listener;

    private Evaluator(Classifier classifier, EvaluationPlan plan, EvaluationListener listener) {
        this.classifier = classifier;
        this.plan = plan;
        this.listener = listener;
    }

    /**
     * Carries out the plan.
     *
     * @return one result an attack, in the plan's order
     * @throws DataException if the pictures or labels do not fit the network
     * @throws AttackException if the network answers something that is not a number
     * @throws IOException if the listener cannot keep what it is handed
     * @throws java.util.concurrent.CancellationException if the listener asks for it
     */
    public static List<EvaluationResult> evaluate(
            Classifier classifier, EvaluationPlan plan, EvaluationListener listener)
            throws AttackException, IOException {
        return new Evaluator(classifier, plan, listener).run();
    }

    private List<EvaluationResult> run() throws AttackException, IOException {
        LabelledImages data = plan.data();
        List<EvaluationResult> results = new ArrayList<>();
        try (Prober prober = new Prober(classifier, data, plan.batchSize(), listener::isCancelled)) {
            for (int attack = 0; attack < plan.attacks().size(); attack++) {
                Tally tally = new Tally(plan.attacks().get(attack));
                int batch = plan.batchOf(plan.attacks().get(attack));
                for (int from = 0; from < data.size(); from += batch) {
                    attack(prober, attack, from, Math.min(data.size(), from + batch), tally);
                }
                results.add(tally.result(classifier.card().name(), data.name()));
            }
        }
        return results;
    }

    private void attack(Prober prober, int attack, int from, int to, Tally tally) throws AttackException, IOException {
        long start = System.nanoTime();
        int[] indices = IntStream.range(from, to).toArray();
        Prober.Found found = prober.attack(
                plan.attacks().get(attack),
                indices,
                true,
                share -> listener.progress(share(attack, from + share * (to - from))));
        found.results().forEach(tally::add);
        tally.addPredicted((int) Arrays.stream(indices)
                .filter(i -> plan.data().label(i) == LabelledImages.UNKNOWN)
                .count());
        tally.addCost(found.gradients(), found.queries(), (System.nanoTime() - start) / 1e9);
        listener.outcomes(attack, from, found.outcomes());
    }

    private double share(int attack, double pictures) {
        return (attack + pictures / plan.data().size()) / plan.attacks().size();
    }
}
