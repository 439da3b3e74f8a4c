package org.epsilonlab.attack;

/** What walks within a budget share: the ball, the goal, and the iterate with the largest margin so far. */
abstract class BudgetWalk implements Walk.ByGradient {

    final float[] x;
    final double epsilon;
    final Norm norm;
    private final LogitLoss margin;
    private final boolean keepBest;
    private float[] best;
    private double bestMargin = Double.NEGATIVE_INFINITY;

    /** @param keepBest whether the result is the iterate with the largest margin, else the last one */
    BudgetWalk(AttackBatch batch, int i, boolean keepBest) {
        this(batch, i, keepBest, batch.budget(i));
    }

    /** The same in a ball of another size. */
    BudgetWalk(AttackBatch batch, int i, boolean keepBest, double epsilon) {
        x = batch.row(i);
        this.epsilon = epsilon;
        norm = batch.norm();
        margin = LogitLoss.margin(batch.spec().goal(), batch.label(i));
        this.keepBest = keepBest;
        best = x;
    }

    /** Takes note of an iterate, a fresh array, and what the network says there. */
    final void offer(float[] iterate, float[] logits) {
        double now = margin.value(logits);
        if (!keepBest || now > bestMargin) {
            bestMargin = now;
            best = iterate;
        }
    }

    /** Takes note of the latest iterate, a fresh array, where nothing is known of any yet. */
    final void standBy(float[] iterate) {
        if (bestMargin == Double.NEGATIVE_INFINITY) {
            best = iterate;
        }
    }

    /** Whether what it asks about lies within the attack's budget, so that it may be the result. */
    boolean isWithin() {
        return true;
    }

    /** Whether the noted iterate reaches the goal. */
    final boolean isReached() {
        return bestMargin > 0;
    }

    @Override
    public final float[] result() {
        return best;
    }
}
