package org.epsilonlab.training;

import java.util.Arrays;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.training.regime.UnitNoise;
import org.jspecify.annotations.Nullable;

/** A step's noise, drawn once; each share of its pictures gets the numbers that it would get undivided. */
final class DividedNoise {

    private final UnitNoise whole;
    private final int pictures;
    private float @Nullable [] inside;
    private float @Nullable [] gaussian;

    /** @param pictures how many the step has */
    DividedNoise(UnitNoise whole, int pictures) {
        this.whole = whole;
        this.pictures = pictures;
    }

    /** The noise of the pictures from {@code first} on. */
    UnitNoise from(int first) {
        return new UnitNoise() {
            @Override
            public float[] inside(Norm norm, int n, int size) {
                return Arrays.copyOfRange(allInside(norm, size), first * size, (first + n) * size);
            }

            @Override
            public float[] gaussian(int n, int size) {
                return Arrays.copyOfRange(allGaussian(size), first * size, (first + n) * size);
            }
        };
    }

    private synchronized float[] allInside(Norm norm, int size) {
        if (inside == null) {
            inside = whole.inside(norm, pictures, size);
        }
        return inside;
    }

    private synchronized float[] allGaussian(int size) {
        if (gaussian == null) {
            gaussian = whole.gaussian(pictures, size);
        }
        return gaussian;
    }
}
