package org.epsilonlab.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.model.ModelException;
import org.jspecify.annotations.Nullable;

/** Adds up what a plan's cells will take. */
final class TimeReckoning {

    /** What is left of a full attack's work when pictures leave once they fall: at best, and as a rule. */
    private static final double FALLING_LEAST = 0.1;

    private static final double FALLING = 0.5;

    /** A machine that others use too is now faster, now slower. */
    private static final double SWAY = 1.4;

    /** A kind of answer that was timed before differs from the next by about so much. */
    private static final double KNOWN_SWAY = 2;

    private final StudyPlan plan;
    private final ResultStore store;
    private final BooleanSupplier cancelled;
    private final String pictures;
    private double seconds;
    private double least;
    private double most;
    private double work;
    private double missing;

    /**
     * A cell that lacks something.
     *
     * @param left how many pictures
     * @param times how often each is attacked
     * @param asked predictions of each beside the attack's
     * @param known seconds a picture as the store tells, NaN if it does not
     */
    private record Part(Cell cell, int left, double times, double asked, double known) {}

    TimeReckoning(StudyPlan plan, ResultStore store, BooleanSupplier cancelled) {
        this.plan = plan;
        this.store = store;
        this.cancelled = cancelled;
        pictures = Fingerprint.of(plan.data());
    }

    TimeEstimate estimate() throws ModelException, AttackException, IOException {
        for (MeasuredNetwork network : plan.networks()) {
            List<Part> parts = new ArrayList<>();
            for (AttackSpec attack : plan.attacks(network)) {
                collect(network, attack, parts);
            }
            if (!parts.isEmpty()) {
                SpeedTrial speed = parts.stream().allMatch(part -> part.known() > 0)
                        ? null
                        : SpeedTrial.of(network, plan, cancelled);
                parts.forEach(part -> reckon(part, speed));
            }
        }
        return new TimeEstimate(seconds, least, most, work == 0 ? 1 : 1 - missing / work);
    }

    private void collect(MeasuredNetwork network, AttackSpec attack, List<Part> parts) throws IOException {
        double known = Double.NaN;
        boolean worst = AccuracyRun.isWorstCase(attack);
        for (BudgetOrder.Step step : BudgetOrder.of(plan, network, pictures, attack, store)) {
            CellAnswer answer = store.find(step.cell());
            // Where pictures are taken over, one ε tells nothing of what another takes.
            double other = worst ? Double.NaN : known;
            known = answer.rows().isEmpty()
                    ? other
                    : answer.seconds() / answer.rows().size();
            add(step.cell(), step.times(), step.times() == 0 ? 1 : 0, known, parts);
        }
        StudyPlan.Extras extras = plan.extras();
        Cell largest = plan.cell(network, pictures, attack, plan.largest(attack));
        for (double epsilon : plan.epsilons()) {
            if (extras.checks()
                    && epsilon > 0
                    && CheckAttacks.reasonAgainst(attack).isEmpty()) {
                add(largest.checks(attack.withEpsilon(epsilon), plan.epsilons()), 1, 0, Double.NaN, parts);
            }
        }
        if (extras.targets() && !attack.description().is(AttackDescription.Trait.UNTARGETED)) {
            add(
                    largest.table(Cell.Kind.TARGETS, TableRun.MOST, List.of()),
                    TableRun.classes(plan),
                    0,
                    Double.NaN,
                    parts);
        }
        if (extras.survival()) {
            add(largest.table(Cell.Kind.SURVIVAL, TableRun.MOST, List.of()), 1, TableRun.DISTORTED, Double.NaN, parts);
        }
        if (extras.transfer()) {
            List<String> others =
                    plan.networks().stream().map(MeasuredNetwork::weights).toList();
            Cell cell = largest.table(Cell.Kind.TRANSFER, TableRun.MOST, others);
            add(cell, 1, others.size(), Double.NaN, parts);
        }
    }

    private void add(Cell cell, double times, double asked, double known, List<Part> parts) throws IOException {
        CellAnswer answer = store.find(cell);
        boolean checks = cell.kind() == Cell.Kind.CHECKS;
        int left = answer.isComplete()
                ? 0
                : checks ? CheckRun.sample(cell.n()) : cell.n() - answer.rows().size();
        double each = checks ? Work.CHECKS / CheckRun.SAMPLE : times * StudyPlan.work(cell.attack()) + asked / 3;
        work += each * (checks ? CheckRun.sample(cell.n()) : cell.n());
        missing += each * left;
        if (left > 0) {
            parts.add(new Part(cell, left, times, asked, known));
        }
    }

    private void reckon(Part part, @Nullable SpeedTrial speed) {
        if (part.known() > 0 || speed == null) {
            add(part.left(), part.known() / KNOWN_SWAY, part.known(), part.known() * KNOWN_SWAY);
            return;
        }
        AttackSpec spec = part.cell().attack();
        if (part.cell().kind() == Cell.Kind.CHECKS) {
            double steps = speed.gradient() * (40 + 40);
            double blind = speed.prediction() * 500;
            double stronger = speed.gradient() * 300;
            add(
                    part.left(),
                    (FALLING_LEAST * (steps + blind)) / SWAY,
                    FALLING * (steps + blind) + 0.25 * stronger,
                    (steps + blind + stronger) * SWAY);
            return;
        }
        double full = part.times() * speed.seconds(spec) + part.asked() * speed.prediction();
        boolean spares = (AccuracyRun.isWorstCase(spec) && part.cell().kind() == Cell.Kind.ACCURACY)
                || spec.arguments().texts().getOrDefault("early", "").equals("true")
                || spec.description().is(AttackDescription.Trait.SMALLEST);
        add(part.left(), (spares ? FALLING_LEAST : 1) * full / SWAY, (spares ? FALLING : 1) * full, full * SWAY);
    }

    private void add(int count, double small, double likely, double large) {
        least += count * small;
        seconds += count * likely;
        most += count * large;
    }
}
