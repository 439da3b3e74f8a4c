package org.epsilonlab.training.regime;

import java.util.List;

/** The usual training: min over θ of the mean of L(θ, x, y). */
final class Clean implements Regime {

    static final RegimeDescription DESCRIPTION = new RegimeDescription(
            "clean",
            "Clean",
            "Clean pictures only: the usual training, which nothing hardens.",
            "",
            "A step sees a batch of clean pictures; the weights take one step down their loss.",
            List.of(),
            false,
            (arguments, gradients) -> 1,
            (arguments, attack) -> new Clean());

    @Override
    public float learn(Minibatch batch) {
        return batch.update(() -> batch.crossEntropy(batch.logits(batch.clean())));
    }
}
