package org.epsilonlab.training.regime;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.Parameter;

/**
 * TRADES (Zhang et al. 2019, equation 5): L(f(x), y) + β · KL(f(x) ‖ f(x′)), where x′ maximises the same divergence
 * inside the ball. β trades clean accuracy for robustness.
 */
record Trades(Norm norm, double beta, int steps) implements Regime {

    /** Where x′ begins: exactly at x the divergence has no slope. */
    private static final float FIRST_NOISE = 0.001f;

    static final RegimeDescription DESCRIPTION = new RegimeDescription(
            "trades",
            "TRADES",
            "Clean loss plus β times how far an attack can move the answers; β trades accuracy for robustness.",
            "Zhang et al. 2019",
            "A step looks for pictures near its batch whose answers differ most; the update keeps both right and alike.",
            List.of(
                    RegimeDescription.NORM,
                    new Parameter.Real("beta", "β", "Weight of robustness; 1 is accurate, 6 is robust.", 0, 100, 6),
                    new Parameter.Whole("steps", "Steps", "How many steps each example takes.", 1, 100, 7)),
            false,
            (arguments, gradients) -> 2.5 + arguments.whole("steps"),
            (arguments, attack) ->
                    new Trades(Norm.of(arguments.text("norm")), arguments.real("beta"), arguments.whole("steps")));

    @Override
    public float learn(Minibatch batch) {
        NDArray clean = batch.clean();
        NDArray answers = batch.answers(clean).softmax(1);
        NDArray start = clean.add(batch.gaussian().mul(FIRST_NOISE)).clip(0, 1);
        // The entropy of the constant answers is left out of the divergence: it has no slope.
        NDArray adversarial = batch.ascent(norm)
                .project()
                .objective(logits -> answers.mul(logits.logSoftmax(1)).sum().neg())
                .climb(start, steps, 2.5 / steps);
        return batch.update(() -> {
            NDArray natural = batch.logits(clean);
            NDArray divergence = natural.softmax(1)
                    .mul(natural.logSoftmax(1).sub(batch.logits(adversarial).logSoftmax(1)))
                    .sum();
            return batch.crossEntropy(natural).add(divergence.mul(batch.number(beta / batch.all())));
        });
    }
}
