package org.epsilonlab.training.regime;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.SharedGradient;

/** The network in training as a {@link Minibatch} needs it. */
public interface Learner {

    /** The network as attacks see it: in evaluation mode, its weights constants. Its owner closes it. */
    Classifier classifier();

    /** The attack with this step's budget and seed. */
    AttackSpec now(AttackSpec attack);

    /** Logits in training mode. */
    NDArray logits(NDArray x);

    /** One step of the optimizer down the gradient of a loss; answers the loss. */
    float update(Supplier<NDArray> loss);

    /** The same, and the gradient of the loss with respect to the pictures from the same backward pass. */
    SharedGradient update(NDArray x, UnaryOperator<NDArray> loss);

    /** An array that lasts from step to step and into checkpoints; zeros at first. */
    NDArray memory(String name, Shape shape);
}
