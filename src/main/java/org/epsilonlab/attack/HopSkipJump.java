package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Sees nothing but the decision (Chen, Jordan &amp; Wainwright 2020, algorithms 1 and 2): from noise that fools it bisects
 * to the boundary, estimates there which way is across, steps, and bisects again.
 *
 * @param queries at most so many predictions a picture
 * @param samples predictions for the first estimate; later ones take √k times as many
 */
public record HopSkipJump(int queries, int samples) implements Attack {

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "hopskipjump",
            "Decisions only",
            AttackDescription.Group.QUERIES,
            Set.of(AttackDescription.Trait.SMALLEST),
            "Sees only which class wins: walks along the boundary from far away, nearer with every query.",
            "Chen, Jordan & Wainwright 2020",
            "when the queries are used up",
            List.of(
                    Parameter.norm("l2", "linf"),
                    new Parameter.Whole("queries", "Queries", "How often the network may be asked.", 10, 100000, 2000),
                    new Parameter.Whole(
                            "samples", "First estimate", "Predictions for the first estimate.", 2, 10000, 50, true)),
            arguments -> new HopSkipJump(arguments.whole("queries"), arguments.whole("samples")),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) ->
                    "v = {samples:mean} of {goal:φ}(xₖ + δu) · u,  xₖ₊₁ = boundary between x and xₖ + ξₖ {norm:dir} v");

    @Override
    public int gradientsPerImage() {
        return 0;
    }

    @Override
    public int queriesPerImage() {
        return queries;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        return LockStep.byQuery(batch, i -> new Hopping(batch, i), queries);
    }

    private final class Hopping implements Walk.ByQuery {
        private static final int STARTS = 100;
        private static final int FIRST_STARTS = 10;
        private static final int SMALLEST_STEP = 30;

        private final float[] x;
        private final Goal goal;
        private final int label;
        private final Norm norm;
        private final RandomGenerator random;
        private final double precision;
        private Consumer<float[][]> phase = this::original;
        private float[][] asked;
        private float[][] noise = new float[0][];
        private float[] best;
        private float[] fooling;
        private float[] boundary;
        private float[] across = new float[0];
        private double low;
        private double high;
        private double stepSize;
        private int halvings;
        private int starts;
        private int round;
        private int used;
        private boolean over;

        Hopping(AttackBatch batch, int i) {
            x = batch.row(i);
            goal = batch.spec().goal();
            label = batch.label(i);
            norm = batch.norm();
            random = batch.random(i, 0);
            // θ of the paper.
            precision = norm == Norm.L2 ? 1.0 / (x.length * Math.sqrt(x.length)) : 1.0 / ((double) x.length * x.length);
            best = x;
            fooling = x;
            boundary = x;
            asked = new float[][] {x};
        }

        @Override
        public boolean isOver() {
            return over || used >= queries;
        }

        @Override
        public float[][] points(int room) {
            return asked;
        }

        private boolean fools(float[] logits) {
            return goal.isReached(label, LogitLoss.largest(logits, -1));
        }

        @Override
        public int step(float[][] logits) {
            used += logits.length;
            phase.accept(logits);
            return logits.length;
        }

        private void original(float[][] logits) {
            over = fools(logits[0]);
            askStarts();
        }

        private void askStarts() {
            phase = this::start;
            asked = new float[FIRST_STARTS][x.length];
            for (float[] start : asked) {
                for (int i = 0; i < start.length; i++) {
                    start[i] = random.nextFloat();
                }
            }
        }

        /** Noise of the whole range; if none fools, nothing can be done without an example to start from. */
        private void start(float[][] logits) {
            for (int k = 0; k < logits.length; k++) {
                if (fools(logits[k])) {
                    fooling = asked[k];
                    best = fooling;
                    askBisection(fooling);
                    return;
                }
            }
            starts += logits.length;
            over = starts >= STARTS;
            askStarts();
        }

        private void askBisection(float[] from) {
            phase = this::bisect;
            fooling = from;
            low = 0;
            high = norm == Norm.LINF ? norm.size(Vectors.minus(from, x)) : 1;
            asked = new float[][] {between((low + high) / 2)};
        }

        /** The fooling picture brought nearer: along the line for L2, into a smaller ball for L∞. */
        private float[] between(double share) {
            if (norm == Norm.L2) {
                return Vectors.between(x, fooling, share);
            }
            float[] inside = fooling.clone();
            norm.project(inside, x, share);
            return inside;
        }

        private void bisect(float[][] logits) {
            double middle = (low + high) / 2;
            if (fools(logits[0])) {
                high = middle;
            } else {
                low = middle;
            }
            if (high - low > Math.max(precision, 1e-4)) {
                asked = new float[][] {between((low + high) / 2)};
                return;
            }
            boundary = between(high);
            if (norm.size(Vectors.minus(boundary, x)) < norm.size(Vectors.minus(best, x))) {
                best = boundary;
            }
            askEstimate();
        }

        private void askEstimate() {
            phase = this::estimate;
            round++;
            double distance = norm.size(Vectors.minus(boundary, x));
            double reach = round == 1
                    ? 0.1
                    : (norm == Norm.L2 ? Math.sqrt(x.length) : x.length) * precision * Math.max(distance, 1e-3);
            reach = Math.max(reach, 1e-3 * Math.max(1, distance));
            int count = (int) Math.max(2, Math.min(samples * Math.sqrt(round), queries - used));
            noise = new float[count][];
            asked = new float[count][];
            for (int k = 0; k < count; k++) {
                float[] direction = Norm.L2.direction(random, x.length);
                asked[k] = Vectors.moved(boundary, reach, direction);
                // What the box left of it.
                noise[k] = Vectors.minus(asked[k], boundary);
                double length = Math.max(1e-12, Vectors.l2(noise[k]));
                for (int i = 0; i < x.length; i++) {
                    noise[k][i] /= (float) length;
                }
            }
        }

        private void estimate(float[][] logits) {
            double mean = 0;
            double[] signs = new double[logits.length];
            for (int k = 0; k < logits.length; k++) {
                signs[k] = fools(logits[k]) ? 1 : -1;
                mean += signs[k] / logits.length;
            }
            // A baseline lessens the variance, unless all agree and the sign itself is all there is.
            double baseline = Math.abs(mean) == 1 ? 0 : mean;
            across = new float[x.length];
            for (int k = 0; k < logits.length; k++) {
                for (int i = 0; i < x.length; i++) {
                    across[i] += (float) ((signs[k] - baseline) * noise[k][i]);
                }
            }
            across = norm.steepest(across);
            stepSize = norm.size(Vectors.minus(boundary, x)) / Math.sqrt(round);
            halvings = 0;
            askJump();
        }

        private void askJump() {
            phase = this::jump;
            asked = new float[][] {Vectors.moved(boundary, stepSize, across)};
        }

        private void jump(float[][] logits) {
            if (fools(logits[0])) {
                askBisection(asked[0]);
            } else if (++halvings < SMALLEST_STEP) {
                stepSize /= 2;
                askJump();
            } else {
                askEstimate();
            }
        }

        @Override
        public float[] result() {
            return best;
        }
    }
}
