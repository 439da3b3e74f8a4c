package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Set;

/**
 * Follows the boundary with a ball that shrinks while the goal is reached and grows while it is not (Pintor et al. 2021,
 * algorithm 1), in any norm. Unlike there, values that the box does not let move take no part in a step.
 *
 * @param steps at least 1
 * @param stepSize first length of a step along the normalised gradient; it falls to a hundredth by a cosine
 * @param gamma first relative change of the ball; it falls to 0.001 by a cosine
 * @param refine how often the way back to the original is halved at the end; under L0 that would change nothing
 */
public record FastMinimumNorm(int steps, double stepSize, double gamma, int refine) implements Attack {

    private static final double LAST_GAMMA = 0.001;
    private static final double LAST_STEP = 0.01;

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "fmn",
            "Fast minimum norm",
            AttackDescription.Group.SMALLEST,
            Set.of(AttackDescription.Trait.SMALLEST),
            "Follows the boundary with a ball that shrinks when the network is fooled and grows when it is not.",
            "Pintor et al. 2021",
            "after all steps",
            List.of(
                    Parameter.norm("l2", "linf", "l1", "l0"),
                    new Parameter.Whole("steps", "Steps", "How many steps.", 1, 10000, 100),
                    new Parameter.Real("step-size", "First step", "Length of the first step.", 0.001, 100, 1),
                    new Parameter.Real(
                            "gamma", "Ball change", "By how much the ball changes at first.", 0.001, 0.9, 0.05, true),
                    Refined.parameter(10)),
            arguments -> new FastMinimumNorm(
                    arguments.whole("steps"),
                    arguments.real("step-size"),
                    arguments.real("gamma"),
                    arguments.whole("refine")),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) -> "δ{steps:ₖ₊₁} = Π ball(ɛₖ)(δₖ + {step-size:α} ∇{goal:"
                    + (targeted ? "(z_t − max z)" : "(max z − z_y)")
                    + "} / ‖∇‖₂),  {gamma:ɛₖ shrinks by γ when fooled, else grows}");

    @Override
    public int gradientsPerImage() {
        return steps;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        return LockStep.byGradient(
                batch, i -> new Refined(new Following(batch, i), batch.norm() == Norm.L0 ? 0 : refine), steps + 1);
    }

    private final class Following extends SmallestWalk {
        private float[] at;
        private double ball;
        private final double widest;
        private boolean fooled;
        private boolean everFooled;
        private double margin;
        private int done;

        Following(AttackBatch batch, int i) {
            super(batch, i);
            at = x;
            float[] farthest = new float[x.length];
            for (int j = 0; j < farthest.length; j++) {
                farthest[j] = Math.max(x[j], 1 - x[j]);
            }
            widest = norm == Norm.L0 ? x.length : norm.size(farthest);
            ball = norm == Norm.L0 ? 1 : Double.POSITIVE_INFINITY;
        }

        @Override
        public boolean isOver() {
            return done > steps || distance() == 0;
        }

        @Override
        public float[] point() {
            return at;
        }

        @Override
        public float[][] pull(float[] logits) {
            fooled = offer(at, logits);
            everFooled |= fooled;
            margin = margin(logits);
            return done == steps ? new float[0][] : new float[][] {marginWeights(logits)};
        }

        @Override
        public void step(float[][] gradients) {
            if (gradients.length == 0) {
                done = steps + 1;
                return;
            }
            float[] gradient = Vectors.movable(at, gradients[0]);
            double cosine = (1 + Math.cos(Math.PI * done / steps)) / 2;
            resize(gradient, LAST_GAMMA + (gamma - LAST_GAMMA) * cosine);
            double length = stepSize * (LAST_STEP + (1 - LAST_STEP) * cosine);
            float[] direction = Norm.L2.steepest(gradient);
            float[] moved = at.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += (float) (length * direction[i]);
            }
            norm.project(moved, x, ball);
            at = moved;
            done++;
        }

        private void resize(float[] gradient, double change) {
            if (norm == Norm.L0) {
                ball = fooled
                        ? Math.min(Math.min(ball - 1, Math.floor(ball * (1 - change))), distance())
                        : Math.max(ball + 1, Math.floor(ball * (1 + change)));
                ball = Math.max(1, ball);
            } else if (fooled) {
                ball = Math.min(ball * (1 - change), distance());
            } else if (everFooled) {
                ball *= 1 + change;
            } else {
                double rate = norm.dual(gradient);
                double now = norm.size(Vectors.minus(at, x));
                // Where the box takes back part of each step the estimate alone would stand still.
                double grown = Double.isInfinite(ball) ? 0 : ball * (1 + change);
                ball = rate == 0 ? widest : Math.max(now + Math.abs(margin) / rate, grown);
            }
            ball = Math.min(ball, widest);
        }
    }
}
