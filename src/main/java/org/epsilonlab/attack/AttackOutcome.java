package org.epsilonlab.attack;

import java.util.ArrayList;
import java.util.List;
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

    /** Those of a request, picture by picture. */
    static List<AttackOutcome> all(
            AttackRequest request,
            List<Prediction> before,
            List<Pixels> pictures,
            List<Prediction> after,
            boolean[] zeroGradients) {
        List<AttackOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            outcomes.add(new AttackOutcome(
                    request.labels().get(i),
                    request.images().get(i),
                    pictures.get(i),
                    before.get(i),
                    after.get(i),
                    zeroGradients[i]));
        }
        return outcomes;
    }
}
