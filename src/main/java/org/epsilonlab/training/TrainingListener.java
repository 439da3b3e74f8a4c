package org.epsilonlab.training;

/** Hears of a training while it runs and may end it. Called on the thread that trains. */
public interface TrainingListener {

    /** Hears nothing and never cancels. */
    TrainingListener NONE = new TrainingListener() {};

    /**
     * After a step.
     *
     * @param done steps so far
     * @param all steps of the whole training
     * @param loss of this step
     */
    default void progress(long done, long all, double loss) {}

    /** After an epoch. */
    default void epoch(TrainingPoint point) {}

    /** Polled before each step; true ends the training with a CancellationException. */
    default boolean isCancelled() {
        return false;
    }
}
