package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Gradients;
import org.epsilonlab.model.InputGradient;
import org.epsilonlab.model.Prediction;
import org.epsilonlab.model.Tensors;
import org.jspecify.annotations.Nullable;

/**
 * One batch while it is attacked: network, pictures, goal and budget, and what is learnt on the way. Lives on one thread
 * and no longer than its scope.
 */
public final class AttackBatch {

    private final Classifier classifier;
    private final NDManager scope;
    private final NDArray images;
    private final int[] labels;
    private final AttackSpec spec;
    private final Objective objective;
    private final NDArray epsilon;
    private final int firstIndex;
    private final AttackListener listener;
    private final @Nullable List<AttackStep> trace;
    private long gradients;
    private @Nullable NDArray lastGradient;

    /**
     * A batch on which every picture has the budget of {@code spec}.
     *
     * @param images shape (N, C, H, W), in [0, 1]; its manager is the scope of all that the attack makes
     * @param labels true class of each picture
     * @param firstIndex index of the first picture in its data set: randomness depends on it, not on the batch size
     * @param trace whether to keep each step of the first picture
     */
    public AttackBatch(
            Classifier classifier,
            NDArray images,
            int[] labels,
            AttackSpec spec,
            int firstIndex,
            AttackListener listener,
            boolean trace) {
        this(classifier, images, labels, spec, new float[] {(float) spec.epsilon()}, firstIndex, listener, trace);
    }

    /** As above with budgets of their own: {@code epsilons} holds one for all, or one a picture. */
    AttackBatch(
            Classifier classifier,
            NDArray images,
            int[] labels,
            AttackSpec spec,
            float[] epsilons,
            int firstIndex,
            AttackListener listener,
            boolean trace) {
        this.classifier = classifier;
        this.scope = images.getManager();
        this.images = images;
        this.labels = labels;
        this.spec = spec;
        this.objective = new Objective(
                scope, labels, spec.goal(), classifier.card().classes().size());
        this.epsilon =
                scope.create(epsilons, epsilons.length == 1 ? new Shape(1) : new Shape(epsilons.length, 1, 1, 1));
        this.firstIndex = firstIndex;
        this.listener = listener;
        this.trace = trace ? new ArrayList<>() : null;
    }

    /** Gradient of the objective, and logits, at {@code x}. */
    public InputGradient gradient(NDArray x) {
        InputGradient result = Gradients.ofInput(classifier, x, objective::total);
        gradients += labels.length;
        return result;
    }

    /** Remembers the last gradient of the attack, so that pictures without one can be reported. */
    void noteLast(NDArray gradient) {
        NDArray largest = gradient.abs().flatten(1, -1).max(new int[] {1});
        largest.attach(scope);
        lastGradient = largest;
    }

    /** For each picture whether the attack ended on a gradient that is zero everywhere. */
    boolean[] zeroGradients() {
        boolean[] zero = new boolean[labels.length];
        if (lastGradient != null) {
            float[] largest = lastGradient.toFloatArray();
            for (int i = 0; i < zero.length; i++) {
                zero[i] = largest[largest.length == 1 ? 0 : i] == 0;
            }
        }
        return zero;
    }

    /** Tells the listener, keeps the step where a trace is wanted, and ends the attack if it is cancelled. */
    void step(int done, int all, NDArray x, NDArray logits) {
        if (trace != null) {
            NDArray first = x.get("0:1");
            float[] losses = objective.loss(logits).toFloatArray();
            trace.add(new AttackStep(
                    done,
                    Tensors.pictures(first).get(0),
                    Prediction.ofLogits(
                            logits.toFloatArray(), 0, (int) logits.getShape().get(1)),
                    losses[0]));
        }
        checkpoint(done, all);
    }

    /** Tells the listener and ends the attack if it is cancelled. */
    void checkpoint(int done, int all) {
        listener.progress(done, all);
        if (listener.isCancelled()) {
            throw new CancellationException("the attack was cancelled");
        }
    }

    /** Randomness of picture {@code i}: it depends on the seed, the picture's index and the restart alone. */
    SplittableRandom random(int i, int restart) {
        SplittableRandom mixed = new SplittableRandom(spec.seed());
        long own = mixed.nextLong() ^ (0x9E3779B97F4A7C15L * (firstIndex + i + 1L)) ^ (0xD1B54A32D192ED03L * restart);
        return new SplittableRandom(own).split();
    }

    public Classifier classifier() {
        return classifier;
    }

    /** The arrays' scope. */
    public NDManager scope() {
        return scope;
    }

    /** Originals, shape (N, C, H, W). */
    public NDArray images() {
        return images;
    }

    public int size() {
        return labels.length;
    }

    /** The attack's own settings. */
    public AttackSpec spec() {
        return spec;
    }

    public Objective objective() {
        return objective;
    }

    /** The norm; attacks that need one are never given a batch without. */
    public Norm norm() {
        Norm norm = spec.norm();
        if (norm == null) {
            throw new IllegalStateException("this attack needs a norm");
        }
        return norm;
    }

    /** The budget: one number, or shape (N, 1, 1, 1). */
    public NDArray epsilon() {
        return epsilon;
    }

    /** How many gradients were computed, counted by pictures. */
    public long gradients() {
        return gradients;
    }

    boolean isTraced() {
        return trace != null;
    }

    List<AttackStep> trace() {
        return trace == null ? List.of() : List.copyOf(trace);
    }
}
