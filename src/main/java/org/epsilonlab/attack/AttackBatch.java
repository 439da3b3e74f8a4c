package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Gradients;
import org.epsilonlab.model.InputGradient;
import org.epsilonlab.model.Prediction;
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
    private final float[] budgets;
    private final NDArray epsilon;
    private final int[] indices;
    private final AttackListener listener;
    private final @Nullable List<AttackStep> trace;
    private final boolean[] zero;
    private final AttackCost cost;
    private float @Nullable [] values;

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
        this(
                classifier,
                images,
                labels,
                spec,
                epsilons,
                IntStream.range(firstIndex, firstIndex + labels.length).toArray(),
                listener,
                trace ? new ArrayList<>() : null,
                new AttackCost());
    }

    private AttackBatch(
            Classifier classifier,
            NDArray images,
            int[] labels,
            AttackSpec spec,
            float[] epsilons,
            int[] indices,
            AttackListener listener,
            @Nullable List<AttackStep> trace,
            AttackCost cost) {
        this.classifier = classifier;
        this.scope = images.getManager();
        this.images = images;
        this.labels = labels;
        this.spec = spec;
        this.objective = new Objective(
                scope, labels, spec.goal(), classifier.card().classes().size());
        this.budgets = epsilons;
        this.epsilon =
                scope.create(epsilons, epsilons.length == 1 ? new Shape(1) : new Shape(epsilons.length, 1, 1, 1));
        this.indices = indices;
        this.listener = listener;
        this.trace = trace;
        this.zero = new boolean[labels.length];
        this.cost = cost;
    }

    /** Some of the pictures, for another attack or to go on with those that are not over; what it costs is counted here. */
    AttackBatch subset(int[] rows, AttackSpec other) {
        float[] own = budgets.length == 1
                ? budgets
                : floats(IntStream.of(rows).mapToObj(i -> budgets[i]).toList());
        return new AttackBatch(
                classifier,
                gather(images, rows),
                IntStream.of(rows).map(i -> labels[i]).toArray(),
                other,
                own,
                IntStream.of(rows).map(i -> indices[i]).toArray(),
                listener,
                rows.length > 0 && rows[0] == 0 ? trace : null,
                cost);
    }

    /** The rows of an array of shape (N, …). */
    NDArray gather(NDArray array, int[] rows) {
        return array.get(
                new NDIndex("{}", scope.create(IntStream.of(rows).asLongStream().toArray(), new Shape(rows.length))));
    }

    private static float[] floats(List<Float> list) {
        float[] array = new float[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }

    /** Gradient of the objective, and logits, at {@code x}. */
    public InputGradient gradient(NDArray x) {
        InputGradient result = Gradients.ofInput(classifier, x, objective::total);
        countGradients(labels.length);
        return result;
    }

    /** Remembers the last gradient of the attack, so that pictures without one can be reported. */
    void noteLast(NDArray gradient) {
        float[] largest = gradient.abs().flatten(1, -1).max(new int[] {1}).toFloatArray();
        for (int i = 0; i < zero.length; i++) {
            zero[i] = largest[i] == 0;
        }
    }

    /** Remembers whether picture {@code i}'s last gradient was zero. */
    void noteZero(int i, boolean isZero) {
        zero[i] = isZero;
    }

    /** For each picture whether the attack ended on a gradient that is zero everywhere. */
    boolean[] zeroGradients() {
        return zero.clone();
    }

    /** Tells the listener, keeps the step where a trace is wanted, and ends the attack if it is cancelled. */
    void step(int done, int all, NDArray x, NDArray logits) {
        if (trace != null) {
            float[] first = x.get("0:1").toFloatArray();
            trace(done, first, logits.get("0:1").toFloatArray());
        }
        checkpoint(done, all);
    }

    /** Keeps a step of the first picture where a trace is wanted. */
    void trace(int step, float[] first, float[] logits) {
        if (trace != null) {
            int[] chw = {
                (int) images.getShape().get(1),
                (int) images.getShape().get(2),
                (int) images.getShape().get(3)
            };
            double loss = LogitLoss.crossEntropy(spec.goal(), labels[0]).value(logits);
            trace.add(new AttackStep(
                    step,
                    new Pixels(chw[0], chw[1], chw[2], first),
                    Prediction.ofLogits(logits, 0, logits.length),
                    (float) Math.abs(loss)));
        }
    }

    /** Tells the listener and ends the attack if it is cancelled. */
    void checkpoint(int done, int all) {
        listener.progress(done, all);
        if (listener.isCancelled()) {
            throw new CancellationException("the attack was cancelled");
        }
    }

    /** Whether the attack is to end with what it has. */
    boolean isEnough() {
        return listener.isEnough();
    }

    /** Randomness of picture {@code i}: it depends on the seed, the picture's index and the restart alone. */
    SplittableRandom random(int i, int restart) {
        SplittableRandom mixed = new SplittableRandom(spec.seed());
        long own = mixed.nextLong() ^ (0x9E3779B97F4A7C15L * (indices[i] + 1L)) ^ (0xD1B54A32D192ED03L * restart);
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

    /** A copy of picture {@code i}'s C·H·W values. */
    float[] row(int i) {
        if (values == null) {
            values = images.toFloatArray();
        }
        int size = values.length / labels.length;
        return Arrays.copyOfRange(values, i * size, (i + 1) * size);
    }

    /** What came of the walks as one array. */
    NDArray pictures(List<? extends Walk> walks) {
        return pictures(walks.stream().map(Walk::result).toArray(float[][]::new));
    }

    /** Pictures as one array of shape (N, C, H, W). */
    NDArray pictures(float[][] rows) {
        int size = (int) images.getShape().slice(1).size();
        float[] all = new float[rows.length * size];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, all, i * size, size);
        }
        return scope.create(all, images.getShape());
    }

    public int size() {
        return labels.length;
    }

    int label(int i) {
        return labels[i];
    }

    /** True classes. */
    int[] labels() {
        return labels.clone();
    }

    int classes() {
        return classifier.card().classes().size();
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

    /** The budget of picture {@code i}. */
    double budget(int i) {
        return budgets[budgets.length == 1 ? 0 : i];
    }

    void countGradients(long more) {
        cost.addGradients(more);
    }

    void countQueries(long more) {
        cost.addQueries(more);
    }

    /** How many gradients and how many predictions without one were computed so far, counted by pictures. */
    public AttackCost cost() {
        return cost;
    }

    boolean isTraced() {
        return trace != null;
    }

    List<AttackStep> trace() {
        return trace == null ? List.of() : List.copyOf(trace);
    }
}
