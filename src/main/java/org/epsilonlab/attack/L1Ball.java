package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The exact Euclidean projection onto {δ : ‖δ‖₁ ≤ ε, 0 ≤ x + δ ≤ 1}.
 *
 * <p>The two sets cannot be projected onto one after the other without wasting budget (Croce &amp; Hein 2021, "Mind the
 * box"). The answer has one multiplier λ ≥ 0: each |δᵢ| shrinks by λ and stops at what the box leaves it. The L1 norm of
 * that is piecewise linear and falling in λ, so λ is found exactly between two neighbouring corners.
 */
final class L1Ball {

    private L1Ball() {}

    /** Batched form: shapes (N, C, H, W), ε a number or (N, 1, 1, 1). */
    static NDArray project(NDArray moved, NDArray images, NDArray epsilon) {
        int batch = (int) moved.getShape().get(0);
        int size = (int) moved.getShape().slice(1).size();
        float[] x = images.toFloatArray();
        float[] z = moved.toFloatArray();
        float[] budgets = epsilon.toFloatArray();
        IntStream.range(0, batch).parallel().forEach(i -> {
            int from = i * size;
            float[] delta = new float[size];
            for (int j = 0; j < size; j++) {
                delta[j] = z[from + j] - x[from + j];
            }
            project(delta, x, from, budgets[budgets.length == 1 ? 0 : i]);
            for (int j = 0; j < size; j++) {
                z[from + j] = Math.min(1, Math.max(0, x[from + j] + delta[j]));
            }
        });
        return moved.getManager().create(z, moved.getShape());
    }

    /** Projects {@code delta} in place; the picture's values start at {@code x[origin]}. */
    static void project(float[] delta, float[] x, int origin, double epsilon) {
        int size = delta.length;
        double[] magnitude = new double[size];
        double[] room = new double[size];
        double boxed = 0;
        for (int i = 0; i < size; i++) {
            magnitude[i] = Math.abs(delta[i]);
            room[i] = delta[i] > 0 ? 1 - x[origin + i] : x[origin + i];
            boxed += Math.min(magnitude[i], room[i]);
        }
        double lambda = boxed <= epsilon ? 0 : multiplier(magnitude, room, boxed, epsilon);
        for (int i = 0; i < size; i++) {
            double kept = Math.min(Math.max(magnitude[i] - lambda, 0), room[i]);
            delta[i] = (float) Math.copySign(kept, delta[i]);
        }
    }

    /**
     * Walks λ up through the corners: a value starts to shrink at λ = magnitude − room (it leaves the box's wall) and
     * has vanished at λ = magnitude.
     */
    private static double multiplier(double[] magnitude, double[] room, double boxed, double epsilon) {
        int size = magnitude.length;
        double[] starts = new double[size];
        for (int i = 0; i < size; i++) {
            starts[i] = Math.max(0, magnitude[i] - room[i]);
        }
        double[] ends = magnitude.clone();
        Arrays.sort(starts);
        Arrays.sort(ends);
        int started = 0;
        int ended = 0;
        double lambda = 0;
        double sum = boxed;
        while (ended < size) {
            boolean nextIsStart = started < size && starts[started] <= ends[ended];
            double corner = nextIsStart ? starts[started] : ends[ended];
            double fall = (double) (started - ended) * (corner - lambda);
            if (sum - fall <= epsilon) {
                return lambda + (sum - epsilon) / (started - ended);
            }
            sum -= fall;
            lambda = corner;
            if (nextIsStart) {
                started++;
            } else {
                ended++;
            }
        }
        return lambda;
    }
}
