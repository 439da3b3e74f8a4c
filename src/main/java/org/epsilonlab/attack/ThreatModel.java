package org.epsilonlab.attack;

import org.jspecify.annotations.Nullable;

/**
 * What an attacker may do: change a picture by at most ε in a norm and keep it in [0, 1].
 *
 * @param norm the norm, null where ε is no bound (the gradient times a constant)
 * @param epsilon the budget, at least 0, in units of the [0, 1] pixel scale
 */
public record ThreatModel(@Nullable Norm norm, double epsilon) {

    public ThreatModel {
        if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException("epsilon must be a number from 0 up, not " + epsilon);
        }
    }
}
