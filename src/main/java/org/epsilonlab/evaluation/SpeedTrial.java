package org.epsilonlab.evaluation;

import java.io.IOException;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.epsilonlab.attack.Attack;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelException;

/**
 * What a network takes for one picture in a batch.
 *
 * @param prediction seconds for a prediction
 * @param gradient seconds for a step along a gradient
 */
record SpeedTrial(double prediction, double gradient) {

    /** The first trial is of so many pictures; it also wakes the engine. */
    private static final int FEW = 8;

    /** A whole batch is tried if it will take no longer than this, in seconds for one prediction. */
    private static final double PATIENCE = 0.2;

    /** Too small to fool: pictures stay to the end. */
    private static final double NOTHING = 1e-6;

    private static final int STEPS = 4;

    /** A step back takes about so many predictions' time; used where every picture is wrong from the start. */
    private static final double STEP = 3;

    /** Tries a network for about a second. */
    static SpeedTrial of(MeasuredNetwork network, StudyPlan plan, BooleanSupplier cancelled)
            throws ModelException, AttackException, IOException {
        try (Classifier classifier = network.loader().load();
                Prober prober = new Prober(classifier, plan.data(), plan.batchSize(), cancelled)) {
            int batch = Math.min(plan.batchSize(), plan.data().size());
            int few = Math.min(FEW, batch);
            SpeedTrial woken = of(prober, few);
            SpeedTrial first = of(prober, few);
            boolean quick = Math.min(woken.prediction, first.prediction) * batch < PATIENCE;
            return quick ? of(prober, batch) : first;
        }
    }

    private static SpeedTrial of(Prober prober, int count) throws AttackException {
        int[] indices = IntStream.range(0, count).toArray();
        long start = System.nanoTime();
        prober.predict(indices);
        double prediction = (System.nanoTime() - start) / 1e9 / count;
        if (!prober.classifier().card().givesGradients()) {
            return new SpeedTrial(prediction, STEP * prediction);
        }
        AttackDescription pgd = AttackCatalog.find("pgd");
        AttackSpec spec = new AttackSpec(
                pgd,
                pgd.arguments(Map.of("steps", String.valueOf(STEPS), "early", "true")),
                NOTHING,
                Goal.UNTARGETED,
                0);
        start = System.nanoTime();
        Prober.Found found = prober.attack(spec, indices, false, share -> {});
        double all = (System.nanoTime() - start) / 1e9;
        return new SpeedTrial(prediction, found.gradients() > 0 ? all / found.gradients() : STEP * prediction);
    }

    /** What an attack takes for one picture at most. */
    double seconds(AttackSpec spec) {
        Attack attack = spec.attack();
        return attack.gradientsPerImage() * gradient + (2 + attack.queriesPerImage()) * prediction;
    }
}
