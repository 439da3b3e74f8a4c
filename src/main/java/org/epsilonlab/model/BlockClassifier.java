package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** A {@link Network} as attacks see it: evaluation mode, weights frozen. */
public final class BlockClassifier implements Classifier {

    private final Network network;

    /** Takes over the network: closing this closes it. */
    public BlockClassifier(Network network) {
        this.network = network;
        network.trainable().forEach(array -> array.setRequiresGradient(false));
    }

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
    public void close() {
        network.close();
    }
}
