package org.epsilonlab.evaluation;

import java.util.List;
import org.epsilonlab.attack.AttackSpec;

/** How far a study is, counted in predictions and gradients of one picture. */
final class Work {

    /** What a budget costs beside the first: pictures that are taken over are left out. */
    static final double LATER = 0.5;

    /** A card of checks. */
    static final double CHECKS = 40_000;

    /** Beside each example, the other networks' predictions. */
    static final double TRANSFER = 1.2;

    private final StudyListener listener;
    private final double all;
    private double done;
    private double furthest;

    Work(StudyPlan plan, StudyListener listener) {
        this.listener = listener;
        all = Math.max(1, of(plan));
    }

    /** The whole plan's. */
    static double of(StudyPlan plan) {
        return plan.networks().stream()
                .mapToDouble(network -> of(plan, plan.attacks(network)))
                .sum();
    }

    private static double of(StudyPlan plan, List<AttackSpec> attacks) {
        double sum = 0;
        int n = plan.data().size();
        for (AttackSpec attack : attacks) {
            boolean carries = AccuracyRun.isWorstCase(attack);
            long budgets = plan.budgets(attack).stream()
                    .filter(epsilon -> epsilon > 0 || !carries)
                    .count();
            sum += StudyPlan.work(attack) * n * (budgets > 1 && carries ? 1 + (budgets - 1) * LATER : budgets);
            StudyPlan.Extras extras = plan.extras();
            long figures =
                    plan.epsilons().stream().filter(epsilon -> epsilon > 0).count();
            sum += extras.checks() ? CHECKS * figures : 0;
            int few = Math.min(n, TableRun.MOST);
            sum += extras.transfer() ? TRANSFER * StudyPlan.work(attack) * few : 0;
            sum += extras.survival() ? StudyPlan.work(attack) * few : 0;
            sum += extras.targets() ? StudyPlan.work(attack) * few * TableRun.classes(plan) : 0;
        }
        return sum;
    }

    /** Tells of a part that is under way. */
    void tell(double part, String what) {
        furthest = Math.max(furthest, Math.min(1, (done + part) / all));
        listener.progress(furthest, what);
    }

    /** Tells of a part that is done. */
    void done(double part, String what) {
        done += part;
        tell(0, what);
    }
}
