package org.epsilonlab.attack;

/** Hears of an attack's steps and may end it. Called on the thread that attacks. */
public interface AttackListener {

    /** Hears nothing and never cancels. */
    AttackListener NONE = new AttackListener() {};

    /** After step {@code done} of {@code all}. */
    default void progress(int done, int all) {}

    /** After a step of one change for all pictures: how many of those it is made from it fools. */
    default void fools(int pictures, int of) {}

    /** Polled at each step; true has {@link #best} called if something better was found, which costs a prediction. */
    default boolean wantsBest() {
        return false;
    }

    /** The best of the request's first picture so far; better than all that was told before. */
    default void best(AttackOutcome soFar) {}

    /** Polled at each step; true ends a dear attack with the best it has so far. */
    default boolean isEnough() {
        return false;
    }

    /** Polled at each step; true ends the attack with a CancellationException. */
    default boolean isCancelled() {
        return false;
    }
}
