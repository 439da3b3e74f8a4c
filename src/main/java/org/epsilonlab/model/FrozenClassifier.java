package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** What {@link Network#frozen} answers; the network it was made of owns it. */
record FrozenClassifier(Network network) implements Classifier {

    @Override
    public ModelCard card() {
        return network.card();
    }

    @Override
    public NDArray logits(NDArray x) {
        return network.logits(x, false);
    }

    @Override
    public NDManager manager() {
        return network.manager();
    }

    @Override
    public void close() {}
}
