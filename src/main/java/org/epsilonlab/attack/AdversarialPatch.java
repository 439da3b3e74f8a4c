package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A sticker that fools the network wherever it lies (Brown et al. 2017, equation 1): trained on many pictures, at random
 * places, turned and scaled at random.
 *
 * @param size its side as a share of the picture's shorter one
 * @param steps over the batch, at least 1
 * @param turn most degrees by which it is turned either way
 * @param stretch most by which its scale varies either way, as a share
 * @param trainOn how many of the batch's first pictures it is made from; 0 for all
 */
public record AdversarialPatch(double size, int steps, double turn, double stretch, int trainOn) implements Attack {

    private static final double ENOUGH = 2;
    private static final double LEARNING_RATE = 0.05;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double STABLE = 1e-8;

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "patch",
            "Adversarial patch",
            AttackDescription.Group.TOGETHER,
            Set.of(AttackDescription.Trait.TOGETHER, AttackDescription.Trait.NO_BUDGET),
            "A sticker that fools the network wherever it lies: plain to see, and still it works.",
            "Brown et al. 2017",
            "after all steps",
            List.of(
                    new Parameter.Real("size", "Size", "Its side, as a share of the picture's.", 0.05, 0.8, 0.35),
                    new Parameter.Whole("steps", "Steps", "How many steps over all pictures.", 1, 1000, 60),
                    new Parameter.Real("turn", "Turned by", "Most degrees it is turned either way.", 0, 180, 20),
                    new Parameter.Real(
                            "stretch", "Scaled by", "Most by which its scale varies, as a share.", 0, 0.5, 0.1, true),
                    new Parameter.Whole(
                            "train-on",
                            "Pictures",
                            "How many of the first pictures it is made from; 0 takes all. The rest are new to it.",
                            0,
                            100000,
                            0)),
            arguments -> new AdversarialPatch(
                    arguments.real("size"),
                    arguments.whole("steps"),
                    arguments.real("turn"),
                    arguments.real("stretch"),
                    arguments.whole("train-on")),
            arguments -> null,
            (arguments, targeted) ->
                    "max over {size:p} of {train-on:E over x}, place, {turn:turn}, {stretch:scale}: {goal:"
                            + (targeted ? "log P(t" : "−log P(y") + " | p on x)}");

    @Override
    public int gradientsPerImage() {
        return steps;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        Sticker sticker = find(batch);
        Frame frame = new Frame(batch);
        float[][] pictures = new float[batch.size()][];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = sticker.on(batch.row(i), frame.draw(sticker, batch.random(i, 0)));
        }
        return batch.pictures(pictures);
    }

    /** Trains the sticker; the best of all steps is kept. */
    public Sticker find(AttackBatch batch) {
        int count = trainOn == 0 ? batch.size() : Math.min(trainOn, batch.size());
        AttackBatch training = batch.subset(IntStream.range(0, count).toArray(), batch.spec());
        Frame frame = new Frame(batch);
        int side = Math.max(2, (int) Math.round(size * Math.min(frame.height, frame.width)));
        float[] patch = new float[frame.channels * side * side];
        RandomGenerator first = batch.random(0, -1);
        for (int i = 0; i < patch.length; i++) {
            patch[i] = first.nextFloat();
        }
        double[] mean = new double[patch.length];
        double[] square = new double[patch.length];
        Sticker best = new Sticker(frame.channels, side, patch);
        int mostFooled = -1;
        for (int k = 0; k <= steps && !batch.notes().isEnough(); k++) {
            Sticker now = new Sticker(frame.channels, side, patch);
            int step = k;
            Placement[] placements = new Placement[count];
            IntStream.range(0, count)
                    .parallel()
                    .forEach(i -> placements[i] = frame.draw(now, training.random(i, step + 1)));
            Sum sum = Sum.over(
                    training,
                    i -> now.on(training.row(i), placements[i]),
                    batch.spec().goal(),
                    ENOUGH,
                    i -> gradient -> placements[i].back(gradient, now.channels()));
            if (sum.fooled() >= mostFooled) {
                mostFooled = sum.fooled();
                best = now;
            }
            Sticker found = best;
            batch.notes().offer(() -> found.on(batch.row(0), frame.draw(found, batch.random(0, 0))));
            batch.notes().fools(sum.fooled(), count);
            batch.notes().checkpoint(k, steps);
            if (sum.gradient().length == 0) {
                break;
            }
            patch = ascend(patch, sum.gradient(), mean, square, k + 1);
        }
        return best;
    }

    /** One step of Adam. */
    private static float[] ascend(float[] patch, float[] gradient, double[] mean, double[] square, int step) {
        float[] next = new float[patch.length];
        double correction1 = 1 - Math.pow(BETA1, step);
        double correction2 = 1 - Math.pow(BETA2, step);
        for (int i = 0; i < next.length; i++) {
            mean[i] = BETA1 * mean[i] + (1 - BETA1) * gradient[i];
            square[i] = BETA2 * square[i] + (1 - BETA2) * gradient[i] * gradient[i];
            double move = LEARNING_RATE * (mean[i] / correction1) / (Math.sqrt(square[i] / correction2) + STABLE);
            next[i] = Vectors.clip((float) (patch[i] + move));
        }
        return next;
    }

    /** Where stickers may lie on the batch's pictures. */
    private final class Frame {
        private final int channels;
        private final int height;
        private final int width;

        Frame(AttackBatch batch) {
            Shape shape = batch.images().getShape();
            channels = (int) shape.get(1);
            height = (int) shape.get(2);
            width = (int) shape.get(3);
        }

        Placement draw(Sticker sticker, RandomGenerator random) {
            double scale = 1 + stretch * (2 * random.nextDouble() - 1);
            double half = scale * sticker.side() / 2;
            double x = half + random.nextDouble() * Math.max(0, width - 2 * half);
            double y = half + random.nextDouble() * Math.max(0, height - 2 * half);
            return sticker.placement(height, width, x, y, scale, turn * (2 * random.nextDouble() - 1));
        }
    }
}
