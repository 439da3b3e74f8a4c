package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Gradients;
import org.epsilonlab.model.InputGradient;
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
    private final Budgets budgets;
    private final NDArray epsilon;
    private final int[] indices;
    private final AttackNotes notes;
    private float @Nullable [] values;

    /**
     * The first pictures of a data set, on which every picture has the budget of {@code spec} and nobody listens.
     *
     * @param images shape (N, C, H, W), in [0, 1]; its manager is the scope of all that the attack makes
     * @param labels true class of each picture
     */
    public AttackBatch(Classifier classifier, NDArray images, int[] labels, AttackSpec spec) {
        this(classifier, images, labels, spec, 0);
    }

    /** The same with pictures that begin elsewhere in the data set. */
    public AttackBatch(Classifier classifier, NDArray images, int[] labels, AttackSpec spec, int first) {
        this(
                classifier,
                images,
                labels,
                spec,
                new Budgets((float) spec.epsilon()),
                IntStream.range(first, first + labels.length).toArray(),
                new AttackNotes(labels.length, AttackListener.NONE, null, null, new AttackCost()));
    }

    /** The pictures of a request, in {@code images}' scope. */
    AttackBatch(Classifier classifier, NDArray images, AttackRequest request, AttackNotes notes) {
        this(
                classifier,
                images,
                request.labels().stream().mapToInt(Integer::intValue).toArray(),
                request.spec(),
                new Budgets((float) request.spec().epsilon()),
                request.indices().stream().mapToInt(Integer::intValue).toArray(),
                notes);
    }

    /**
     * Pictures with budgets and indices of their own.
     *
     * @param epsilons one for all, or one a picture
     * @param indices where each picture lies in its data set
     */
    AttackBatch(
            Classifier classifier,
            NDArray images,
            int[] labels,
            AttackSpec spec,
            float[] epsilons,
            int[] indices,
            AttackListener listener) {
        this(
                classifier,
                images,
                labels,
                spec,
                new Budgets(epsilons),
                indices,
                new AttackNotes(labels.length, listener, null, null, new AttackCost()));
    }

    private AttackBatch(
            Classifier classifier,
            NDArray images,
            int[] labels,
            AttackSpec spec,
            Budgets budgets,
            int[] indices,
            AttackNotes notes) {
        this.classifier = classifier;
        this.scope = images.getManager();
        this.images = images;
        this.labels = labels;
        this.spec = spec;
        this.objective = new Objective(
                scope, labels, spec.goal(), classifier.card().classes().size());
        this.budgets = budgets;
        this.epsilon = budgets.array(scope);
        this.indices = indices;
        this.notes = notes;
    }

    /** Some of the pictures, for another attack or to go on with those that are not over; what it costs is counted here. */
    AttackBatch subset(int[] rows, AttackSpec other) {
        return subset(rows, other, budgets.pick(rows), scope);
    }

    /** Some of the pictures with budgets of their own, in a scope within this one's. */
    AttackBatch subset(int[] rows, AttackSpec other, Budgets own, NDManager within) {
        NDArray some = gather(images, rows);
        some.attach(within);
        return new AttackBatch(
                classifier,
                some,
                IntStream.of(rows).map(i -> labels[i]).toArray(),
                other,
                own,
                IntStream.of(rows).map(i -> indices[i]).toArray(),
                notes.ofSubset(rows));
    }

    /** The rows of an array of shape (N, …). */
    NDArray gather(NDArray array, int[] rows) {
        return array.get(
                new NDIndex("{}", scope.create(IntStream.of(rows).asLongStream().toArray(), new Shape(rows.length))));
    }

    /** Gradient of the objective, and logits, at {@code x}. */
    public InputGradient gradient(NDArray x) {
        InputGradient result = Gradients.ofInput(classifier, x, objective::total);
        notes.countGradients(labels.length);
        return result;
    }

    /** Keeps the step where a trace is wanted, and tells of the best so far, whose logits are {@code answers}. */
    void step(int done, NDArray x, NDArray logits, NDArray best, NDArray answers) {
        if (notes.isTraced()) {
            float[] first = x.get("0:1").toFloatArray();
            notes.trace(done, first, logits.get("0:1").toFloatArray());
        }
        notes.offer(
                () -> best.get("0:1").toFloatArray(), () -> answers.get("0:1").toFloatArray());
    }

    /** Randomness of picture {@code i}: it depends on the seed, the picture's index and the restart alone. */
    SplittableRandom random(int i, int restart) {
        SplittableRandom mixed = new SplittableRandom(spec.seed());
        long own = mixed.nextLong() ^ (0x9E3779B97F4A7C15L * (indices[i] + 1L)) ^ (0xD1B54A32D192ED03L * restart);
        return new SplittableRandom(own).split();
    }

    /** What is learnt on the way. */
    AttackNotes notes() {
        return notes;
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
        return budgets.of(i);
    }
}
