package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A change of the same norm and size as an attack that knows nothing of the network, as a control: is it the direction
 * that fools, or just any change? It is as strong as ε allows.
 */
public record RandomNoise(Kind kind) implements Attack {

    /** What changes the picture. */
    public enum Kind {
        RANDOM("random", "random", "random signs for L∞, a random direction for the other norms"),
        GAUSSIAN("gaussian", "Gaussian", "Gaussian noise, as a camera in the dark makes it"),
        SALT_AND_PEPPER("salt-and-pepper", "salt and pepper", "a tenth of the values towards black or white"),
        BRIGHTNESS("brightness", "brightness", "the whole picture lighter"),
        BLUR("blur", "blur", "the picture out of focus"),
        ROTATION("rotation", "rotation", "the picture turned"),
        SHIFT("shift", "shift", "the picture moved to the right");

        private final String id;
        private final String label;
        private final String help;

        Kind(String id, String label, String help) {
            this.id = id;
            this.label = label;
            this.help = help;
        }

        private Parameter.Option option() {
            return new Parameter.Option(id, label, help);
        }

        private static Kind of(String id) {
            for (Kind kind : values()) {
                if (kind.id.equals(id)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("there is no kind of noise \"" + id + "\"");
        }
    }

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "noise",
            "Random noise",
            AttackDescription.Group.CONTROL,
            Set.of(),
            "A change of the same size that ignores the network: the control that shows that it is the direction that fools.",
            "",
            "at once",
            List.of(
                    Parameter.norm("linf", "l2", "l1", "l0"),
                    new Parameter.Choice(
                            "kind",
                            "Kind of change",
                            "What changes the picture, as strongly as ε allows.",
                            List.of(Kind.values()).stream().map(Kind::option).toList(),
                            Kind.RANDOM.id)),
            arguments -> new RandomNoise(Kind.of(arguments.text("kind"))),
            arguments -> Norm.of(arguments.text("norm")),
            RandomNoise::formula);

    private static String formula(Arguments arguments, boolean targeted) {
        String sign = switch (Norm.of(arguments.text("norm"))) {
            case LINF -> "∞";
            case L2 -> "₂";
            case L1 -> "₁";
            case L0 -> "₀";
        };
        Kind kind = Kind.of(arguments.text("kind"));
        return kind == Kind.RANDOM
                ? "x′ = clip(x + {epsilon:ε} · n), {norm:‖n‖" + sign + " = 1}"
                : "x′ = {kind:" + kind.label + "}(x), {norm:‖x′ − x‖" + sign + "} = {epsilon:ε}";
    }

    @Override
    public int gradientsPerImage() {
        return 0;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        batch.notes().checkpoint(0, 1);
        Shape shape = batch.images().getShape();
        PictureChange changes = new PictureChange((int) shape.get(1), (int) shape.get(2), (int) shape.get(3));
        float[][] pictures = new float[batch.size()][];
        IntStream.range(0, pictures.length)
                .parallel()
                .forEach(i -> pictures[i] =
                        changed(batch.row(i), batch.norm(), batch.budget(i), batch.random(i, 0), changes));
        return batch.pictures(pictures);
    }

    private float[] changed(float[] x, Norm norm, double epsilon, RandomGenerator random, PictureChange changes) {
        if (kind == Kind.RANDOM) {
            return norm == Norm.L0
                    ? few(x, epsilon, random)
                    : Vectors.moved(x, epsilon, norm.direction(random, x.length));
        }
        return changes.strongest(x, norm, epsilon, changes.family(kind, x, random));
    }

    /** So many values at random, each to black or white, whichever is farther. */
    private static float[] few(float[] x, double epsilon, RandomGenerator random) {
        int[] order = IntStream.range(0, x.length).toArray();
        float[] picture = x.clone();
        for (int k = 0; k < Math.min(x.length, (int) epsilon); k++) {
            int chosen = k + random.nextInt(x.length - k);
            int i = order[chosen];
            order[chosen] = order[k];
            picture[i] = x[i] < 0.5f ? 1 : 0;
        }
        return picture;
    }
}
