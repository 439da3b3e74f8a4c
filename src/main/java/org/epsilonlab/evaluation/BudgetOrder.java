package org.epsilonlab.evaluation;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.DoubleFunction;
import org.epsilonlab.attack.AttackSpec;
import org.jspecify.annotations.Nullable;

/**
 * In which order the budgets of a curve are attacked, and what each takes over from those before.
 *
 * <p>A ball lies inside every larger one. So a picture that holds in the largest holds at every ε, and one that falls there
 * needs to be asked only between the ε that it held and the ε that it fell to: the grid is split at one ε, then what lies
 * on either side of it, and so on. What the store knows already comes first.
 */
final class BudgetOrder {

    /**
     * What share of a gap lies above the ε where it is split. A picture that holds takes all that the attack has, one that
     * falls is soon done with under most attacks, so to come down from above is cheaper than to halve.
     */
    private static final double ABOVE = 0.2;

    /** The question of one budget by itself. */
    private final DoubleFunction<Cell> alone;

    private final ResultStore store;
    private final List<Step> steps = new ArrayList<>();
    private final Queue<Gap> gaps = new ArrayDeque<>();

    /**
     * One budget's turn.
     *
     * @param smaller the nearest smaller budget whose answer is there by then: what fell there falls; null for none
     * @param larger the nearest larger one: what holds there holds; null for none
     */
    record Step(Cell cell, @Nullable Cell smaller, @Nullable Cell larger) {

        /** How often a picture is attacked, roughly: those that are taken over are not, and with no budget none is. */
        double times() {
            boolean first = smaller == null && larger == null;
            return cell.attack().epsilon() == 0 ? 0 : first ? 1 : Work.LATER;
        }
    }

    /** Budgets in rising order, none of which has had its turn, between two that have. */
    private record Gap(
            List<Double> open,
            @Nullable Cell smaller,
            @Nullable Cell larger,
            List<Double> before) {}

    private BudgetOrder(DoubleFunction<Cell> alone, ResultStore store) {
        this.alone = alone;
        this.store = store;
    }

    /**
     * Orders the budgets of one attack on one network.
     *
     * @param pictures fingerprint of the plan's
     * @throws IOException one sentence, if the store cannot be read
     */
    static List<Step> of(StudyPlan plan, MeasuredNetwork network, String pictures, AttackSpec attack, ResultStore store)
            throws IOException {
        BudgetOrder order = new BudgetOrder(epsilon -> plan.cell(network, pictures, attack, epsilon), store);
        List<Double> budgets = plan.budgets(attack);
        // If answers may not be taken over, each budget stands for itself.
        boolean worst = AccuracyRun.isWorstCase(attack);
        for (double epsilon : budgets) {
            // Nothing is attacked at ε = 0, so nothing is to be gained from it.
            if (!worst || epsilon == 0) {
                order.steps.add(new Step(order.alone.apply(epsilon), null, null));
            }
        }
        if (worst) {
            order.fill(budgets.stream().filter(epsilon -> epsilon > 0).toList());
        }
        return order.steps;
    }

    private void fill(List<Double> budgets) throws IOException {
        gaps.add(new Gap(budgets, null, null, List.of()));
        while (!gaps.isEmpty()) {
            Gap gap = gaps.remove();
            if (!gap.open().isEmpty()) {
                split(gap, next(gap));
            }
        }
    }

    private void split(Gap gap, int at) throws IOException {
        double epsilon = gap.open().get(at);
        Cell cell = cell(gap, epsilon);
        steps.add(new Step(cell, gap.smaller(), gap.larger()));
        List<Double> before = new ArrayList<>(gap.before());
        before.add(epsilon);
        gaps.add(new Gap(gap.open().subList(at + 1, gap.open().size()), cell, gap.larger(), before));
        gaps.add(new Gap(gap.open().subList(0, at), gap.smaller(), cell, before));
    }

    /** Which of a gap's budgets comes next, by its place. */
    private int next(Gap gap) throws IOException {
        int last = gap.open().size() - 1;
        int usual = gap.larger() == null ? last : last - (int) Math.round(last * ABOVE);
        if (isKnown(gap, usual)) {
            return usual;
        }
        for (int i = last; i >= 0; i--) {
            if (isKnown(gap, i)) {
                return i;
            }
        }
        return usual;
    }

    private boolean isKnown(Gap gap, int at) throws IOException {
        return store.find(cell(gap, gap.open().get(at))).isComplete();
    }

    /** Where every picture was attacked already, that; otherwise the question that takes over what was decided before. */
    private Cell cell(Gap gap, double epsilon) throws IOException {
        Cell whole = alone.apply(epsilon);
        return store.find(whole).isComplete() ? whole : whole.beside(gap.before());
    }
}
