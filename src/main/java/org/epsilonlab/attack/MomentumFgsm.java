package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Set;

/**
 * Steps along a running sum of normalised gradients, which passes over small bumps and so carries over to other networks
 * better than plain steps (Dong et al. 2018, equations 6 and 7). MI-FGSM for L∞, MI-FGM for L2.
 *
 * @param steps at least 1
 * @param stepSize length of one step in the norm; 0 chooses ε / steps, as the paper does
 * @param decay μ: how much of the sum is kept from step to step
 * @param keepBest whether the result is the iterate with the largest margin, else the last
 */
public record MomentumFgsm(int steps, double stepSize, double decay, boolean keepBest) implements Attack {

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "mi-fgsm",
            "Momentum",
            AttackDescription.Group.ITERATED,
            Set.of(),
            "Steps along a running sum of the gradients; what it finds fools other networks more often.",
            "Dong et al. 2018",
            "after all steps",
            MomentumWalk.parameters(List.of()),
            arguments -> new MomentumFgsm(
                    arguments.whole("steps"),
                    arguments.real("step-size"),
                    arguments.real("decay"),
                    arguments.text("keep").equals("best")),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) -> "g{steps:ₖ₊₁} = {decay:μ}gₖ {goal:" + (targeted ? "−" : "+") + " ∇ₓL(xₖ, "
                    + (targeted ? "t" : "y") + ")} / ‖∇ₓL‖₁,  xₖ₊₁ = Π{epsilon:ɛ}(xₖ + {step-size:α} {norm:dir} gₖ₊₁)");

    @Override
    public int gradientsPerImage() {
        return steps;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        return LockStep.byGradient(
                batch,
                i -> new MomentumWalk(batch, i, steps, stepSize, decay, keepBest, MomentumWalk.View.PLAIN),
                steps + 1);
    }
}
