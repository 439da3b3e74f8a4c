package org.epsilonlab.training;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.Scale;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.EvaluationListener;
import org.epsilonlab.evaluation.EvaluationPlan;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.evaluation.Evaluator;
import org.epsilonlab.model.BlockClassifier;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Prediction;

/**
 * The measure of each epoch, on pictures that the training never sees: clean, one-step and iterated accuracy, losses, and
 * the {@link GradientAlignment}.
 */
final class HeldOut {

    /** At most this many pictures are held out … */
    private static final int MOST = 1000;
    /** … and at most this part of a small data set. */
    private static final int PART = 10;

    private static final int BATCH = 250;

    private final LabelledImages images;
    private final Norm norm;
    private final double epsilon;

    /** @param epsilon budget of both attacks */
    HeldOut(LabelledImages images, Norm norm, double epsilon) {
        this.images = images;
        this.norm = norm;
        this.epsilon = epsilon;
    }

    /** How many of {@code n} pictures are held out; the last ones are. */
    static int count(int n) {
        return Math.max(1, Math.min(MOST, n / PART));
    }

    /** The same for a training, which may be too dear for so many. */
    static int count(int n, TrainingConfig config) {
        int all = count(n);
        return FeatureNetwork.isBeneath(config) ? Math.min(FeatureNetwork.HELD_OUT, all) : all;
    }

    /**
     * What was measured: shares right, mean losses, and the alignment.
     *
     * @param fgsm under one step
     * @param pgd under ten steps of ε / 4
     */
    record Measures(double clean, double fgsm, double pgd, double cleanLoss, double pgdLoss, double alignment) {}

    /** @throws java.util.concurrent.CancellationException if the control asks to end without a result */
    Measures measure(Network network, TrainingControl control) throws TrainingException {
        // Freezes weights that are frozen already; the network stays its owner's.
        Classifier classifier = new BlockClassifier(network);
        Losses losses = new Losses(control);
        EvaluationPlan plan = new EvaluationPlan(
                images,
                List.of(
                        spec("fgm", Map.of("scale", Scale.of(norm).id())),
                        spec("pgd", Map.of("norm", norm.id(), "step-size", Double.toString(epsilon / 4)))),
                images.shape().picturesAtOnce(BATCH));
        try {
            List<EvaluationResult> results = Evaluator.evaluate(classifier, plan, losses);
            EvaluationResult fgsm = results.get(0);
            return new Measures(
                    fgsm.cleanAccuracy(),
                    fgsm.robustAccuracy(),
                    results.get(1).robustAccuracy(),
                    losses.clean / images.size(),
                    losses.pgd / images.size(),
                    GradientAlignment.of(classifier, images, norm, epsilon));
        } catch (AttackException e) {
            throw new TrainingException(
                    "The network's answers stopped being numbers; train with a lower learning rate, or clip the gradients.",
                    e);
        } catch (IOException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
    }

    private AttackSpec spec(String name, Map<String, String> given) {
        AttackDescription attack = AttackCatalog.find(name);
        return new AttackSpec(attack, attack.arguments(given), epsilon, Goal.UNTARGETED, 0);
    }

    /** Adds up cross-entropies while an evaluation runs. */
    private final class Losses implements EvaluationListener {
        private final TrainingControl control;
        private double clean;
        private double pgd;

        Losses(TrainingControl control) {
            this.control = control;
        }

        @Override
        public void outcomes(int attack, int from, List<AttackOutcome> outcomes) {
            for (int i = 0; attack == 1 && i < outcomes.size(); i++) {
                int label = images.label(from + i);
                clean += crossEntropy(outcomes.get(i).before(), label);
                pgd += crossEntropy(outcomes.get(i).after(), label);
            }
        }

        private static double crossEntropy(Prediction prediction, int label) {
            return -Math.log(Math.max(prediction.probability(label), Float.MIN_NORMAL));
        }

        @Override
        public boolean isCancelled() {
            return control.isCancelled();
        }
    }
}
