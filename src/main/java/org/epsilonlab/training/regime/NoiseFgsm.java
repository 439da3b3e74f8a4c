package org.epsilonlab.training.regime;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.Parameter;

/**
 * N-FGSM (de Jorge et al. 2022, "Make some noise"): strong noise η ~ U(−kε, kε), then one step from there, δ = η + α ·
 * sign ∇L(x + η), which is <em>not</em> brought back into the ball. The noise keeps one-step training from collapsing.
 */
record NoiseFgsm(Norm norm, double noiseFactor, double stepFactor) implements Regime {

    static final RegimeDescription DESCRIPTION = new RegimeDescription(
            "n-fgsm",
            "N-FGSM",
            "One step from strong noise, not clipped to ε: the price of FGSM without its collapse.",
            "de Jorge et al. 2022",
            "A step adds strong noise to its batch, takes one step up the loss from there, and learns from the results.",
            List.of(
                    RegimeDescription.NORM,
                    new Parameter.Real("noise-factor", "Noise / ε", "Size of the noise in units of ε.", 0, 4, 2, true),
                    new Parameter.Real(
                            "step-factor", "Step size / ε", "Length of the step in units of ε.", 0.1, 4, 1, true)),
            false,
            (arguments, gradients) -> 2,
            (arguments, attack) -> new NoiseFgsm(
                    Norm.of(arguments.text("norm")), arguments.real("noise-factor"), arguments.real("step-factor")));

    @Override
    public float learn(Minibatch batch) {
        NDArray noisy = batch.shifted(norm, noiseFactor);
        NDArray adversarial = batch.ascent(norm).climb(noisy, 1, stepFactor);
        return batch.update(() -> batch.crossEntropy(batch.logits(adversarial)));
    }
}
