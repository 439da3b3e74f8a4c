package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Again and again the least step across the nearest of the linearised boundaries (Moosavi-Dezfooli et al. 2016, algorithm
 * 2; section 3.3 for other norms). On a linear network it arrives in one step.
 *
 * @param steps at most so many
 * @param overshoot by which share the sum of the steps is stretched, so that it lies beyond the boundary
 * @param candidates how many of the likeliest classes are looked at
 * @param refine how often the way back to the original is halved at the end
 */
public record DeepFool(int steps, double overshoot, int candidates, int refine) implements Attack {

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "deepfool",
            "DeepFool",
            AttackDescription.Group.SMALLEST,
            Set.of(AttackDescription.Trait.SMALLEST),
            "The least step across the nearest boundary, as if the network were linear, repeated: quick and close.",
            "Moosavi-Dezfooli et al. 2016",
            "once it is across, most often after three or four steps",
            List.of(
                    Parameter.norm("l2", "linf"),
                    new Parameter.Whole("steps", "Steps", "How many steps at most.", 1, 1000, 50),
                    new Parameter.Real("overshoot", "Overshoot", "How far beyond the boundary it goes.", 0, 1, 0.02),
                    new Parameter.Whole(
                            "candidates",
                            "Candidates",
                            "How many of the likeliest classes are tried.",
                            2,
                            1000,
                            10,
                            true),
                    Refined.parameter(0)),
            arguments -> new DeepFool(
                    arguments.whole("steps"),
                    arguments.real("overshoot"),
                    arguments.whole("candidates"),
                    arguments.whole("refine")),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) -> "r{steps:ₖ₊₁} = rₖ + |f_l| / {norm:‖w_l‖²} · w_l,  "
                    + (targeted ? "{goal:l = t}" : "l the {candidates:nearest} boundary")
                    + ",  x′ = x + (1 + {overshoot:η}) r");

    @Override
    public int gradientsPerImage() {
        return steps * (candidates - 1);
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        return LockStep.byGradient(batch, i -> new Refined(new Crossing(batch, i), refine), steps + 1);
    }

    private final class Crossing extends SmallestWalk {
        private final float[] sum;
        private float[] at;
        private int[] rivals = new int[0];
        private double[] gaps = new double[0];
        private int done;
        private boolean across;

        Crossing(AttackBatch batch, int i) {
            super(batch, i);
            sum = new float[x.length];
            at = x;
        }

        @Override
        public boolean isOver() {
            return across || done > steps;
        }

        @Override
        public float[] point() {
            return at;
        }

        @Override
        public float[][] pull(float[] logits) {
            across = offer(at, logits);
            if (across || done == steps) {
                return new float[0][];
            }
            if (rivals.length == 0) {
                int[] likeliest = AutoPgd.likeliest(logits, label);
                int count = Math.min(likeliest.length, candidates - 1);
                rivals = goal.isTargeted() ? new int[] {goal.target()} : Arrays.copyOf(likeliest, count);
            }
            gaps = new double[rivals.length];
            float[][] weights = new float[rivals.length][logits.length];
            for (int r = 0; r < rivals.length; r++) {
                // Towards a target the rival to beat is whichever class leads now.
                int own = goal.isTargeted() ? LogitLoss.largest(logits, rivals[r]) : label;
                gaps[r] = (double) logits[own] - logits[rivals[r]];
                weights[r][rivals[r]] = 1;
                weights[r][own] -= 1;
            }
            return weights;
        }

        @Override
        public void step(float[][] gradients) {
            done++;
            int nearest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int r = 0; r < gradients.length; r++) {
                double rate = norm.dual(gradients[r]);
                double distance = rate == 0 ? Double.POSITIVE_INFINITY : Math.abs(gaps[r]) / rate;
                if (distance < least) {
                    least = distance;
                    nearest = r;
                }
            }
            if (nearest < 0) {
                done = steps + 1;
                return;
            }
            // The least step across a plane is the steepest one of the norm, as long as the distance.
            float[] direction = norm.steepest(gradients[nearest]);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (float) ((least + BEYOND) * direction[i]);
            }
            at = Vectors.moved(x, 1 + overshoot, sum);
        }
    }

    /** Added to each step as the authors do, for single precision may round a step onto the boundary. */
    private static final double BEYOND = 1e-4;
}
