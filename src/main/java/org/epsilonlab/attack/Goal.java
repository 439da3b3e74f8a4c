package org.epsilonlab.attack;

/**
 * What the attacker wants: any wrong class, or one class in particular.
 *
 * @param target the class to be reached, −1 for any but the true one
 */
public record Goal(int target) {

    /** Any class but the true one. */
    public static final Goal UNTARGETED = new Goal(-1);

    /** The given class, counted from 0. */
    public static Goal towards(int target) {
        if (target < 0) {
            throw new IllegalArgumentException("a target class is counted from 0");
        }
        return new Goal(target);
    }

    public boolean isTargeted() {
        return target >= 0;
    }

    /** Whether a prediction reaches the goal for a picture of the class {@code label}. */
    public boolean isReached(int label, int predicted) {
        return isTargeted() ? predicted == target : predicted != label;
    }
}
