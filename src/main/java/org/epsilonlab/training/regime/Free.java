package org.epsilonlab.training.regime;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.model.SharedGradient;

/**
 * Free adversarial training (Shafahi et al. 2019, algorithm 1): each batch is replayed m times, and every backward pass
 * serves both sides, one step of the weights down the loss and one of δ up. δ goes on from batch to batch.
 */
record Free(Norm norm, int replays) implements Regime {

    private static final String DELTA = "delta";

    static final RegimeDescription DESCRIPTION = new RegimeDescription(
            "free",
            "Free",
            "Replays each batch; one backward pass steps weights and perturbation at once. Needs fewer epochs.",
            "Shafahi et al. 2019",
            "A step goes over its batch several times; each pass moves weights and perturbation at once.",
            List.of(
                    RegimeDescription.NORM,
                    new Parameter.Whole(
                            "replays", "Replays", "How often each batch is used in a row; as many updates.", 1, 30, 4)),
            false,
            (arguments, gradients) -> arguments.whole("replays"),
            (arguments, attack) -> new Free(Norm.of(arguments.text("norm")), arguments.whole("replays")));

    @Override
    public float learn(Minibatch batch) {
        NDArray clean = batch.clean();
        NDIndex rows = batch.rows();
        NDArray kept = batch.memory(DELTA);
        NDArray delta = copy(kept, rows, clean);
        float losses = 0;
        for (int k = 0; k < replays; k++) {
            SharedGradient pass = batch.updateSharing(clean.add(delta).clip(0, 1), batch::crossEntropy);
            losses += pass.loss();
            NDArray step = norm.steepestStep(pass.inputGradient(), 1).mul(batch.epsilon());
            delta = intoBall(delta.add(step), batch.epsilon());
        }
        kept.set(rows, delta);
        return losses / replays;
    }

    /** In the scope of the step: what is derived from an array stays where it is. */
    private static NDArray copy(NDArray kept, NDIndex rows, NDArray clean) {
        try (NDArray stored = kept.get(rows)) {
            return clean.zerosLike().add(stored);
        }
    }

    private NDArray intoBall(NDArray delta, NDArray epsilon) {
        if (norm == Norm.LINF) {
            return delta.minimum(epsilon).maximum(epsilon.neg());
        }
        NDArray length = delta.square().sum(new int[] {1, 2, 3}, true).sqrt().maximum(1e-12f);
        return delta.mul(epsilon.div(length).minimum(1));
    }
}
