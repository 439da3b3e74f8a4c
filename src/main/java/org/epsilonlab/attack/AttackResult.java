package org.epsilonlab.attack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an attack did; heap only, free to go to any thread.
 *
 * @param outcomes one a picture, in the request's order
 * @param trace the steps of the first picture, empty unless asked for and iterated
 * @param gradients how many gradients were computed, counted by pictures; 0 where a kept one served
 * @param queries how many predictions without a gradient were asked for, counted by pictures
 * @param seconds wall-clock time
 * @param direction where a one-step attack on one picture leads for any ε, null for other attacks
 */
public record AttackResult(
        List<AttackOutcome> outcomes,
        List<AttackStep> trace,
        long gradients,
        long queries,
        double seconds,
        @Nullable Direction direction) {}
