package org.epsilonlab.training.regime;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.Parameter;

/**
 * PGD-k (Madry et al. 2018): k steps of 2.5 ε / k from a random point of the ball, each brought back into it; the update
 * sees the last.
 */
record Pgd(Norm norm, int steps, double stepFactor) implements Regime {

    static final RegimeDescription DESCRIPTION = new RegimeDescription(
            "pgd",
            "PGD",
            "Many small steps from a random start: the honest way, as dear as its steps are many.",
            "Madry et al. 2018",
            "A step attacks its batch many times over from a random start; the update then sees only the last pictures.",
            List.of(
                    RegimeDescription.NORM,
                    new Parameter.Whole("steps", "Steps", "How many steps each example takes.", 1, 100, 7),
                    new Parameter.Real(
                            "step-factor",
                            "Step size · steps / ε",
                            "How far all steps together reach, in units of ε.",
                            0.1,
                            10,
                            2.5,
                            true)),
            false,
            (arguments, gradients) -> 1 + arguments.whole("steps"),
            (arguments, attack) ->
                    new Pgd(Norm.of(arguments.text("norm")), arguments.whole("steps"), arguments.real("step-factor")));

    @Override
    public float learn(Minibatch batch) {
        NDArray start = batch.shifted(norm, 1);
        NDArray adversarial = batch.ascent(norm).project().climb(start, steps, stepFactor / steps);
        return batch.update(() -> batch.crossEntropy(batch.logits(adversarial)));
    }
}
