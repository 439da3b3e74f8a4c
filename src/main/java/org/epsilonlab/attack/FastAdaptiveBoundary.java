package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * FAB towards one class after the other (Croce &amp; Hein 2020, "Minimally distorted adversarial examples"): projects onto
 * the linearised boundary inside the box, pulled towards the original, and steps back whenever it is across.
 *
 * @param steps of each run
 * @param restarts runs for each target; those after the first start at random
 * @param targets how many of the likeliest wrong classes are aimed at
 * @param refine how often the way back to the original is halved at the end
 */
public record FastAdaptiveBoundary(int steps, int restarts, int targets, int refine) implements Attack {

    private static final float ETA = 1.05f;
    private static final double BETA = 0.9;
    private static final double MOST_ALPHA = 0.1;
    private static final double TINY = 1e-8;

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "fab-t",
            "Fast adaptive boundary",
            AttackDescription.Group.SMALLEST,
            Set.of(AttackDescription.Trait.SMALLEST),
            "Projects onto the linearised boundary, stays near the original and steps back once it is across.",
            "Croce & Hein 2020b",
            "after all steps towards all targets",
            List.of(
                    Parameter.norm("linf", "l2", "l1"),
                    new Parameter.Whole("steps", "Steps", "How many steps a run.", 1, 1000, 100),
                    new Parameter.Whole("restarts", "Restarts", "Runs for each target.", 1, 100, 1, true),
                    new Parameter.Whole(
                            "targets",
                            "Targets",
                            "How many of the likeliest wrong classes it aims at.",
                            1,
                            999,
                            9,
                            true),
                    Refined.parameter(10)),
            arguments -> new FastAdaptiveBoundary(
                    arguments.whole("steps"),
                    arguments.whole("restarts"),
                    arguments.whole("targets"),
                    arguments.whole("refine")),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) -> "x{steps:ₖ₊₁} = (1 − α)(xₖ + η δₖ) + α(x + η δ₀),  δ the {norm:projection} onto "
                    + (targeted ? "{goal:z_t = z_y}" : "z_t = z_y for {targets:each t}"));

    @Override
    public int gradientsPerImage() {
        return steps * restarts * targets;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        int aims = batch.spec().goal().isTargeted() ? 1 : Math.min(targets, batch.classes() - 1);
        return LockStep.byGradient(
                batch, i -> new Refined(new Boundary(batch, i, aims), refine), aims * restarts * (steps + 1) + 1);
    }

    private final class Boundary extends SmallestWalk {
        private final AttackBatch batch;
        private final int index;
        private final int runs;
        private int @Nullable [] aims;
        private float[] at;
        private double gap;
        /** Whether the walk has just found itself across the boundary and goes back nine tenths of the way. */
        private boolean retreats;

        /** Whether it stands where its last step led; it then goes on from there, or back if that is across. */
        private boolean stepped;
        /** Whether the last step led across; the next one most likely does as well. */
        private boolean crosses;

        private int run;
        private int done;

        Boundary(AttackBatch batch, int index, int aims) {
            super(batch, index);
            this.batch = batch;
            this.index = index;
            runs = aims * restarts;
            at = x;
        }

        @Override
        public boolean isOver() {
            return run == runs || distance() == 0;
        }

        @Override
        public float[] point() {
            return at;
        }

        @Override
        public boolean expectsNone() {
            return done == steps || (stepped && crosses);
        }

        @Override
        public float[][] pull(float[] logits) {
            boolean across = offer(at, logits);
            if (aims == null) {
                aims = goal.isTargeted() ? new int[] {goal.target()} : AutoPgd.likeliest(logits, label);
            }
            retreats = across && !retreats;
            crosses = stepped ? across : crosses;
            if (retreats || done == steps) {
                return new float[0][];
            }
            int target = aims[run / restarts];
            // Towards a target the boundary is that with whichever class leads now.
            int rival = goal.isTargeted() ? LogitLoss.largest(logits, target) : label;
            gap = (double) logits[target] - logits[rival];
            float[] weights = new float[logits.length];
            weights[target] += 1;
            weights[rival] -= 1;
            return new float[][] {weights};
        }

        @Override
        public void step(float[][] gradients) {
            stepped = gradients.length > 0;
            if (stepped) {
                at = moved(gradients[0]);
                done++;
            } else if (done == steps) {
                run++;
                done = 0;
                retreats = false;
                at = begin();
            } else {
                at = Vectors.between(x, at, BETA);
            }
        }

        private float[] moved(float[] w) {
            float[] own = HyperplaneProjection.of(norm, at, w, -gap);
            double fromOriginal = Vectors.dot(w, Vectors.minus(at, x)) - gap;
            float[] direct = HyperplaneProjection.of(norm, x, w, fromOriginal);
            double here = Math.max(norm.size(own), TINY);
            double there = Math.max(norm.size(direct), TINY);
            float alpha = (float) Math.min(here / (here + there), MOST_ALPHA);
            float[] next = new float[x.length];
            for (int i = 0; i < next.length; i++) {
                float mixed = (1 - alpha) * (at[i] + ETA * own[i]) + alpha * (x[i] + ETA * direct[i]);
                next[i] = Vectors.clip(mixed);
            }
            return next;
        }

        private float[] begin() {
            if (run % restarts == 0) {
                return x;
            }
            double radius = Math.min(distance(), batch.budget(index)) / 2;
            return Vectors.moved(x, radius, norm.direction(batch.random(index, run), x.length));
        }
    }
}
