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

    /** By so much single precision may carry a perturbation over its bound. */
    static final double ROUNDING = 1 + 1e-5;

    private static final int QUICK = 100;
    private static final int QUERIES_A_GRADIENT = 3;

    /** The ε of a smallest-perturbation attack for which any distance counts as success. */
    public static final double ANY_DISTANCE = Double.POSITIVE_INFINITY;

    /**
     * Whether an outcome reaches the goal within the budget. Smallest-perturbation attacks may end beyond it, the others
     * never do.
     */
    public boolean isSuccess(AttackOutcome outcome) {
        return outcome.isSuccess(goal) && isWithin(outcome);
    }

    /** What the network would be held to say under this attack: its answer to a change that is too large counts for nothing. */
    public int answer(AttackOutcome outcome) {
        return isWithin(outcome) ? outcome.after().label() : outcome.before().label();
    }

    /** Whether a change of that size keeps to the budget, but for rounding. */
    public static boolean isWithin(double size, double epsilon) {
        return size <= epsilon * ROUNDING;
    }

    private boolean isWithin(AttackOutcome outcome) {
        Norm bound = norm();
        return !description.is(AttackDescription.Trait.SMALLEST)
                || bound == null
                || isWithin(bound.size(outcome.perturbation()), epsilon);
    }

    /** The attack itself. */
    public Attack attack() {
        return description.create().apply(arguments);
    }

    /** Whether it answers quickly enough to follow a slider. */
    public boolean isQuick() {
        Attack attack = attack();
        return attack.gradientsPerImage() + attack.queriesPerImage() / QUERIES_A_GRADIENT <= QUICK;
    }

    /** Whether ε decides how far the picture is changed. */
    public boolean isBounded() {
        return !description.is(AttackDescription.Trait.SMALLEST) && !description.is(AttackDescription.Trait.NO_BUDGET);
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

    /** The same attack towards another goal. */
    public AttackSpec withGoal(Goal other) {
        return new AttackSpec(description, arguments, epsilon, other, seed);
    }

    /** The same attack with another budget. */
    public AttackSpec withEpsilon(double other) {
        return new AttackSpec(description, arguments, other, goal, seed);
    }
}
