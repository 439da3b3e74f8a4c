package org.epsilonlab.training.regime;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Gradients;

/** The inner maximisation: steps up an objective, from the weights of this moment, which it leaves as they are. */
final class Ascent {

    private final Minibatch batch;
    private final Norm norm;
    private UnaryOperator<NDArray> objective;
    private boolean projected;

    Ascent(Minibatch batch, Norm norm, UnaryOperator<NDArray> objective) {
        this.batch = batch;
        this.norm = norm;
        this.objective = objective;
    }

    /** Brings every step back into the ball round the clean pictures; without, only into [0, 1]. */
    Ascent project() {
        projected = true;
        return this;
    }

    /** What is climbed, logits to one number, a sum over the pictures; the cross-entropy unless said otherwise. */
    Ascent objective(UnaryOperator<NDArray> other) {
        objective = other;
        return this;
    }

    /**
     * Climbs.
     *
     * @param start shape (N, C, H, W), in [0, 1]
     * @param stepFactor length of a step in units of ε
     * @return the last iterate
     */
    NDArray climb(NDArray start, int steps, double stepFactor) {
        Classifier network = batch.classifier();
        NDArray length = batch.epsilon().mul((float) stepFactor);
        NDArray lower = batch.clean().sub(batch.epsilon()).maximum(0);
        NDArray upper = batch.clean().add(batch.epsilon()).minimum(1);
        NDArray x = start;
        for (int k = 0; k < steps; k++) {
            try (NDManager scope = batch.clean().getManager().newSubManager()) {
                NDArray at = x;
                at.attach(scope);
                NDArray gradient = Gradients.ofInput(network, at, objective).gradient();
                NDArray moved = at.add(norm.steepestStep(gradient, 1).mul(length));
                if (!projected) {
                    x = moved.clip(0, 1);
                } else if (norm == Norm.LINF) {
                    x = moved.minimum(upper).maximum(lower);
                } else {
                    x = norm.project(moved, batch.clean(), batch.epsilon());
                }
                x.attach(batch.clean().getManager());
            }
        }
        return x;
    }
}
