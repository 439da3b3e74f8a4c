package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Set;

/**
 * The L2 attack of Carlini &amp; Wagner 2017 (section VI): minimises ‖δ‖² + c · max(−margin + κ, 0) in the space of tanh
 * with Adam, and searches c by doubling and halving.
 *
 * <p>Adam's rate falls to a tenth over each run and starts higher than there, for black and white pixels have far to go in
 * that space: at equal steps the changes found are smaller.
 *
 * <p>A pixel that is exactly 0 or 1 would lie at infinity in that space and never move; pictures are drawn into the open
 * interval first.
 *
 * @param searches how many c are tried
 * @param steps of Adam for each c
 * @param learningRate of Adam
 * @param firstConstant the first c
 * @param confidence κ in logits
 * @param refine how often the way back to the original is halved at the end; not with a confidence
 */
public record CarliniWagner(
        int searches, int steps, double learningRate, double firstConstant, double confidence, int refine)
        implements Attack {

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "cw",
            "Carlini–Wagner",
            AttackDescription.Group.SMALLEST,
            Set.of(AttackDescription.Trait.SMALLEST),
            "Weighs a small change against fooling the network and searches the weight: slow, thorough, near the least.",
            "Carlini & Wagner 2017",
            "for each weight when the sum stops falling",
            List.of(
                    Parameter.norm("l2"),
                    new Parameter.Whole("searches", "Weights tried", "How many weights c are tried.", 1, 20, 9),
                    new Parameter.Whole("steps", "Steps", "How many steps for each weight.", 1, 10000, 200),
                    new Parameter.Real(
                            "learning-rate",
                            "Learning rate",
                            "Of Adam at first; it falls to a tenth.",
                            0.0001,
                            1,
                            0.05),
                    new Parameter.Real("constant", "First weight", "The first c.", 0.00001, 1000, 0.1, true),
                    new Parameter.Real(
                            "confidence",
                            "Confidence",
                            "By how many logits the goal is to be reached.",
                            0,
                            100,
                            0,
                            true),
                    Refined.parameter(10)),
            arguments -> new CarliniWagner(
                    arguments.whole("searches"),
                    arguments.whole("steps"),
                    arguments.real("learning-rate"),
                    arguments.real("constant"),
                    arguments.real("confidence"),
                    arguments.whole("refine")),
            arguments -> Norm.L2,
            (arguments, targeted) -> "min {norm:‖δ‖₂²} + {constant:c} · max({goal:"
                    + (targeted ? "max z_k − z_t" : "z_y − max z_k") + "}, −{confidence:κ}),  x + δ = ½(tanh w + 1)");

    @Override
    public int gradientsPerImage() {
        return searches * steps;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        return LockStep.byGradient(
                batch, i -> new Refined(new Weighing(batch, i), confidence > 0 ? 0 : refine), searches * steps + 1);
    }

    private final class Weighing extends SmallestWalk {
        private static final double INSIDE = 0.999999;
        private static final double BETA1 = 0.9;
        private static final double BETA2 = 0.999;
        private static final double STABLE = 1e-8;
        private static final double LAST_RATE = 0.1;
        private static final double STILL_FALLING = 0.9999;
        private static final double MOST = 1e10;

        private final double[] origin;
        private double[] w;
        private final double[] tanh;
        private double[] mean;
        private double[] square;
        private float[] at;
        private double constant = firstConstant;
        private double lower;
        private double upper = MOST;
        private int search;
        private int done;
        private boolean fooled;
        private double excess;
        private double lastLoss = Double.POSITIVE_INFINITY;

        Weighing(AttackBatch batch, int i) {
            super(batch, i);
            origin = new double[x.length];
            for (int j = 0; j < origin.length; j++) {
                double open = (2 * x[j] - 1) * INSIDE;
                origin[j] = 0.5 * Math.log((1 + open) / (1 - open));
            }
            tanh = new double[x.length];
            w = origin;
            mean = tanh;
            square = tanh;
            at = x;
            begin();
        }

        @Override
        public boolean isOver() {
            return search == searches || distance() == 0;
        }

        @Override
        public float[] point() {
            return at;
        }

        @Override
        public float[][] pull(float[] logits) {
            double margin = margin(logits);
            if (margin > confidence) {
                fooled = true;
                offer(at, logits);
            }
            excess = Math.max(0, confidence - margin);
            // The weights of the margin are ±1 already, so the scaled direction is the gradient itself.
            return excess > 0 ? new float[][] {marginWeights(logits)} : new float[0][];
        }

        @Override
        public void step(float[][] gradients) {
            float[] delta = Vectors.minus(at, x);
            double loss = Vectors.dot(delta, delta) + constant * excess;
            // Ten times a run it is looked whether the sum still falls.
            boolean looks = done > 0 && done % Math.max(1, steps / 10) == 0;
            if (done == steps || (looks && loss > STILL_FALLING * lastLoss)) {
                next();
                return;
            }
            lastLoss = looks ? loss : lastLoss;
            done++;
            descend(gradients.length == 0 ? new float[x.length] : gradients[0], delta);
        }

        /** One step of Adam on w, its rate falling to a tenth, which settles nearer to the least sum. */
        private void descend(float[] gradient, float[] delta) {
            double rate = learningRate * (1 - (1 - LAST_RATE) * done / steps);
            double scale = rate / (1 - Math.pow(BETA1, done));
            double correction = 1 / (1 - Math.pow(BETA2, done));
            float[] moved = new float[x.length];
            for (int i = 0; i < moved.length; i++) {
                double towards = 2.0 * delta[i] - constant * gradient[i];
                double g = towards * 0.5 * (1 - tanh[i] * tanh[i]);
                mean[i] = BETA1 * mean[i] + (1 - BETA1) * g;
                square[i] = BETA2 * square[i] + (1 - BETA2) * g * g;
                w[i] -= scale * mean[i] / (Math.sqrt(square[i] * correction) + STABLE);
                // tanh by the exponential, which is several times quicker than Math.tanh and as good here.
                tanh[i] = 1 - 2 / (Math.exp(2 * w[i]) + 1);
                moved[i] = (float) (0.5 * (tanh[i] + 1));
            }
            at = moved;
        }

        /** Another c: smaller after a success, larger after none. */
        private void next() {
            if (fooled) {
                upper = Math.min(upper, constant);
            } else {
                lower = Math.max(lower, constant);
            }
            constant = upper < MOST ? (lower + upper) / 2 : constant * 10;
            search++;
            done = 0;
            fooled = false;
            lastLoss = Double.POSITIVE_INFINITY;
            begin();
        }

        private void begin() {
            w = origin.clone();
            for (int i = 0; i < w.length; i++) {
                tanh[i] = Math.tanh(w[i]);
            }
            mean = new double[x.length];
            square = new double[x.length];
            at = x;
        }
    }
}
