package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Noise of the same norm and size as an attack, as a control: is it the direction that fools, or just any change? Random
 * signs for L∞, a Gaussian direction for L2, a Laplace direction for L1, each of norm ε before it is clipped to [0, 1].
 */
public record RandomNoise() implements Attack {

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "noise",
            "Random noise",
            "A random change of the same size: the control that shows that it is the direction that fools.",
            "",
            List.of(new Parameter.Choice(
                    "norm", "Norm", "How the size of a change is measured.", Parameter.NORMS, "linf")),
            arguments -> new RandomNoise(),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) -> "x′ = clip(x + {epsilon:ε} · n), {norm:‖n‖"
                    + switch (Norm.of(arguments.text("norm"))) {
                        case LINF -> "∞";
                        case L2 -> "₂";
                        case L1 -> "₁";
                    }
                    + " = 1}");

    @Override
    public int gradientsPerImage() {
        return 0;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        batch.checkpoint(0, 1);
        Shape shape = batch.images().getShape();
        int size = (int) shape.slice(1).size();
        float[] noise = new float[batch.size() * size];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(batch.norm().direction(batch.random(i, 0), size), 0, noise, i * size, size);
        }
        return batch.scope()
                .create(noise, shape)
                .mul(batch.epsilon())
                .add(batch.images())
                .clip(0, 1);
    }
}
