package org.epsilonlab.attack;

/**
 * One run of APGD under L1, which first walks in larger balls (Croce &amp; Hein 2021, "Mind the box"): 30 % of the steps with
 * three times the budget, 30 % with twice, the rest with the budget itself, each from the best point of the last, brought into
 * its own ball. What succeeds in a larger ball does not count.
 */
final class ShrinkingWalk extends BudgetWalk {

    private static final int LARGEST = 3;
    private static final double SHARE = 0.3;

    private final AttackBatch batch;
    private final int index;
    private final LogitLoss loss;
    private final int steps;
    private final int wide;
    private int radius;
    private AutoWalk current;

    /**
     * @param loss what is ascended
     * @param steps in all
     * @param restart numbers the random starts
     */
    ShrinkingWalk(AttackBatch batch, int i, LogitLoss loss, int steps, int restart) {
        super(batch, i, true);
        this.batch = batch;
        this.index = i;
        this.loss = loss;
        this.steps = steps;
        wide = Math.min((int) Math.ceil(SHARE * steps - 1e-9), (steps - 1) / 2);
        radius = wide > 0 ? LARGEST : 1;
        current = run(AutoWalk.anywhere(batch, i, restart, radius * epsilon));
    }

    private AutoWalk run(float[] start) {
        int own = radius == 1 ? steps - (LARGEST - 1) * wide : wide;
        return new AutoWalk(batch, index, loss, own, radius * epsilon, start, radius == 1);
    }

    @Override
    boolean isWithin() {
        return radius == 1;
    }

    @Override
    public boolean isOver() {
        return isReached() || (radius == 1 && current.isOver());
    }

    @Override
    public float[] point() {
        return current.point();
    }

    @Override
    public float[][] pull(float[] logits) {
        if (isWithin()) {
            offer(point(), logits);
        }
        return current.pull(logits);
    }

    @Override
    public void step(float[][] gradients) {
        current.step(gradients);
        if (current.isOver() && radius > 1) {
            radius--;
            float[] start = current.bestPoint().clone();
            norm.project(start, x, radius * epsilon);
            current = run(start);
        }
    }
}
