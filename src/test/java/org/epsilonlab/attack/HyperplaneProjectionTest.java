package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HyperplaneProjectionTest {

    @ParameterizedTest
    @EnumSource(
            value = Norm.class,
            names = {"LINF", "L2", "L1"})
    void meetsThePlaneInsideTheBoxAndNoRandomPointDoesItNearer(Norm norm) {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 50; round++) {
            int size = 6;
            float[] x = new float[size];
            float[] w = new float[size];
            for (int i = 0; i < size; i++) {
                x[i] = random.nextDouble() < 0.3 ? random.nextInt(2) : (float) random.nextDouble();
                w[i] = (float) random.nextGaussian();
            }
            double gap = reach(x, w, random.nextBoolean()) * random.nextDouble();
            float[] delta = HyperplaneProjection.of(norm, x, w, gap);
            assertThat(Vectors.dot(w, delta)).isEqualTo(gap, within(1e-5));
            for (int i = 0; i < size; i++) {
                assertThat(x[i] + delta[i]).isBetween(-1e-6f, 1 + 1e-6f);
            }
            double found = norm.size(delta);
            for (int trial = 0; trial < 2000; trial++) {
                // A point of the box beyond the plane, drawn back to it, is never nearer.
                float[] other = new float[size];
                for (int i = 0; i < size; i++) {
                    other[i] = (float) random.nextDouble() - x[i];
                }
                double level = Vectors.dot(w, other);
                if (Math.abs(level) >= Math.abs(gap) && level * gap > 0) {
                    assertThat(norm.size(other) * gap / level).isGreaterThanOrEqualTo(found - 1e-5);
                }
            }
        }
    }

    /** How far w·δ can go inside the box, up or down. */
    private static double reach(float[] x, float[] w, boolean up) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            boolean rises = up == w[i] > 0;
            sum += w[i] * (rises ? 1 - x[i] : -x[i]);
        }
        return sum;
    }

    @Test
    void knownAnswers() {
        float[] x = {0.5f, 0.5f, 0.5f};
        float[] w = {2, 1, -1};
        assertThat(HyperplaneProjection.of(Norm.LINF, x, w, 0.4))
                .containsExactly(new float[] {.1f, .1f, -.1f}, within(1e-6f));
        assertThat(HyperplaneProjection.of(Norm.L2, x, w, 0.6))
                .containsExactly(new float[] {.2f, .1f, -.1f}, within(1e-6f));
        // The best value first, until its wall; then the next.
        assertThat(HyperplaneProjection.of(Norm.L1, x, w, 1.2))
                .containsExactly(new float[] {.5f, .2f, 0}, within(1e-6f));
        // Out of reach: the corner.
        assertThat(HyperplaneProjection.of(Norm.L2, x, w, 9))
                .containsExactly(new float[] {.5f, .5f, -.5f}, within(1e-6f));
    }
}
