package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Gradient estimates from pairs of predictions (Uesato et al. 2018, algorithm 1): the network is asked at x + μv and x − μv
 * for random signs v, and Adam follows the estimate inside the ball.
 *
 * @param steps at least 1
 * @param samples pairs a step
 * @param reach μ
 * @param learningRate of Adam
 */
public record Spsa(int steps, int samples, double reach, double learningRate) implements Attack {

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "spsa",
            "Estimated gradient",
            AttackDescription.Group.QUERIES,
            Set.of(),
            "Estimates the gradient from pairs of predictions and follows it: works where no gradient can be had.",
            "Uesato et al. 2018",
            "at its first success, else after all steps",
            List.of(
                    Parameter.norm("linf", "l2"),
                    new Parameter.Whole("steps", "Steps", "How many steps.", 1, 1000, 40),
                    new Parameter.Whole(
                            "samples", "Pairs a step", "How many pairs of predictions a step.", 1, 8192, 64),
                    new Parameter.Real(
                            "reach", "Reach", "How far the pairs lie from the picture.", 0.0001, 1, 0.01, true),
                    new Parameter.Real("learning-rate", "Learning rate", "Of Adam.", 0.0001, 1, 0.01, true)),
            arguments -> new Spsa(
                    arguments.whole("steps"),
                    arguments.whole("samples"),
                    arguments.real("reach"),
                    arguments.real("learning-rate")),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) ->
                    "ĝ = {samples:mean} of ({goal:m}(xₖ + {reach:μ}v) − {goal:m}(xₖ − {reach:μ}v)) / 2{reach:μ} · v, "
                            + " xₖ₊₁ = Π{epsilon:ɛ}(xₖ + {learning-rate:Adam}(ĝ))");

    @Override
    public int gradientsPerImage() {
        return 0;
    }

    @Override
    public int queriesPerImage() {
        return steps * (2 * samples + 1);
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        return LockStep.byQuery(batch, i -> new Estimating(batch, i), steps * (2 * samples + 1) + 1);
    }

    private final class Estimating implements Walk.ByQuery {
        private static final double BETA1 = 0.9;
        private static final double BETA2 = 0.999;
        private static final double STABLE = 1e-8;

        private final float[] x;
        private final double epsilon;
        private final Norm norm;
        private final LogitLoss margin;
        private final RandomGenerator random;
        private final double[] mean;
        private final double[] square;
        private final byte[][] signs;
        private float[] at;
        private float[] best;
        private double bestMargin = Double.NEGATIVE_INFINITY;
        private int done;

        Estimating(AttackBatch batch, int i) {
            x = batch.row(i);
            epsilon = batch.budget(i);
            norm = batch.norm();
            margin = LogitLoss.margin(batch.spec().goal(), batch.label(i));
            random = batch.random(i, 0);
            mean = new double[x.length];
            square = new double[x.length];
            signs = new byte[samples][x.length];
            at = x;
            best = x;
        }

        @Override
        public boolean isOver() {
            return bestMargin > 0 || done > steps;
        }

        /** The iterate first, then the pairs. */
        @Override
        public float[][] points(int room) {
            boolean last = done == steps;
            float[][] points = new float[last ? 1 : 2 * samples + 1][];
            points[0] = at;
            for (int s = 0; s < samples && !last; s++) {
                float[] up = at.clone();
                float[] down = at.clone();
                for (int i = 0; i < x.length; i++) {
                    signs[s][i] = (byte) (random.nextBoolean() ? 1 : -1);
                    up[i] += (float) (reach * signs[s][i]);
                    down[i] -= (float) (reach * signs[s][i]);
                }
                points[2 * s + 1] = up;
                points[2 * s + 2] = down;
            }
            return points;
        }

        @Override
        public int step(float[][] logits) {
            double now = margin.value(logits[0]);
            if (now > bestMargin) {
                bestMargin = now;
                best = at;
            }
            done++;
            if (isOver()) {
                return logits.length;
            }
            double[] estimate = new double[x.length];
            for (int s = 0; s < samples; s++) {
                double slope = (margin.value(logits[2 * s + 1]) - margin.value(logits[2 * s + 2])) / (2 * reach);
                for (int i = 0; i < x.length; i++) {
                    estimate[i] += slope * signs[s][i] / samples;
                }
            }
            float[] moved = at.clone();
            double correction1 = 1 - Math.pow(BETA1, done);
            double correction2 = 1 - Math.pow(BETA2, done);
            for (int i = 0; i < x.length; i++) {
                mean[i] = BETA1 * mean[i] + (1 - BETA1) * estimate[i];
                square[i] = BETA2 * square[i] + (1 - BETA2) * estimate[i] * estimate[i];
                moved[i] += (float)
                        (learningRate * (mean[i] / correction1) / (Math.sqrt(square[i] / correction2) + STABLE));
            }
            norm.project(moved, x, epsilon);
            at = moved;
            return logits.length;
        }

        @Override
        public float[] result() {
            return best;
        }
    }
}
