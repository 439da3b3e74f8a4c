package org.epsilonlab.attack;

/**
 * When APGD halves its step: at checkpoints that grow denser, if too few of the steps since the last one raised the loss,
 * or if neither step size nor best loss changed there (Croce &amp; Hein 2020, section 3, conditions 1 and 2).
 */
final class AutoStepSize {

    private static final double FIRST = 0.22;
    private static final double SHRINK = 0.03;
    private static final double LEAST = 0.06;

    private final int steps;
    private final double rho;
    private double position = FIRST;
    private double period = FIRST;
    private int lastCheck;
    private int nextCheck;
    private int rises;
    private double bestAtLastCheck;
    private boolean halvedAtLastCheck = true;

    /**
     * @param steps N
     * @param rho the share of steps that must raise the loss
     * @param firstLoss where the walk starts
     */
    AutoStepSize(int steps, double rho, double firstLoss) {
        this.steps = steps;
        this.rho = rho;
        bestAtLastCheck = firstLoss;
        nextCheck = checkpoint(position, steps);
    }

    /** ⌈p N⌉, without what a sum of decimals leaves behind. */
    private static int checkpoint(double position, int steps) {
        return (int) Math.max(1, Math.ceil(position * steps - 1e-9));
    }

    /**
     * After a step: whether the step size is to be halved and the walk to go on from its best point.
     *
     * @param step counted from 1
     * @param rose whether the loss is larger than a step before
     * @param best the largest loss so far
     */
    boolean halves(int step, boolean rose, double best) {
        rises += rose ? 1 : 0;
        if (step < nextCheck) {
            return false;
        }
        boolean tooFew = rises < rho * (nextCheck - lastCheck);
        boolean stuck = !halvedAtLastCheck && best <= bestAtLastCheck;
        halvedAtLastCheck = tooFew || stuck;
        bestAtLastCheck = best;
        rises = 0;
        lastCheck = nextCheck;
        period = Math.max(period - SHRINK, LEAST);
        position += period;
        nextCheck = Math.max(lastCheck + 1, checkpoint(position, steps));
        return halvedAtLastCheck;
    }
}
