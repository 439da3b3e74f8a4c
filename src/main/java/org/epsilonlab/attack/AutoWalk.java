package org.epsilonlab.attack;

/**
 * One run of APGD on one picture (Croce &amp; Hein 2020, algorithm 1; for L1 Croce &amp; Hein 2021, algorithm 1, with its
 * own step size and sparsity). It ends at its first success.
 */
final class AutoWalk extends BudgetWalk {

    private static final float MOMENTUM = 0.75f;
    private static final double RHO = 0.75;

    private final LogitLoss loss;
    private final boolean ends;
    private final int steps;
    private float[] at;
    private float[] previous;
    private float[] best;
    private float[] bestGradient;
    private double bestLoss = Double.NEGATIVE_INFINITY;
    private double lastLoss;
    private double stepSize;
    private int done;
    private AutoStepSize rule;
    private final Sparsity sparsity;

    /**
     * @param loss what is ascended
     * @param restart numbers the random starts
     */
    AutoWalk(AttackBatch batch, int i, LogitLoss loss, int steps, int restart) {
        this(batch, i, loss, steps, batch.budget(i), anywhere(batch, i, restart, batch.budget(i)), true);
    }

    /**
     * A run in a ball of its own.
     *
     * @param radius of the ball
     * @param start in it
     * @param ends whether the first success is the end
     */
    AutoWalk(AttackBatch batch, int i, LogitLoss loss, int steps, double radius, float[] start, boolean ends) {
        super(batch, i, true, radius);
        this.loss = loss;
        this.steps = steps;
        this.ends = ends;
        at = start;
        previous = start;
        best = start;
        bestGradient = new float[0];
        stepSize = (norm == Norm.L1 ? 1 : 2) * epsilon;
        sparsity = new Sparsity(x.length, epsilon, steps);
        rule = new AutoStepSize(steps, RHO, 0);
    }

    /** A point of a ball, drawn at random. */
    static float[] anywhere(AttackBatch batch, int i, int restart, double radius) {
        Norm norm = batch.norm();
        float[] x = batch.row(i);
        float[] direction = norm == Norm.LINF
                ? norm.inside(batch.random(i, restart), x.length)
                : norm.direction(batch.random(i, restart), x.length);
        float[] start = Vectors.moved(x, radius, direction);
        norm.project(start, x, radius);
        return start;
    }

    private boolean isEnough() {
        return ends && isReached();
    }

    @Override
    public boolean isOver() {
        return isEnough() || done > steps;
    }

    /** The point with the largest loss so far. */
    float[] bestPoint() {
        return best;
    }

    /** The largest loss so far; it never falls. */
    double bestLoss() {
        return bestLoss;
    }

    @Override
    public float[] point() {
        return at;
    }

    @Override
    public boolean expectsNone() {
        return done == steps;
    }

    @Override
    public float[][] pull(float[] logits) {
        offer(at, logits);
        double now = loss.rank(logits);
        if (done == 0) {
            rule = new AutoStepSize(steps, RHO, now);
        }
        rose = now > lastLoss;
        lastLoss = now;
        improved = now > bestLoss;
        bestLoss = Math.max(bestLoss, now);
        if (improved) {
            best = at;
        }
        return isEnough() || done == steps ? new float[0][] : new float[][] {loss.direction(logits)};
    }

    private boolean rose;
    private boolean improved;

    @Override
    public void step(float[][] gradients) {
        if (gradients.length == 0) {
            done = steps + 1;
            return;
        }
        float[] gradient = gradients[0];
        if (improved) {
            bestGradient = gradient;
        }
        if (norm == Norm.L1) {
            if (done > 0 && sparsity.isCheck(done)) {
                boolean fewer = sparsity.check(Vectors.l0(Vectors.minus(best, x)));
                if (fewer) {
                    at = best;
                    gradient = bestGradient;
                }
            }
            at = sparsity.step(at, x, gradient);
        } else {
            if (done > 0 && rule.halves(done, rose, bestLoss)) {
                stepSize /= 2;
                at = best;
                gradient = bestGradient;
            }
            at = moved(gradient);
        }
        done++;
    }

    /** The projected step, carried on by a quarter of the move before. */
    private float[] moved(float[] gradient) {
        float[] straight = new float[x.length];
        float[] direction = norm.steepest(gradient);
        for (int i = 0; i < straight.length; i++) {
            straight[i] = at[i] + (float) stepSize * direction[i];
        }
        norm.project(straight, x, epsilon);
        float[] next = new float[x.length];
        float along = done == 0 ? 1 : MOMENTUM;
        for (int i = 0; i < next.length; i++) {
            next[i] = at[i] + along * (straight[i] - at[i]) + (1 - along) * (at[i] - previous[i]);
        }
        norm.project(next, x, epsilon);
        previous = at;
        return next;
    }

    /** How APGD steps under L1: along the signs of a share of the values, fewer as the perturbation grows sparse. */
    private static final class Sparsity {
        private static final double FIRST_SHARE = 0.2;
        private static final double DIVISOR = 1.5;
        private static final double STILL_FALLING = 0.95;
        private static final double SMALLEST = 10;

        private final int size;
        private final double epsilon;
        private final int period;
        private double share = FIRST_SHARE;
        private double stepSize;
        private double last;

        Sparsity(int size, double epsilon, int steps) {
            this.size = size;
            this.epsilon = epsilon;
            period = Math.max(1, (int) (0.04 * steps));
            stepSize = epsilon;
            last = size;
        }

        boolean isCheck(int done) {
            return done % period == 0;
        }

        /** Adapts to how many values the best perturbation changes; says whether the walk goes on from there. */
        boolean check(int changed) {
            boolean falling = changed / Math.max(1, last) < STILL_FALLING;
            share = Math.max(1.0 / size, changed / DIVISOR / size);
            stepSize = falling ? epsilon : Math.max(epsilon / SMALLEST, stepSize / DIVISOR);
            last = changed;
            return falling;
        }

        float[] step(float[] at, float[] x, float[] gradient) {
            float[] next = at.clone();
            float[] direction = Norm.L1.steepest(gradient, share);
            for (int i = 0; i < next.length; i++) {
                next[i] += (float) (stepSize * direction[i]);
            }
            Norm.L1.project(next, x, epsilon);
            return next;
        }
    }
}
