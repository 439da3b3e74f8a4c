package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A random step before the gradient's: out of the flat spot that a network trained on FGSM hides in (Tramèr et al. 2018,
 * section 4.1).
 *
 * @param share of ε that the random step takes, in (0, 1)
 */
public record RandomStartFgsm(double share) implements Attack {

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "r-fgsm",
            "Random step, then one step",
            AttackDescription.Group.ONE_STEP,
            Set.of(),
            "A random step of a share of ε, then one step along the gradient there with the rest of ε.",
            "Tramèr et al. 2018",
            "after one gradient",
            List.of(
                    Parameter.norm("linf", "l2"),
                    new Parameter.Real("start", "Random share", "Share of ε that the random step takes.", 0, 1, 0.5)),
            arguments -> new RandomStartFgsm(arguments.real("start")),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) -> "x′ = x₀{goal: " + (targeted ? "−" : "+")
                    + " }({epsilon:ε} − {start:α}) · {norm:dir} {goal:∇ₓL(x₀, " + (targeted ? "t" : "y")
                    + ")}, x₀ = x + {start:α} · n");

    @Override
    public int gradientsPerImage() {
        return 1;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        return LockStep.byGradient(batch, i -> new Step(batch, i), 1);
    }

    private final class Step implements Walk.ByGradient {
        private final float[] x;
        private final double budget;
        private final Norm norm;
        private final LogitLoss loss;
        private float[] at;
        private boolean over;

        Step(AttackBatch batch, int i) {
            x = batch.row(i);
            budget = batch.budget(i);
            norm = batch.norm();
            loss = LogitLoss.crossEntropy(batch.spec().goal(), batch.label(i));
            RandomGenerator random = batch.random(i, 0);
            at = Vectors.moved(x, share * budget, norm.direction(random, x.length));
        }

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
            return new float[][] {loss.direction(logits)};
        }

        @Override
        public void step(float[][] gradients) {
            at = Vectors.moved(at, (1 - share) * budget, norm.steepest(gradients[0]));
            norm.project(at, x, budget);
            over = true;
        }

        @Override
        public float[] result() {
            return at;
        }
    }
}
