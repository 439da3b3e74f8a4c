package org.epsilonlab.evaluation;

import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.image.Difference;
import org.epsilonlab.model.Prediction;

/**
 * What an attack did to one picture of a data set, without the pictures themselves.
 *
 * @param index which picture of the data set
 * @param label its true class
 * @param before the class predicted for the original
 * @param after the class that the network is held to say under the attack
 * @param confidenceBefore probability of {@code before}, in [0, 1]
 * @param confidenceAfter probability of the class predicted for the adversarial picture, in [0, 1]
 * @param marginBefore logit of the true class minus the largest other for the original; negative where it is wrong
 * @param marginAfter the same for the adversarial picture
 * @param linf largest change of a value
 * @param l2 Euclidean length of the change
 * @param l1 sum of all changes
 * @param l0 how many values changed
 * @param success whether the attacker's goal was reached within the budget
 * @param zeroGradient whether the attack ended without any gradient to follow
 * @param foundAt the budget with which the adversarial picture was made: smaller than the one asked about where it was
 *     fooled by less, larger where it held even that, 0 where the network was wrong without an attack
 */
public record PictureResult(
        int index,
        int label,
        int before,
        int after,
        double confidenceBefore,
        double confidenceAfter,
        double marginBefore,
        double marginAfter,
        double linf,
        double l2,
        double l1,
        int l0,
        boolean success,
        boolean zeroGradient,
        double foundAt) {

    private static final int COLUMNS = 15;

    static PictureResult of(int index, AttackOutcome outcome, AttackSpec spec) {
        Difference change = outcome.perturbation();
        return new PictureResult(
                index,
                outcome.label(),
                outcome.before().label(),
                spec.answer(outcome),
                outcome.before().confidence(),
                outcome.after().confidence(),
                margin(outcome.before(), outcome.label()),
                margin(outcome.after(), outcome.label()),
                change.linf(),
                change.l2(),
                change.l1(),
                change.l0(),
                spec.isSuccess(outcome),
                outcome.zeroGradient(),
                spec.epsilon());
    }

    /** A picture that needs nothing done to it, since the network errs by itself or there is no budget to do it with. */
    static PictureResult untouched(int index, int label, Prediction before) {
        double margin = margin(before, label);
        double confidence = before.confidence();
        int says = before.label();
        return new PictureResult(
                index, label, says, says, confidence, confidence, margin, margin, 0, 0, 0, 0, says != label, false, 0);
    }

    /** Logit of {@code label} minus the largest other. */
    static double margin(Prediction prediction, int label) {
        double other = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < prediction.classes(); k++) {
            if (k != label) {
                other = Math.max(other, prediction.logit(k));
            }
        }
        return prediction.logit(label) - other;
    }

    /** What this smallest change does where no more than {@code epsilon} is allowed: a larger one counts for nothing. */
    PictureResult within(double epsilon, Norm norm) {
        if (success && AttackSpec.isWithin(size(norm), epsilon)) {
            return this;
        }
        return new PictureResult(
                index,
                label,
                before,
                before,
                confidenceBefore,
                confidenceBefore,
                marginBefore,
                marginBefore,
                linf,
                l2,
                l1,
                l0,
                false,
                zeroGradient,
                foundAt);
    }

    /** The size of the change. */
    public double size(Norm norm) {
        return norm.choose(linf, l2, l1, l0);
    }

    /** Whether the network was right before the attack. */
    public boolean isRight() {
        return before == label;
    }

    /** Whether it is right under the attack. */
    public boolean holds() {
        return after == label;
    }

    /** The numbers in the order of the record, as a file of results keeps them. */
    double[] toRow() {
        return new double[] {
            index,
            label,
            before,
            after,
            confidenceBefore,
            confidenceAfter,
            marginBefore,
            marginAfter,
            linf,
            l2,
            l1,
            l0,
            success ? 1 : 0,
            zeroGradient ? 1 : 0,
            Double.isInfinite(foundAt) ? -1 : foundAt
        };
    }

    /** @throws IllegalArgumentException if a row has another length */
    static PictureResult ofRow(double[] row) {
        if (row.length != COLUMNS) {
            throw new IllegalArgumentException("a row of results has " + row.length + " numbers, not " + COLUMNS);
        }
        return new PictureResult(
                (int) row[0],
                (int) row[1],
                (int) row[2],
                (int) row[3],
                row[4],
                row[5],
                row[6],
                row[7],
                row[8],
                row[9],
                row[10],
                (int) row[11],
                row[12] == 1,
                row[13] == 1,
                row[14] < 0 ? AttackSpec.ANY_DISTANCE : row[14]);
    }
}
