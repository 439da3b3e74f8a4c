package org.epsilonlab.training.regime;

/** What a training step learns from. Stateless: what lasts from step to step is kept by the {@link Minibatch}. */
@FunctionalInterface
public interface Regime {

    /**
     * Makes the pictures and updates the weights on them.
     *
     * @return the loss before the update, a mean over the pictures
     */
    float learn(Minibatch batch);
}
