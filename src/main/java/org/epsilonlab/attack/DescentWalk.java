package org.epsilonlab.attack;

/** One picture's projected gradient descent that ends when the picture is fooled. */
final class DescentWalk extends BudgetWalk {
    private final AttackBatch batch;
    private final int index;
    private final LogitLoss loss;
    private final double length;
    private float[] at;
    private int done;
    private int restart;
    private final ProjectedGradientDescent attack;

    DescentWalk(AttackBatch batch, int index, ProjectedGradientDescent attack) {
        super(batch, index, true);
        this.batch = batch;
        this.attack = attack;
        this.index = index;
        loss = LogitLoss.crossEntropy(batch.spec().goal(), batch.label(index));
        double own = batch.spec().epsilon();
        length = norm == Norm.L0 || own == 0 ? attack.length(norm, own) : attack.length(norm, own) / own * epsilon;
        at = begin();
    }

    private float[] begin() {
        if (!attack.randomStart()) {
            return x;
        }
        float[] start = Vectors.moved(x, epsilon, norm.inside(batch.random(index, restart), x.length));
        norm.project(start, x, epsilon);
        return start;
    }

    @Override
    public boolean isOver() {
        return isReached() || restart == attack.restarts();
    }

    @Override
    public float[] point() {
        return at;
    }

    @Override
    public float[][] pull(float[] logits) {
        offer(at, logits);
        return done == attack.steps() || isReached() ? new float[0][] : new float[][] {loss.direction(logits)};
    }

    @Override
    public void step(float[][] gradients) {
        if (gradients.length > 0) {
            float[] moved = at.clone();
            float[] step = norm.steepest(
                    norm == Norm.L1 || norm == Norm.L0 ? Vectors.movable(at, gradients[0]) : gradients[0],
                    attack.share());
            for (int i = 0; i < moved.length; i++) {
                moved[i] += (float) length * step[i];
            }
            norm.project(moved, x, epsilon);
            at = moved;
            done++;
        } else if (!isReached()) {
            restart++;
            done = 0;
            at = begin();
        }
    }
}
