package org.epsilonlab.training;

import java.io.IOException;
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
import org.epsilonlab.model.AccuracyRecord;
import org.epsilonlab.model.Classifier;

/** What a finished model's card says of it: accuracy on test pictures, clean and under 40 steps of ε / 10. */
public final class FinalAccuracy {

    private static final int STEPS = 40;
    private static final int BATCH = 250;

    private FinalAccuracy() {}

    /**
     * Measures it once, when no choice is left that it could influence.
     *
     * @param config of the training, which gives norm and budget
     * @throws AttackException if the network answers something that is not a number
     * @throws IOException if the pictures do not fit the network
     * @throws java.util.concurrent.CancellationException if the listener asks for it
     */
    public static AccuracyRecord measure(
            Classifier classifier, TrainingConfig config, LabelledImages test, EvaluationListener listener)
            throws AttackException, IOException {
        double epsilon = config.epsilon();
        String norm = config.norm().id();
        AttackDescription pgd = AttackCatalog.find("pgd");
        AttackSpec attack = new AttackSpec(
                pgd,
                pgd.arguments(Map.of(
                        "norm", norm,
                        "steps", Integer.toString(STEPS),
                        "step-size", Double.toString(epsilon / 10))),
                epsilon,
                Goal.UNTARGETED,
                0);
        LabelledImages measured = FeatureNetwork.isBeneath(config) && test.size() > FeatureNetwork.TESTED
                ? test.slice(0, FeatureNetwork.TESTED)
                : test;
        int batch = test.shape().picturesAtOnce(BATCH);
        EvaluationResult result = Evaluator.evaluate(classifier, EvaluationPlan.of(measured, attack, batch), listener)
                .get(0);
        return new AccuracyRecord(
                measured.name(),
                result.n(),
                pgd.name(),
                norm,
                epsilon,
                STEPS,
                result.cleanAccuracy(),
                result.robustAccuracy(),
                result.interval95().ends());
    }
}
