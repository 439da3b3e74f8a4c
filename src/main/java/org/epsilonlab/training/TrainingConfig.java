package org.epsilonlab.training;

import org.epsilonlab.attack.AttackSpec;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides a training but network and pictures.
 *
 * @param regime what each step learns from
 * @param attack what crafts the adversarial pictures, null for a clean training; its seed is replaced at each step
 * @param epochs passes over the data, at least 1
 * @param batchSize pictures in a step, at least 1; the last step of an epoch may have fewer
 * @param learningRate the peak of the {@link OneCycle}, positive
 * @param averaging decay a step of the averaged weights (Izmailov et al. 2018 average likewise), 0 to keep the last
 *     weights as they are, below 1
 * @param seed of all randomness: first weights, order of the pictures, random starts
 */
public record TrainingConfig(
        Regime regime,
        @Nullable AttackSpec attack,
        int epochs,
        int batchSize,
        double learningRate,
        double averaging,
        long seed) {

    public TrainingConfig {
        if (regime.usesAdversarial() && attack == null) {
            throw new IllegalArgumentException("the regime " + regime.id() + " needs an attack");
        }
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, not " + epochs);
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("batch-size must be at least 1, not " + batchSize);
        }
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException("learning-rate must be a positive number, not " + learningRate);
        }
        if (!(averaging >= 0 && averaging < 1)) {
            throw new IllegalArgumentException("the decay of averaged weights must lie in [0, 1), not " + averaging);
        }
    }
}
