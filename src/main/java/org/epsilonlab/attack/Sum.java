package org.epsilonlab.attack;

import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What all pictures of a batch together say of one shared change.
 */
final class Sum {

    private final float[] gradient;
    private final int fooled;

    private Sum(float[] gradient, int fooled) {
        this.gradient = gradient;
        this.fooled = fooled;
    }

    /** The sum of the pictures' gradients, empty if none adds any. */
    float[] gradient() {
        return gradient;
    }

    /** How many pictures reach the goal. */
    int fooled() {
        return fooled;
    }

    /** The gradient with respect to the pictures themselves. */
    static Sum over(AttackBatch batch, IntFunction<float[]> point, Goal goal, double enough) {
        return over(batch, point, goal, enough, i -> gradient -> gradient);
    }

    /**
     * Asks for all pictures and adds up.
     *
     * @param point picture {@code i} under the change
     * @param enough the margin in logits beyond which a picture counts as won and adds nothing
     * @param back brings picture {@code i}'s gradient back to what is shared
     */
    static Sum over(
            AttackBatch batch,
            IntFunction<float[]> point,
            Goal goal,
            double enough,
            IntFunction<UnaryOperator<float[]>> back) {
        Adding adding = new Adding();
        LockStep.once(batch, i -> new Walk.ByGradient() {
            private final float[] at = point.apply(i);
            private final LogitLoss loss = LogitLoss.margin(goal, batch.label(i));
            private boolean over;

            @Override
            public boolean isOver() {
                return over;
            }

            @Override
            public float[] point() {
                return at;
            }

            @Override
            public float[][] pull(float[] logits) {
                adding.count(goal.isReached(batch.label(i), LogitLoss.largest(logits, -1)));
                over = true;
                double[] gradient = loss.gradient(logits);
                float[] weights = new float[gradient.length];
                for (int k = 0; k < weights.length; k++) {
                    weights[k] = (float) gradient[k];
                }
                return loss.value(logits) >= enough ? new float[0][] : new float[][] {weights};
            }

            @Override
            public void step(float[][] gradients) {
                if (gradients.length > 0) {
                    adding.add(i, back.apply(i).apply(gradients[0]));
                }
            }

            @Override
            public float[] result() {
                return at;
            }
        });
        return adding.sum();
    }

    /** Walks of one round may run side by side; kept by picture and added in their order, so that the sum is always the same. */
    private static final class Adding {
        private final TreeMap<Integer, float[]> parts = new TreeMap<>();
        private int fooled;

        synchronized void count(boolean reached) {
            fooled += reached ? 1 : 0;
        }

        synchronized void add(int i, float[] gradient) {
            parts.put(i, gradient);
        }

        synchronized Sum sum() {
            float @Nullable [] total = null;
            for (float[] part : parts.values()) {
                if (total == null) {
                    total = new float[part.length];
                }
                for (int j = 0; j < part.length; j++) {
                    total[j] += part[j];
                }
            }
            return new Sum(total == null ? new float[0] : total, fooled);
        }
    }
}
