package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The projection onto {δ : at most ε values change, 0 ≤ x + δ ≤ 1}: each value is clipped to the box, and those are kept
 * whose loss would move the picture farthest (Croce &amp; Hein 2019, section 3).
 */
final class L0Ball {

    private L0Ball() {}

    /** Batched form: shapes (N, C, H, W), ε a number or (N, 1, 1, 1). */
    static NDArray project(NDArray moved, NDArray images, NDArray epsilon) {
        int size = (int) moved.getShape().slice(1).size();
        float[] x = images.toFloatArray();
        float[] z = moved.toFloatArray();
        float[] budgets = epsilon.toFloatArray();
        IntStream.range(0, z.length / size).parallel().forEach(i -> {
            float[] row = Arrays.copyOfRange(z, i * size, (i + 1) * size);
            project(row, Arrays.copyOfRange(x, i * size, (i + 1) * size), budgets[budgets.length == 1 ? 0 : i]);
            System.arraycopy(row, 0, z, i * size, size);
        });
        return moved.getManager().create(z, moved.getShape());
    }

    /** Projects {@code moved} in place. */
    static void project(float[] moved, float[] x, double epsilon) {
        int count = (int) Math.min(moved.length, Math.floor(epsilon));
        float[] gain = new float[moved.length];
        for (int i = 0; i < moved.length; i++) {
            float delta = moved[i] - x[i];
            moved[i] = Vectors.clip(moved[i]);
            float lost = x[i] + delta - moved[i];
            gain[i] = moved[i] == x[i] ? 0 : delta * delta - lost * lost;
        }
        float least = count == 0 ? Float.POSITIVE_INFINITY : Vectors.kthLargest(gain, count);
        int free = count;
        for (int i = 0; i < moved.length; i++) {
            free -= gain[i] > least ? 1 : 0;
        }
        for (int i = 0; i < moved.length; i++) {
            boolean kept = gain[i] > least || (gain[i] == least && gain[i] > 0 && free-- > 0);
            if (!kept) {
                moved[i] = x[i];
            }
        }
    }
}
