package org.epsilonlab.evaluation;

import java.util.List;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;

/**
 * One figure with what it was counted from and whether it may be trusted.
 *
 * @param answer what it was counted from
 * @param figure what an attack with one budget leaves of a network's accuracy
 * @param checks the card of checks, empty if it was not asked for
 */
public record Measurement(CellAnswer answer, EvaluationResult figure, List<Check> checks) {

    public Measurement {
        checks = List.copyOf(checks);
    }

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
    static Measurement of(CellAnswer answer, double epsilon) {
        Cell cell = answer.cell();
        Tally tally = new Tally(cell.attack().withEpsilon(epsilon));
        at(answer, epsilon).forEach(tally::add);
        tally.addCost(answer.gradients(), answer.queries(), answer.seconds());
        return new Measurement(answer, tally.result(cell.model(), cell.data()), List.of());
    }

    /** One a picture: what the attack does to it with this budget. */
    public List<PictureResult> pictures() {
        return at(answer, epsilon());
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

    /** The budget. */
    public double epsilon() {
        return figure.attack().epsilon();
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
        return new Measurement(answer, figure, card);
    }
}
