package org.epsilonlab.training.regime;

import java.util.SplittableRandom;
import org.epsilonlab.attack.Norm;

/** Noise that depends on its seed and on nothing else. */
public record SeededNoise(long seed) implements UnitNoise {

    @Override
    public float[] inside(Norm norm, int n, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] all = new float[n * size];
        for (int i = 0; i < n; i++) {
            System.arraycopy(norm.inside(random, size), 0, all, i * size, size);
        }
        return all;
    }

    @Override
    public float[] gaussian(int n, int size) {
        SplittableRandom random = new SplittableRandom(~seed);
        float[] all = new float[n * size];
        for (int i = 0; i < all.length; i++) {
            all[i] = (float) random.nextGaussian();
        }
        return all;
    }
}
