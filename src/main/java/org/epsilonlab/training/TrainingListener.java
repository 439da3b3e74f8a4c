package org.epsilonlab.training;

/** Hears of a training while it runs. Called on the thread that trains, which waits meanwhile. */
public interface TrainingListener {

    /** Hears nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /**
     * After a step.
     *
     * @param done steps so far
     * @param all steps of the whole training
     * @param loss of this step, before its update
     * @param learningRate of this step
     */
    default void step(long done, long all, double loss, double learningRate) {}

    /**
     * After an epoch was measured.
     *
     * @param weights the network that was measured
     */
    default void epoch(TrainingPoint point, org.epsilonlab.model.Snapshot weights) {}

    /** When what is known of the run has changed and is written down. */
    default void recorded(RunRecord record) {}

    /** When it holds, its checkpoint written. */
    default void paused() {}

    /** When it goes on. */
    default void resumed() {}

    /**
     * While the finished network is measured on the whole test set.
     *
     * @param share of the work done, from 0 to 1
     */
    default void measuring(double share) {}

    /** Something kept it from writing to the disk, so it holds until it is told to go on. */
    default void trouble(String sentence) {}
}
