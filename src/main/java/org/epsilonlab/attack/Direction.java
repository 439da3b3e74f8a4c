package org.epsilonlab.attack;

import org.epsilonlab.image.Pixels;

/**
 * Where a one-step attack moves a picture, whatever ε is: x′ = clip(x + ε · direction). Immutable and on the heap, so any
 * thread can look along it, without the network.
 */
public final class Direction {

    private final Pixels from;
    private final float[] unit;

    /** @param unit the perturbation for ε = 1, C·H·W values that nobody changes any more */
    Direction(Pixels from, float[] unit) {
        this.from = from;
        this.unit = unit;
    }

    /**
     * The adversarial picture.
     *
     * @param epsilon the budget, at least 0
     * @throws IllegalArgumentException if the gradient has values that are not numbers
     */
    public Pixels at(double epsilon) {
        float budget = (float) epsilon;
        float[] values = from.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = Vectors.clip(values[i] + budget * unit[i]);
        }
        return new Pixels(from.channels(), from.height(), from.width(), values);
    }
}
