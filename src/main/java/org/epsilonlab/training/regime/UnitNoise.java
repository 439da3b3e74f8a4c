package org.epsilonlab.training.regime;

import org.epsilonlab.attack.Norm;

/** Where a step's random numbers come from. Each is drawn at most once a step. */
public interface UnitNoise {

    /** Random points of the norm's unit ball, uniform, for {@code n} pictures of {@code size} values each. */
    float[] inside(Norm norm, int n, int size);

    /** Standard normal numbers for {@code n} pictures of {@code size} values each. */
    float[] gaussian(int n, int size);
}
