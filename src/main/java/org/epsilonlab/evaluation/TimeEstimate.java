package org.epsilonlab.evaluation;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.model.ModelException;

/**
 * How long a plan will take. How much an attack can spare by pictures that fall early is not known before, so the range is
 * what is to be believed.
 *
 * @param seconds what is likely
 * @param least if pictures fall at once wherever that spares work
 * @param most if every picture takes all that the attacks may spend
 * @param done share of the plan's work that the store holds already, in [0, 1]
 */
public record TimeEstimate(double seconds, double least, double most, double done) {

    /**
     * Estimates what is missing in the store. Each network that has work left is loaded and tried on a few pictures for about
     * a second; attacks that the store has seen on it are reckoned by what they took.
     *
     * @param cancelled polled between and in the trials
     * @throws ModelException if a network cannot be loaded
     * @throws AttackException if a network answers something that is not a number
     * @throws IOException one sentence, if the pictures do not fit or the store cannot be read
     * @throws java.util.concurrent.CancellationException if {@code cancelled} says so
     */
    public static TimeEstimate of(StudyPlan plan, ResultStore store, BooleanSupplier cancelled)
            throws ModelException, AttackException, IOException {
        return new TimeReckoning(plan, store, cancelled).estimate();
    }
}
