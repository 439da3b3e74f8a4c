package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.epsilonlab.Reference;
import org.junit.jupiter.api.Test;

/** The projection onto ball ∩ box equals the one that a root finder and a quadratic program found. */
class L1BallTest {

    @Test
    void equalsTheStoredProjections() {
        try (NDManager scope = NDManager.newBaseManager()) {
            float[] x = Reference.array(scope, "projection/x.npy").toFloatArray();
            float[] delta = Reference.array(scope, "projection/delta.npy").toFloatArray();
            float[] projected =
                    Reference.array(scope, "projection/projected.npy").toFloatArray();
            float[] epsilon = Reference.array(scope, "projection/epsilon.npy").toFloatArray();
            int size = x.length / epsilon.length;
            assertThat(epsilon.length).isGreaterThanOrEqualTo(50);
            for (int i = 0; i < epsilon.length; i++) {
                float[] ours = Arrays.copyOfRange(delta, i * size, (i + 1) * size);
                L1Ball.project(ours, x, i * size, epsilon[i]);
                float[] theirs = Arrays.copyOfRange(projected, i * size, (i + 1) * size);
                assertThat(ours).as("case " + i).containsExactly(theirs, within(2e-6f));
            }
        }
    }

    @Test
    void anEmptyBudgetLeavesNothing() {
        float[] delta = {.1f, -.2f};
        L1Ball.project(delta, new float[] {.5f, .5f}, 0, 0);
        assertThat(delta).containsExactly(new float[] {0, 0}, within(0f));
    }
}
