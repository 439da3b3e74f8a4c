package org.epsilonlab.evaluation;

import java.io.IOException;
import java.util.List;
import org.epsilonlab.attack.AttackOutcome;

/** Hears of an evaluation while it runs and may end it. Called on the thread that evaluates. */
public interface EvaluationListener {

    /** Hears nothing and never cancels. */
    EvaluationListener NONE = new EvaluationListener() {};

    /** How much of the whole plan is done, in [0, 1]; never falls. */
    default void progress(double share) {}

    /**
     * The pictures of one batch, handed on before they are forgotten.
     *
     * @param attack which attack of the plan
     * @param from index of the first picture in its data set
     * @throws IOException if they cannot be kept; it ends the evaluation
     */
    default void outcomes(int attack, int from, List<AttackOutcome> outcomes) throws IOException {}

    /** Polled at each step of an attack; true ends the evaluation with a CancellationException. */
    default boolean isCancelled() {
        return false;
    }
}
