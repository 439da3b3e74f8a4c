package org.epsilonlab.training.regime;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.Parameter;

/**
 * FGSM with a random start (Wong et al. 2020, "Fast is better than free"): δ ~ U(−ε, ε), then δ ← Π(δ + α · sign ∇L(x +
 * δ)) with α = 1.25 ε.
 */
record FastFgsm(Norm norm, double stepFactor) implements Regime {

    static final RegimeDescription DESCRIPTION = new RegimeDescription(
            "fgsm-rs",
            "FGSM, random start",
            "One step from a random point of the ball: nearly as robust as PGD at a third of the cost, if it holds.",
            "Wong et al. 2020",
            "A step moves its batch to random points of the ball, takes one long step from there, and learns from the results.",
            List.of(
                    RegimeDescription.NORM,
                    new Parameter.Real(
                            "step-factor", "Step size / ε", "Length of the step in units of ε.", 0.1, 4, 1.25, true)),
            false,
            (arguments, gradients) -> 2,
            (arguments, attack) -> new FastFgsm(Norm.of(arguments.text("norm")), arguments.real("step-factor")));

    @Override
    public float learn(Minibatch batch) {
        NDArray start = batch.shifted(norm, 1);
        NDArray adversarial = batch.ascent(norm).project().climb(start, 1, stepFactor);
        return batch.update(() -> batch.crossEntropy(batch.logits(adversarial)));
    }
}
