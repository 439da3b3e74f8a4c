package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One perturbation for many pictures (Moosavi-Dezfooli et al. 2017; found by gradient steps on all of them together, as in
 * Shafahi et al. 2020, algorithm 2, with the loss of each picture cut off so that none of them dominates).
 *
 * @param steps over the batch, at least 1
 * @param trainOn how many of the batch's first pictures it is made from; 0 for all
 */
public record UniversalPerturbation(int steps, int trainOn) implements Attack {

    private static final double ENOUGH = 2;

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "universal",
            "Universal perturbation",
            AttackDescription.Group.TOGETHER,
            Set.of(AttackDescription.Trait.TOGETHER),
            "One and the same noise that fools the network on many pictures, even on ones it was not made from.",
            "Moosavi-Dezfooli et al. 2017",
            "after all steps",
            List.of(
                    Parameter.norm("linf", "l2"),
                    new Parameter.Whole("steps", "Steps", "How many steps over all pictures.", 1, 1000, 50),
                    new Parameter.Whole(
                            "train-on",
                            "Pictures",
                            "How many of the first pictures it is made from; 0 takes all. The rest are new to it.",
                            0,
                            100000,
                            0)),
            arguments -> new UniversalPerturbation(arguments.whole("steps"), arguments.whole("train-on")),
            arguments -> Norm.of(arguments.text("norm")),
            (arguments, targeted) -> "δ{steps:ₖ₊₁} = Π{epsilon:ɛ}(δₖ + α {norm:dir} {train-on:Σᵢ} {goal:∇L(xᵢ + δₖ, "
                    + (targeted ? "t" : "yᵢ") + ")})");

    @Override
    public int gradientsPerImage() {
        return steps;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        float[] delta = find(batch);
        float[][] pictures = new float[batch.size()][];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = Vectors.moved(batch.row(i), 1, delta);
        }
        return batch.pictures(pictures);
    }

    /** The perturbation itself, before it is clipped to [0, 1] with a picture. */
    float[] find(AttackBatch batch) {
        int count = trainOn == 0 ? batch.size() : Math.min(trainOn, batch.size());
        int[] rows = IntStream.range(0, count).toArray();
        AttackBatch training = batch.subset(rows, batch.spec());
        float[][] originals = Arrays.stream(rows).mapToObj(training::row).toArray(float[][]::new);
        Goal goal = batch.spec().goal();
        double epsilon = batch.spec().epsilon();
        float[] delta = new float[originals[0].length];
        float[] best = delta;
        int mostFooled = -1;
        for (int k = 0; k <= steps && !batch.notes().isEnough(); k++) {
            float[] now = delta;
            Sum sum = Sum.over(training, i -> Vectors.moved(originals[i], 1, now), goal, ENOUGH);
            if (sum.fooled() > mostFooled) {
                mostFooled = sum.fooled();
                best = now;
            }
            float[] found = best;
            batch.notes().offer(() -> Vectors.moved(batch.row(0), 1, found));
            batch.notes().fools(sum.fooled(), count);
            batch.notes().checkpoint(k, steps);
            if (sum.gradient().length == 0) {
                break;
            }
            float[] next = delta.clone();
            float[] direction = batch.norm().steepest(sum.gradient());
            double length = 2.5 * epsilon / steps;
            for (int i = 0; i < next.length; i++) {
                next[i] += (float) (length * direction[i]);
            }
            // The ball alone: the box is each picture's own.
            double size = batch.norm().size(next);
            if (batch.norm() == Norm.LINF) {
                for (int i = 0; i < next.length; i++) {
                    next[i] = (float) Math.max(-epsilon, Math.min(epsilon, next[i]));
                }
            } else if (size > epsilon) {
                for (int i = 0; i < next.length; i++) {
                    next[i] *= (float) (epsilon / size);
                }
            }
            delta = next;
        }
        return best;
    }
}
