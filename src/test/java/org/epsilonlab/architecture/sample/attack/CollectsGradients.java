package org.epsilonlab.architecture.sample.attack;

import ai.djl.engine.Engine;

/** A second gate to the gradients, though no collector is named. */
final class CollectsGradients {

    void collect() {
        Engine.getInstance().newGradientCollector().close();
    }
}
