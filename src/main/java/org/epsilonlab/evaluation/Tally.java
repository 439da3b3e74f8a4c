package org.epsilonlab.evaluation;

import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackResult;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;

/** Counts the outcomes of one attack, so that no outcome has to be kept. */
final class Tally {

    private final AttackSpec attack;
    private int n;
    private int predictedLabels;
    private int cleanRight;
    private int robustRight;
    private int eligible;
    private int reached;
    private int zeroGradients;
    private long gradients;
    private long queries;
    private double seconds;

    Tally(AttackSpec attack) {
        this.attack = attack;
    }

    /** Adds a batch of which {@code predicted} pictures came without a label. */
    void add(AttackResult result, int predicted) {
        Goal goal = attack.goal();
        for (AttackOutcome outcome : result.outcomes()) {
            boolean right = outcome.before().label() == outcome.label();
            n++;
            cleanRight += right ? 1 : 0;
            robustRight += attack.answer(outcome) == outcome.label() ? 1 : 0;
            zeroGradients += outcome.zeroGradient() ? 1 : 0;
            if (right && outcome.label() != goal.target()) {
                eligible++;
                reached += attack.isSuccess(outcome) ? 1 : 0;
            }
        }
        predictedLabels += predicted;
        gradients += result.gradients();
        queries += result.queries();
        seconds += result.seconds();
    }

    EvaluationResult result(String model, String data) {
        return new EvaluationResult(
                model,
                data,
                attack,
                n,
                predictedLabels,
                (double) cleanRight / n,
                (double) robustRight / n,
                WilsonInterval.of(robustRight, n),
                eligible == 0 ? 0 : (double) reached / eligible,
                zeroGradients,
                gradients,
                queries,
                seconds);
    }
}
