package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;

/** A way to make adversarial pictures. Implementations are immutable, and one file each. */
public interface Attack {

    /**
     * Attacks a batch.
     *
     * @return pictures of shape (N, C, H, W) in [0, 1] and within the batch's threat model, in the batch's scope
     * @throws java.util.concurrent.CancellationException if the listener asks for it
     */
    NDArray perturb(AttackBatch batch);

    /** How many gradients it costs a picture at most. */
    int gradientsPerImage();

    /** How many predictions without a gradient it costs a picture at most. */
    default int queriesPerImage() {
        return 0;
    }
}
