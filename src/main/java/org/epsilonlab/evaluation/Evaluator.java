package org.epsilonlab.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackRequest;
import org.epsilonlab.attack.AttackResult;
import org.epsilonlab.attack.AttackRunner;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.Prediction;

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
        check(classifier, data);
        List<EvaluationResult> results = new ArrayList<>();
        try (AttackRunner runner = new AttackRunner(classifier)) {
            for (int attack = 0; attack < plan.attacks().size(); attack++) {
                Tally tally = new Tally(plan.attacks().get(attack));
                int batch = plan.batchOf(plan.attacks().get(attack));
                for (int from = 0; from < data.size(); from += batch) {
                    attack(runner, attack, from, Math.min(data.size(), from + batch), tally);
                }
                results.add(tally.result(classifier.card().name(), data.name()));
            }
        }
        return results;
    }

    /** Refuses pictures that a network does not take, and labels that it does not know. */
    static void check(Classifier classifier, LabelledImages data) throws DataException {
        InputShape input = classifier.card().inputShape();
        if (!data.shape().equals(input)) {
            throw new DataException(data.name() + " holds pictures of " + data.shape() + " but \""
                    + classifier.card().name() + "\" takes " + input + "; choose pictures or a model that fit.");
        }
        int classes = classifier.card().classes().size();
        for (int i = 0; i < data.size(); i++) {
            if (data.label(i) >= classes) {
                throw new DataException(data.name() + " gives picture " + i + " the label " + data.label(i) + " but \""
                        + classifier.card().name() + "\" knows " + classes
                        + " classes, counted from 0; correct the labels.");
            }
        }
    }

    private void attack(AttackRunner runner, int attack, int from, int to, Tally tally)
            throws AttackException, IOException {
        LabelledImages data = plan.data();
        List<Pixels> images = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int i = from; i < to; i++) {
            images.add(data.image(i));
            labels.add(data.label(i));
        }
        int predicted = predictMissing(images, labels);
        AttackSpec spec = plan.attacks().get(attack);
        AttackResult result =
                runner.run(new AttackRequest(spec, images, labels, from, false), progressOf(attack, from, to));
        checkNumbers(classifier, result);
        tally.add(result, predicted);
        listener.outcomes(attack, from, result.outcomes());
        listener.progress(share(attack, to));
    }

    /** An attack that needs no gradient gets through with logits that are none, and would be counted as something. */
    static void checkNumbers(Classifier classifier, AttackResult result) throws AttackException {
        for (AttackOutcome outcome : result.outcomes()) {
            if (Float.isNaN(outcome.before().confidence())
                    || Float.isNaN(outcome.after().confidence())) {
                throw new AttackException(
                        "The network \"" + classifier.card().name()
                                + "\" answers values that are not numbers, so it cannot be attacked; choose another.",
                        new ArithmeticException("a logit is no number"));
            }
        }
    }

    /** Puts the network's own prediction where a label is unknown; answers how often. */
    private int predictMissing(List<Pixels> images, List<Integer> labels) {
        int missing = 0;
        if (labels.contains(LabelledImages.UNKNOWN)) {
            List<Prediction> predictions = classifier.predict(images);
            for (int i = 0; i < labels.size(); i++) {
                if (labels.get(i) == LabelledImages.UNKNOWN) {
                    labels.set(i, predictions.get(i).label());
                    missing++;
                }
            }
        }
        return missing;
    }

    private AttackListener progressOf(int attack, int from, int to) {
        return new AttackListener() {
            private double furthest;

            @Override
            public void progress(int done, int all) {
                // Restarts count their steps anew.
                furthest = Math.max(furthest, share(attack, from + (double) (to - from) * done / Math.max(1, all)));
                listener.progress(furthest);
            }

            @Override
            public boolean isCancelled() {
                return listener.isCancelled();
            }
        };
    }

    private double share(int attack, double pictures) {
        return (attack + pictures / plan.data().size()) / plan.attacks().size();
    }
}
