package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Momentum through random views: before each gradient the picture is, with some probability, shrunk and put somewhere in
 * its frame, so that what is found does not depend on one network's details (Xie et al. 2019, section 3.3).
 *
 * @param steps at least 1
 * @param stepSize length of one step in the norm; 0 chooses ε / steps
 * @param decay μ: how much of the sum is kept from step to step
 * @param probability of a changed view at each step
 * @param smallest the smallest side of a shrunk picture, as a share of the frame
 * @param keepBest whether the result is the iterate with the largest margin, else the last
 */
public record DiverseFgsm(
        int steps, double stepSize, double decay, double probability, double smallest, boolean keepBest)
        implements Attack {

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "di-fgsm",
            "Diverse inputs",
            AttackDescription.Group.ITERATED,
            Set.of(),
            "Takes each gradient through a randomly shrunk and moved picture; made to fool networks it never saw.",
            "Xie et al. 2019",
            "after all steps",
            MomentumWalk.parameters(List.of(
                    new Parameter.Real(
                            "probability", "Changed views", "How often the picture is shrunk and moved.", 0, 1, 0.5),
                    new Parameter.Real(
                            "smallest-side",
                            "Smallest side",
                            "How far it may be shrunk, as a share of the frame.",
                            0.5,
                            1,
                            0.9,
                            true))),
            arguments -> new DiverseFgsm(
                    arguments.whole("steps"),
                    arguments.real("step-size"),
                    arguments.real("decay"),
                    arguments.real("probability"),
                    arguments.real("smallest-side"),
                    arguments.text("keep").equals("best")),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) -> "g{steps:ₖ₊₁} = {decay:μ}gₖ {goal:" + (targeted ? "−" : "+")
                    + " ∇ₓL({probability:T}(xₖ), " + (targeted ? "t" : "y")
                    + ")} / ‖∇ₓL‖₁,  xₖ₊₁ = Π{epsilon:ɛ}(xₖ + {step-size:α} {norm:dir} gₖ₊₁)");

    @Override
    public int gradientsPerImage() {
        return steps;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        Shape shape = batch.images().getShape();
        return LockStep.byGradient(
                batch,
                i -> new MomentumWalk(
                        batch,
                        i,
                        steps,
                        stepSize,
                        decay,
                        keepBest,
                        new Shrunk(shape, batch.random(i, 0), probability, smallest)),
                steps + 1);
    }

    /** A view that changes at each look. */
    private static final class Shrunk implements MomentumWalk.View {
        private final int channels;
        private final int height;
        private final int width;
        private final RandomGenerator random;
        private final double probability;
        private final double smallest;
        private Placement placement;

        Shrunk(Shape shape, RandomGenerator random, double probability, double smallest) {
            channels = (int) shape.get(1);
            height = (int) shape.get(2);
            width = (int) shape.get(3);
            this.random = random;
            this.probability = probability;
            this.smallest = smallest;
            placement = Placement.whole(height, width);
        }

        @Override
        public float[] look(float[] at, float[] momentum, double reach) {
            if (random.nextDouble() >= probability) {
                placement = Placement.whole(height, width);
                return at;
            }
            double side = smallest + (1 - smallest) * random.nextDouble();
            placement = Placement.shrunk(height, width, side, random.nextDouble(), random.nextDouble());
            return placement.place(at, new float[at.length], channels);
        }

        @Override
        public float[] back(float[] gradient) {
            return placement.back(gradient, channels);
        }
    }
}
