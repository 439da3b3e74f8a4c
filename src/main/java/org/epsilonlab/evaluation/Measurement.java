package org.epsilonlab.evaluation;

import java.util.List;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;

/**
 * One figure: what an attack with one budget leaves of a network's accuracy, with all that it depends on. Shares lie in
 * [0, 1] and are taken over all n pictures: one that the network gets wrong before the attack stays in the count.
 *
 * @param answer what it was counted from
 * @param epsilon the budget
 * @param n how many pictures
 * @param cleanAccuracy share predicted as its label before the attack
 * @param robustAccuracy share predicted as its label under it
 * @param interval95 of {@code robustAccuracy}
 * @param successRate among the pictures that were right before (and, for a targeted attack, are not of the target class)
 *     the share that reaches the attacker's goal; 0 if there is no such picture
 * @param zeroGradients pictures on which the attack ended without any gradient to follow
 * @param checks the card of checks, empty if it was not asked for
 */
public record Measurement(
        CellAnswer answer,
        double epsilon,
        int n,
        double cleanAccuracy,
        double robustAccuracy,
        WilsonInterval interval95,
        double successRate,
        int zeroGradients,
        List<Check> checks) {

    /** How a figure stands with its card of checks. */
    public enum Trust {
        /** Every check that applies passed. */
        PASSED("passed"),
        /** At least one failed. */
        FAILED("FAILED"),
        /** Not one was run. */
        NOT_RUN("not run");

        private final String words;

        Trust(String words) {
            this.words = words;
        }

        /** As it stands beside a figure. */
        public String words() {
            return words;
        }
    }

    /** Counts a complete answer; for an attack that looks for the smallest change, within {@code epsilon}. */
    static Measurement of(CellAnswer answer, double epsilon, List<Check> checks) {
        int clean = 0;
        int robust = 0;
        int eligible = 0;
        int reached = 0;
        int zero = 0;
        List<PictureResult> pictures = at(answer, epsilon);
        int target = answer.cell().attack().goal().target();
        for (PictureResult picture : pictures) {
            clean += picture.isRight() ? 1 : 0;
            robust += picture.holds() ? 1 : 0;
            zero += picture.zeroGradient() ? 1 : 0;
            if (picture.isRight() && picture.label() != target) {
                eligible++;
                reached += picture.success() ? 1 : 0;
            }
        }
        int n = pictures.size();
        return new Measurement(
                answer,
                epsilon,
                n,
                (double) clean / n,
                (double) robust / n,
                WilsonInterval.of(robust, n),
                eligible == 0 ? 0 : (double) reached / eligible,
                zero,
                List.copyOf(checks));
    }

    /** One a picture: what the attack does to it with this budget. */
    public List<PictureResult> pictures() {
        return at(answer, epsilon);
    }

    private static List<PictureResult> at(CellAnswer answer, double epsilon) {
        AttackSpec spec = answer.cell().attack();
        Norm norm = spec.norm();
        boolean smallest = spec.description().is(AttackDescription.Trait.SMALLEST);
        return smallest && norm != null
                ? answer.pictures().stream()
                        .map(picture -> picture.within(epsilon, norm))
                        .toList()
                : answer.pictures();
    }

    public Cell cell() {
        return answer.cell();
    }

    /** The attack with the budget of this figure. */
    public AttackSpec attack() {
        return cell().attack().withEpsilon(epsilon);
    }

    /** Seconds of attacking and predicting. */
    public double seconds() {
        return answer.seconds();
    }

    /** Gradients, counted by pictures. */
    public long gradients() {
        return answer.gradients();
    }

    /** Predictions without a gradient, counted by pictures. */
    public long queries() {
        return answer.queries();
    }

    /** How it stands with its card. */
    public Trust trust() {
        if (checks.stream().anyMatch(check -> check.outcome() == Check.Outcome.FAIL)) {
            return Trust.FAILED;
        }
        return checks.stream().anyMatch(check -> check.outcome() == Check.Outcome.PASS) ? Trust.PASSED : Trust.NOT_RUN;
    }

    /** The same figure with its card. */
    Measurement with(List<Check> card) {
        return new Measurement(
                answer,
                epsilon,
                n,
                cleanAccuracy,
                robustAccuracy,
                interval95,
                successRate,
                zeroGradients,
                List.copyOf(card));
    }
}
