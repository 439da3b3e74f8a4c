package org.epsilonlab.attack;

import org.jspecify.annotations.Nullable;

/** What walks to the smallest change share: the goal, and the nearest picture that reaches it so far. */
abstract class SmallestWalk implements Walk.ByGradient {

    final float[] x;
    final int label;
    final Goal goal;
    final Norm norm;
    private final LogitLoss margin;
    private float @Nullable [] nearest;
    private double distance = Double.POSITIVE_INFINITY;

    SmallestWalk(AttackBatch batch, int i) {
        x = batch.row(i);
        label = batch.label(i);
        goal = batch.spec().goal();
        norm = batch.norm();
        margin = LogitLoss.margin(goal, label);
    }

    /** Takes note of a picture, a fresh array; says whether it reaches the goal. */
    final boolean offer(float[] picture, float[] logits) {
        if (margin.value(logits) <= 0) {
            return false;
        }
        double now = norm.size(Vectors.minus(picture, x));
        if (now < distance) {
            distance = now;
            nearest = picture;
        }
        return true;
    }

    /** How far the goal is reached, in logits. */
    final double margin(float[] logits) {
        return margin.value(logits);
    }

    /** The gradient of {@link #margin}. */
    final float[] marginWeights(float[] logits) {
        return margin.direction(logits);
    }

    /** Of the nearest picture found, infinite before there is one. */
    final double distance() {
        return distance;
    }

    /** The nearest picture that reaches the goal, or the original. */
    @Override
    public final float[] result() {
        return nearest == null ? x : nearest;
    }
}
