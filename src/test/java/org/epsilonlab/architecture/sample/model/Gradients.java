package org.epsilonlab.architecture.sample.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;

/** The one class that may collect gradients: the rule must let it be. */
public final class Gradients {

    void collect(NDArray loss) {
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(loss);
        }
    }
}
