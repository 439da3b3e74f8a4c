package org.epsilonlab.training;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.EvaluationListener;
import org.epsilonlab.evaluation.EvaluationPlan;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.evaluation.Evaluator;
import org.epsilonlab.model.BlockClassifier;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Network;

/**
 * The measure of each epoch, on pictures that the training never sees: clean, one-step and iterated accuracy. One-step
 * accuracy far above iterated accuracy is the mark of catastrophic overfitting (Wong et al. 2020).
 */
final class HeldOut {

    /** At most this many pictures are held out … */
    private static final int MOST = 1000;
    /** … and at most this part of a small data set. */
    private static final int PART = 10;

    private static final int BATCH = 250;

    private final LabelledImages images;
    private final double epsilon;

    /** @param epsilon budget of both attacks, in L∞ */
    HeldOut(LabelledImages images, double epsilon) {
        this.images = images;
        this.epsilon = epsilon;
    }

    /** How many of {@code n} pictures are held out; the last ones are. */
    static int count(int n) {
        return Math.max(1, Math.min(MOST, n / PART));
    }

    /** Shares right: clean, under FGSM, under PGD-10. */
    record Accuracies(double clean, double fgsm, double pgd) {}

    Accuracies measure(Network network, TrainingListener listener) throws TrainingException {
        // Freezes weights that are frozen already; the network stays its owner's.
        Classifier classifier = new BlockClassifier(network);
        EvaluationListener cancelling = new EvaluationListener() {
            @Override
            public boolean isCancelled() {
                return listener.isCancelled();
            }
        };
        EvaluationPlan plan = new EvaluationPlan(
                images,
                List.of(spec("fgm", Map.of()), spec("pgd", Map.of("step-size", Double.toString(epsilon / 4)))),
                BATCH);
        try {
            List<EvaluationResult> results = Evaluator.evaluate(classifier, plan, cancelling);
            EvaluationResult fgsm = results.get(0);
            return new Accuracies(
                    fgsm.cleanAccuracy(), fgsm.robustAccuracy(), results.get(1).robustAccuracy());
        } catch (AttackException | IOException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
    }

    private AttackSpec spec(String name, Map<String, String> given) {
        AttackDescription attack = AttackCatalog.find(name);
        return new AttackSpec(attack, attack.arguments(given), epsilon, Goal.UNTARGETED, 0);
    }
}
