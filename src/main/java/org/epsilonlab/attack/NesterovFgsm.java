package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Set;

/**
 * Momentum that looks ahead: the gradient is taken where the momentum would lead (Lin et al. 2020, equations 6 to 8).
 *
 * @param steps at least 1
 * @param stepSize length of one step in the norm; 0 chooses ε / steps
 * @param decay μ: how much of the sum is kept from step to step
 * @param keepBest whether the result is the iterate with the largest margin, else the last
 */
public record NesterovFgsm(int steps, double stepSize, double decay, boolean keepBest) implements Attack {

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "ni-fgsm",
            "Nesterov",
            AttackDescription.Group.ITERATED,
            Set.of(),
            "Momentum that takes each gradient where the momentum would lead; fools other networks more often still.",
            "Lin et al. 2020",
            "after all steps",
            MomentumWalk.parameters(List.of()),
            arguments -> new NesterovFgsm(
                    arguments.whole("steps"),
                    arguments.real("step-size"),
                    arguments.real("decay"),
                    arguments.text("keep").equals("best")),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) -> "g{steps:ₖ₊₁} = {decay:μ}gₖ {goal:" + (targeted ? "−" : "+")
                    + " ∇ₓL(xₖ + α μ gₖ, " + (targeted ? "t" : "y")
                    + ")} / ‖∇ₓL‖₁,  xₖ₊₁ = Π{epsilon:ɛ}(xₖ + {step-size:α} {norm:dir} gₖ₊₁)");

    @Override
    public int gradientsPerImage() {
        return steps;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        return LockStep.byGradient(
                batch,
                i -> new MomentumWalk(batch, i, steps, stepSize, decay, keepBest, MomentumWalk.View.AHEAD),
                steps + 1);
    }
}
