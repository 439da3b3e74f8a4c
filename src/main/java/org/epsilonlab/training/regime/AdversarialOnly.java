package org.epsilonlab.training.regime;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.epsilonlab.attack.AttackSpec;

/** Adversarial pictures only, made by any attack: min over θ of the mean of L(θ, x′, y). */
record AdversarialOnly(AttackSpec attack) implements Regime {

    static final RegimeDescription DESCRIPTION = new RegimeDescription(
            "adversarial",
            "Adversarial only",
            "Only adversarial pictures, made by an attack of your choice from the weights of that moment.",
            "Madry et al. 2018",
            "A step attacks its batch with the weights as they are; the update then sees only the results.",
            List.of(),
            true,
            (arguments, gradients) -> 1 + gradients,
            RegimeDescription.crafting(arguments -> AdversarialOnly::new));

    @Override
    public float learn(Minibatch batch) {
        NDArray adversarial = batch.craft(attack);
        return batch.update(() -> batch.crossEntropy(batch.logits(adversarial)));
    }
}
