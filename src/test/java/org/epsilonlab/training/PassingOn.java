package org.epsilonlab.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.SharedGradient;
import org.epsilonlab.training.regime.Learner;

/** Passes all on to a real step, for a test to look in or to step between. */
class PassingOn implements Learner {

    private final TrainingStep step;

    PassingOn(TrainingStep step) {
        this.step = step;
    }

    @Override
    public Classifier classifier() {
        return step.classifier();
    }

    @Override
    public AttackSpec now(AttackSpec attack) {
        return step.now(attack);
    }

    @Override
    public NDArray logits(NDArray x) {
        return step.logits(x);
    }

    @Override
    public float update(Supplier<NDArray> loss) {
        return step.update(loss);
    }

    @Override
    public SharedGradient update(NDArray x, UnaryOperator<NDArray> loss) {
        return step.update(x, loss);
    }

    @Override
    public NDArray memory(String name, Shape shape) {
        return step.memory(name, shape);
    }
}
