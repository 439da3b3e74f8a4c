package org.epsilonlab.attack;

import org.epsilonlab.image.Difference;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Prediction;

/**
 * What an attack did to one picture.
 *
 * @param label true class
 * @param original before
 * @param adversarial after
 * @param before prediction for the original
 * @param after prediction for the adversarial picture
 * @param zeroGradient whether the attack ended on a gradient that is zero everywhere, so that it could not move
 */
public record AttackOutcome(
        int label, Pixels original, Pixels adversarial, Prediction before, Prediction after, boolean zeroGradient) {

    /** Adversarial minus original. */
    public Difference perturbation() {
        return Difference.between(original, adversarial);
    }

    /** Whether the adversarial picture reaches the goal. */
    public boolean isSuccess(Goal goal) {
        return goal.isReached(label, after.label());
    }
}
