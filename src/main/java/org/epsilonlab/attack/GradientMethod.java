package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Set;
import org.epsilonlab.model.InputGradient;

/**
 * One step along the scaled gradient: x′ = clip(x + ε · scaled ∇ₓL). With {@link Scale#SIGN} this is FGSM (Goodfellow et
 * al. 2015, section 4); towards a target class it ascends −L of that class.
 *
 * <p>The gradient does not depend on ε: whoever keeps it gets any other ε for one clip and one forward pass.
 */
public record GradientMethod(Scale scale) implements Attack {

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "fgm",
            "One step",
            AttackDescription.Group.ONE_STEP,
            Set.of(),
            "One step along the gradient, scaled to the budget; by its sign it is the fast gradient sign method.",
            "Goodfellow, Shlens & Szegedy 2015",
            "after one gradient",
            List.of(new Parameter.Choice(
                    "scale",
                    "Scale the gradient by",
                    "How the gradient becomes a perturbation of size ε.",
                    List.of(
                            new Parameter.Option("sign", "sign · L∞", "every value moves by ε: ε · sign(g)"),
                            new Parameter.Option("l2", "length · L2", "the Euclidean length is ε: ε · g / ‖g‖₂"),
                            new Parameter.Option("max", "max", "the largest change is ε: ε · g / max|g|"),
                            new Parameter.Option("constant", "constant", "the gradient times a constant: ε · g"),
                            new Parameter.Option(
                                    "largest", "largest · L1", "ε on the one value with the largest gradient")),
                    "sign")),
            arguments -> new GradientMethod(Scale.of(arguments.text("scale"))),
            arguments -> Scale.of(arguments.text("scale")).norm(),
            GradientMethod::formula);

    @Override
    public int gradientsPerImage() {
        return 1;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        batch.notes().checkpoint(0, 1);
        InputGradient gradient = batch.gradient(batch.images());
        batch.notes().noteLast(gradient.gradient());
        return step(batch.images(), gradient.gradient(), batch.epsilon());
    }

    /**
     * The step for a gradient that is already known.
     *
     * @param epsilon one number, or shape (M, 1, 1, 1) for M budgets of one picture
     */
    NDArray step(NDArray images, NDArray gradient, NDArray epsilon) {
        return unit(images, gradient).mul(epsilon).add(images).clip(0, 1);
    }

    /** The perturbation for ε = 1. */
    NDArray unit(NDArray images, NDArray gradient) {
        return scale.unit(scale == Scale.LARGEST ? Norm.movable(images, gradient) : gradient);
    }

    private static String formula(Arguments arguments, boolean targeted) {
        String gradient = "{goal:∇ₓL(x, " + (targeted ? "t" : "y") + ")}";
        String scaled = switch (Scale.of(arguments.text("scale"))) {
            case SIGN -> "{scale: · sign }" + gradient;
            case L2 -> " · " + gradient + "{scale: / ‖∇ₓL‖₂}";
            case MAX -> " · " + gradient + "{scale: / max|∇ₓL|}";
            case CONSTANT -> "{scale: · }" + gradient;
            case LARGEST -> "{scale: · largest of }" + gradient;
        };
        return "x′ = clip(x{goal: " + (targeted ? "−" : "+") + " }{epsilon:ε}" + scaled + ")";
    }
}
