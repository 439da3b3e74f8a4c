package org.epsilonlab.training.regime;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Parameter;

/**
 * Clean and adversarial pictures together: α L(θ, x, y) + (1 − α) L(θ, x′, y) (Goodfellow et al. 2015, section 6), both
 * in one batch of twice the size.
 */
record Mixed(double cleanWeight, AttackSpec attack) implements Regime {

    static final RegimeDescription DESCRIPTION = new RegimeDescription(
            "mixed",
            "Clean + adversarial",
            "Clean pictures and adversarial ones made from them, together; with one plain step of FGSM it collapses.",
            "Goodfellow et al. 2015",
            "A step attacks its batch with the weights as they are; the update then sees both, clean and attacked.",
            List.of(new Parameter.Real(
                    "clean-weight",
                    "Weight of the clean half",
                    "Share of the clean loss in the whole; 0.5 counts both alike.",
                    0,
                    1,
                    0.5)),
            true,
            (arguments, gradients) -> 2 + gradients,
            RegimeDescription.crafting(arguments -> attack -> new Mixed(arguments.real("clean-weight"), attack)));

    @Override
    public float learn(Minibatch batch) {
        NDArray adversarial = batch.craft(attack);
        NDArray both = batch.clean().concat(adversarial);
        return batch.update(() -> batch.crossEntropy(batch.logits(both), cleanWeight, 1 - cleanWeight));
    }
}
