package org.epsilonlab.evaluation;

/** Hears of a study while it runs and may hold or end it. Called on the thread that computes. */
public interface StudyListener {

    /** Hears nothing and never cancels. */
    StudyListener NONE = new StudyListener() {};

    /**
     * How far it is.
     *
     * @param share of the whole plan, in [0, 1]
     * @param what a few words on what is under way
     */
    default void progress(double share, String what) {}

    /** A figure is there, or is there again with its card of checks. */
    default void measured(Measurement measurement) {}

    /** A table is there. */
    default void answered(CellAnswer answer) {}

    /** Polled at each step of an attack; true ends it with a CancellationException. May block to hold it. */
    default boolean isCancelled() {
        return false;
    }
}
