package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.epsilonlab.model.InputGradient;
import org.jspecify.annotations.Nullable;

/**
 * Many small steps, each brought back into ball ∩ [0, 1] (Madry et al. 2018, equation 2).
 *
 * @param steps at least 1
 * @param stepSize length of one step in the attack's norm; 0 chooses 2.5 ε / steps
 * @param randomStart whether to start at a random point of the ball
 * @param restarts how often to start; more than one needs a random start
 * @param keepBest true keeps the iterate with the largest margin over all steps and restarts, false the last one
 * @param share for L1, the share of the values that one step moves
 * @param early whether a picture that is fooled is finished: the worst case over all steps for fewer gradients. The loss is
 *     then computed in double precision; in single precision, as libraries have it, rounding takes the gradient of pictures
 *     the network is surest of, and of ten thousand about a dozen end otherwise.
 */
public record ProjectedGradientDescent(
        int steps, double stepSize, boolean randomStart, int restarts, boolean keepBest, double share, boolean early)
        implements Attack {

    /** The step of L0: wide enough to take a value to black or white in a few steps. */
    private static final double WIDE = 0.5;

    /** Which iterate is the result: a choice that iterated attacks share. */
    static final Parameter KEEP = new Parameter.Choice(
            "keep",
            "Keep",
            "Which iterate is the result.",
            List.of(
                    new Parameter.Option("best", "best", "the iterate that fools with the largest margin"),
                    new Parameter.Option("last", "last", "the last one, as plain loops do")),
            "best",
            true);

    /** How the catalogue shows it. */
    public static final AttackDescription DESCRIPTION = new AttackDescription(
            "pgd",
            "Iterated",
            AttackDescription.Group.ITERATED,
            Set.of(),
            "Projected gradient descent: many small steps, each brought back into the ball and into [0, 1].",
            "Madry et al. 2018",
            "after all steps of all restarts, or with “stop once fooled” at the first that fools",
            List.of(
                    Parameter.norm("linf", "l2", "l1", "l0"),
                    new Parameter.Whole("steps", "Steps", "How many steps; more is stronger and slower.", 1, 1000, 10),
                    new Parameter.Real(
                            "step-size", "Step size", "Length of one step; 0 chooses 2.5 ε / steps.", 0, 100, 0),
                    new Parameter.Flag("random-start", "Random start", "Start at a random point of the ball.", false),
                    new Parameter.Whole(
                            "restarts", "Restarts", "Start so often at random and keep the best.", 1, 100, 1, true),
                    KEEP,
                    new Parameter.Real(
                            "share",
                            "Share moved",
                            "For L1: share of the values that one step moves.",
                            0,
                            1,
                            0.05,
                            true),
                    new Parameter.Flag(
                            "early",
                            "Stop once fooled",
                            "Finish a picture as soon as it is fooled: the worst case of all steps, much sooner.",
                            false,
                            true)),
            ProjectedGradientDescent::create,
            arguments -> Norm.of(arguments.text("norm")),
            ProjectedGradientDescent::formula);

    private static ProjectedGradientDescent create(Arguments arguments) {
        boolean several = arguments.whole("restarts") > 1;
        return new ProjectedGradientDescent(
                arguments.whole("steps"),
                arguments.real("step-size"),
                arguments.flag("random-start") || several,
                arguments.whole("restarts"),
                arguments.text("keep").equals("best"),
                arguments.real("share"),
                arguments.flag("early"));
    }

    @Override
    public int gradientsPerImage() {
        return steps * restarts;
    }

    @Override
    public NDArray perturb(AttackBatch batch) {
        if (early) {
            return LockStep.byGradient(batch, i -> new DescentWalk(batch, i, this), (steps + 1) * restarts);
        }
        Best best = keepBest ? new Best(batch) : null;
        NDArray last = batch.images();
        for (int restart = 0; restart < restarts && !batch.notes().isEnough(); restart++) {
            last = descend(batch, restart, best);
        }
        return best == null ? last : best.images;
    }

    private NDArray descend(AttackBatch batch, int restart, @Nullable Best best) {
        Norm norm = batch.norm();
        double budget = batch.spec().epsilon();
        NDArray length = norm == Norm.L0
                ? batch.epsilon().sign().mul((float) length(norm, budget))
                : batch.epsilon().mul((float) (budget > 0 ? length(norm, budget) / budget : 0));
        NDArray lower = null;
        NDArray upper = null;
        if (norm == Norm.LINF) {
            lower = batch.images().sub(batch.epsilon()).maximum(0);
            upper = batch.images().add(batch.epsilon()).minimum(1);
        }
        NDArray x = start(batch, restart);
        for (int k = 0; k <= steps && !(k > 0 && batch.notes().isEnough()); k++) {
            try (NDManager scope = batch.scope().newSubManager()) {
                x.attach(scope);
                boolean last = k == steps;
                NDArray next;
                NDArray logits;
                if (last) {
                    logits = best == null && !batch.notes().isTraced()
                            ? null
                            : batch.classifier().logits(x);
                    next = x;
                } else {
                    InputGradient at = batch.gradient(x);
                    logits = at.logits();
                    if (k == steps - 1) {
                        batch.notes().noteLast(at.gradient());
                    }
                    NDArray gradient =
                            norm == Norm.L1 || norm == Norm.L0 ? Norm.movable(x, at.gradient()) : at.gradient();
                    NDArray step = norm.steepestStep(gradient, share).mul(length);
                    next = lower == null || upper == null
                            ? norm.project(x.add(step), batch.images(), batch.epsilon())
                            : x.add(step).minimum(upper).maximum(lower);
                }
                if (logits != null) {
                    if (best != null) {
                        best.offer(x, logits);
                    }
                    batch.step(k, x, logits, best == null ? x : best.images, best == null ? logits : best.logits);
                }
                batch.notes().checkpoint(restart * (steps + 1) + k + 1, restarts * (steps + 1));
                next.attach(batch.scope());
                x = next;
            }
        }
        return x;
    }

    /** How long a step is; under L0, where ε counts values, how far the one with the largest gradient moves. */
    double length(Norm norm, double budget) {
        double automatic = norm == Norm.L0 ? WIDE : 2.5 / steps * budget;
        return stepSize > 0 ? stepSize : automatic;
    }

    private NDArray start(AttackBatch batch, int restart) {
        if (!randomStart) {
            return batch.images().duplicate();
        }
        Shape shape = batch.images().getShape();
        int size = (int) shape.slice(1).size();
        float[] noise = new float[batch.size() * size];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(batch.norm().inside(batch.random(i, restart), size), 0, noise, i * size, size);
        }
        NDArray delta = batch.scope().create(noise, shape).mul(batch.epsilon());
        return batch.norm().project(batch.images().add(delta), batch.images(), batch.epsilon());
    }

    /** Of each picture the iterate with the largest margin so far. */
    private static final class Best {
        private final AttackBatch batch;
        private NDArray images;
        private NDArray logits;
        private NDArray margin;

        Best(AttackBatch batch) {
            this.batch = batch;
            images = batch.images().duplicate();
            logits = batch.scope().full(new Shape(batch.size(), batch.classes()), Float.NaN);
            margin = batch.scope().full(new Shape(batch.size()), Float.NEGATIVE_INFINITY);
        }

        void offer(NDArray x, NDArray answers) {
            NDArray offered = batch.objective().margin(answers);
            NDArray better = offered.gt(margin);
            images = kept(images, NDArrays.where(broad(better, x), x, images));
            logits = kept(logits, NDArrays.where(broad(better, answers), answers, logits));
            margin = kept(margin, offered.maximum(margin));
        }

        /** One truth a picture, for each of its values. */
        private static NDArray broad(NDArray better, NDArray values) {
            long[] shape = new long[values.getShape().dimension()];
            Arrays.fill(shape, 1);
            shape[0] = values.getShape().get(0);
            return better.reshape(shape).broadcast(values.getShape());
        }

        private NDArray kept(NDArray old, NDArray fresh) {
            fresh.attach(batch.scope());
            old.close();
            return fresh;
        }
    }

    private static String formula(Arguments arguments, boolean targeted) {
        String gradient = "{goal:∇ₓL(xₖ, " + (targeted ? "t" : "y") + ")}";
        String direction = switch (Norm.of(arguments.text("norm"))) {
            case LINF -> "{norm: · sign }" + gradient;
            case L2 -> " · " + gradient + "{norm: / ‖∇ₓL‖₂}";
            case L1 -> "{norm: · largest of }" + gradient;
            case L0 -> " · " + gradient + "{norm: / max|∇ₓL|}";
        };
        return "x{steps:ₖ₊₁}{norm: = Π}{epsilon:ɛ}(xₖ{goal: " + (targeted ? "−" : "+") + " }{step-size:α}" + direction
                + ")";
    }
}
