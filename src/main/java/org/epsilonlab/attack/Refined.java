package org.epsilonlab.attack;

/**
 * A walk to the smallest change, and at its end the line back to the original halved again and again, so that what it
 * answers lies on the boundary and not somewhere beyond.
 */
final class Refined implements Walk.ByGradient {

    /** How often the line is halved: a parameter that smallest-perturbation attacks share. */
    static Parameter parameter(int usual) {
        return new Parameter.Whole(
                "refine",
                "Halvings",
                "How often the way back to the original is halved at the end, to lie on the boundary.",
                0,
                40,
                usual,
                true);
    }

    private final SmallestWalk walk;
    private final int halvings;
    private int done;
    private double low;
    private double high = 1;
    private boolean refining;
    private float[] far = new float[0];

    Refined(SmallestWalk walk, int halvings) {
        this.walk = walk;
        this.halvings = halvings;
    }

    @Override
    public boolean isOver() {
        boolean nothing = walk.distance() == 0 || Double.isInfinite(walk.distance());
        return walk.isOver() && (nothing || done == halvings);
    }

    @Override
    public float[] point() {
        if (!refining && walk.isOver()) {
            refining = true;
            far = walk.result();
        }
        return refining ? Vectors.between(walk.x, far, (low + high) / 2) : walk.point();
    }

    @Override
    public boolean expectsNone() {
        return refining || walk.isOver() || walk.expectsNone();
    }

    @Override
    public float[][] pull(float[] logits) {
        if (!refining) {
            return walk.pull(logits);
        }
        double middle = (low + high) / 2;
        if (walk.offer(point(), logits)) {
            high = middle;
        } else {
            low = middle;
        }
        return new float[0][];
    }

    @Override
    public void step(float[][] gradients) {
        if (refining) {
            done++;
        } else {
            walk.step(gradients);
        }
    }

    @Override
    public float[] result() {
        return walk.result();
    }
}
