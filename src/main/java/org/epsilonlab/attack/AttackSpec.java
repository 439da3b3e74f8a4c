package org.epsilonlab.attack;

import org.jspecify.annotations.Nullable;

/**
 * An attack with everything that decides its result but network and pictures. Immutable, with value equality.
 *
 * @param description which attack
 * @param arguments its parameters
 * @param epsilon the budget, at least 0
 * @param goal any other class, or one in particular
 * @param seed of all its randomness
 */
public record AttackSpec(AttackDescription description, Arguments arguments, double epsilon, Goal goal, long seed) {

    /** The attack itself. */
    public Attack attack() {
        return description.create().apply(arguments);
    }

    /** The norm that ε bounds, null where it bounds none. */
    public @Nullable Norm norm() {
        return description.norm().of(arguments);
    }

    /**
     * What the attacker may do.
     *
     * @throws IllegalArgumentException if ε is no number from 0 up
     */
    public ThreatModel threatModel() {
        return new ThreatModel(norm(), epsilon);
    }

    /** The same attack with another budget. */
    public AttackSpec withEpsilon(double other) {
        return new AttackSpec(description, arguments, other, goal, seed);
    }
}
