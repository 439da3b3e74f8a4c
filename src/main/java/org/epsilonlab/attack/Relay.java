package org.epsilonlab.attack;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One picture's runs one after the other, until one of them succeeds: restarts, and targets. It first asks what the network
 * says of the picture itself, which decides whether anything is to be done and in which order classes are aimed at.
 */
final class Relay extends BudgetWalk {

    /** Makes the runs once the logits of the picture are known. */
    interface Runs {
        /** The {@code k}-th run, counted from 0. */
        IntFunction<? extends BudgetWalk> of(float[] logits);
    }

    private final Runs runs;
    private final int count;
    private @Nullable IntFunction<? extends BudgetWalk> known;
    private @Nullable BudgetWalk current;
    private int next;

    /** @param count how many runs there are */
    Relay(AttackBatch batch, int i, int count, Runs runs) {
        super(batch, i, true);
        this.count = count;
        this.runs = runs;
    }

    @Override
    public boolean isOver() {
        return isReached() || (current == null ? known != null : current.isOver() && next == count);
    }

    @Override
    public float[] point() {
        return current == null ? x : current.point();
    }

    @Override
    public boolean expectsNone() {
        return current == null || current.expectsNone();
    }

    @Override
    public float[][] pull(float[] logits) {
        BudgetWalk now = current;
        if (now == null || now.isWithin()) {
            offer(point(), logits);
        }
        if (now == null) {
            known = runs.of(logits);
            return new float[0][];
        }
        return now.pull(logits);
    }

    @Override
    public void step(float[][] gradients) {
        BudgetWalk now = current;
        IntFunction<? extends BudgetWalk> maker = known;
        if (now != null) {
            now.step(gradients);
        }
        if (maker != null && (now == null || now.isOver()) && next < count && !isReached()) {
            current = maker.apply(next++);
        }
    }
}
