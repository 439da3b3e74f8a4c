package org.epsilonlab.training.regime;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.epsilonlab.attack.AttackBatch;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.SharedGradient;

/**
 * The pictures of one training step, and all that a {@link Regime} may do with them. Making examples ({@link #craft},
 * {@link #ascent}) sees the weights as constants and in evaluation mode; only {@link #update} differentiates them. Lives no
 * longer than its step.
 */
public final class Minibatch {

    private final Learner learner;
    private final NDManager scope;
    private final NDArray clean;
    private final int[] labels;
    private final NDArray oneHot;
    private final NDArray targets;
    private final NDArray epsilon;
    private final UnitNoise noise;
    private final int first;
    private final int all;

    /**
     * A step's pictures, or a share of them. Losses are sums over its pictures divided by the number of all, so that those of
     * the shares add up.
     *
     * @param clean shape (N, C, H, W), in [0, 1]; its manager is the scope of all that the step makes
     * @param labels true class of each picture
     * @param classes how many there are
     * @param smoothing label smoothing, from 0 to below 1 (Szegedy et al. 2016)
     * @param epsilon this step's budget
     * @param first where its pictures begin among those of the step
     * @param all how many pictures the step has
     */
    public Minibatch(
            Learner learner,
            NDArray clean,
            int[] labels,
            int classes,
            double smoothing,
            double epsilon,
            UnitNoise noise,
            int first,
            int all) {
        this.learner = learner;
        this.first = first;
        this.all = all;
        this.scope = clean.getManager();
        this.clean = clean;
        this.labels = labels;
        this.oneHot = scope.create(oneHot(labels, classes, 0), new Shape(labels.length, classes));
        this.targets = smoothing == 0
                ? oneHot
                : scope.create(oneHot(labels, classes, smoothing), new Shape(labels.length, classes));
        this.epsilon = scope.create((float) epsilon);
        this.noise = noise;
    }

    /**
     * A number to multiply or divide by inside {@link #update}. The engine reads it again on the way back, so it lives as
     * long as the step; that of {@code NDArray.mul(Number)} is gone whenever the garbage collector passes meanwhile.
     */
    NDArray number(double value) {
        return scope.create((float) value);
    }

    private static float[] oneHot(int[] labels, int classes, double smoothing) {
        float[] values = new float[labels.length * classes];
        Arrays.fill(values, (float) (smoothing / classes));
        for (int i = 0; i < labels.length; i++) {
            values[i * classes + labels[i]] += (float) (1 - smoothing);
        }
        return values;
    }

    /** The pictures as they are, shape (N, C, H, W), in [0, 1]. */
    public NDArray clean() {
        return clean;
    }

    /** How many pictures the step has, of which these may be a share. */
    int all() {
        return all;
    }

    /** Where these pictures lie among those of the step. */
    NDIndex rows() {
        return new NDIndex(first + ":" + (first + labels.length));
    }

    /** This step's budget, one number. */
    public NDArray epsilon() {
        return epsilon;
    }

    /** The pictures moved to a random point of the ball of {@code factor} · ε, kept in [0, 1]. */
    public NDArray shifted(Norm norm, double factor) {
        NDArray unit = scope.create(noise.inside(norm, labels.length, pictureSize()), clean.getShape());
        return unit.mul(epsilon.mul((float) factor)).add(clean).clip(0, 1);
    }

    /** Standard normal noise in the shape of the pictures. */
    public NDArray gaussian() {
        return scope.create(noise.gaussian(labels.length, pictureSize()), clean.getShape());
    }

    private int pictureSize() {
        return (int) (clean.size() / labels.length);
    }

    /** Adversarial pictures by any attack. */
    public NDArray craft(AttackSpec attack) {
        AttackSpec spec = learner.now(attack);
        AttackBatch batch = new AttackBatch(classifier(), clean, labels, spec, first);
        return spec.attack().perturb(batch);
    }

    /** Steps up the cross-entropy, to be told more. */
    Ascent ascent(Norm norm) {
        return new Ascent(
                this, norm, logits -> logits.logSoftmax(1).mul(oneHot).sum().neg());
    }

    /** The network as attacks see it. */
    Classifier classifier() {
        return learner.classifier();
    }

    /** Logits in evaluation mode, constants to all that follows. */
    public NDArray answers(NDArray x) {
        return classifier().logits(x);
    }

    /** Logits in training mode; differentiated inside {@link #update}. */
    public NDArray logits(NDArray x) {
        return learner.logits(x);
    }

    /** The mean cross-entropy of this batch's labels, smoothed as the training asks for. */
    public NDArray crossEntropy(NDArray logits) {
        return logits.logSoftmax(1).mul(targets).sum().div(number(-all));
    }

    /** The weighted sum of the cross-entropies of both halves of logits of shape (2N, K). */
    public NDArray crossEntropy(NDArray logits, double first, double second) {
        NDArray weighted = targets.mul((float) first).concat(targets.mul((float) second));
        return logits.logSoftmax(1).mul(weighted).sum().div(number(-all));
    }

    /** One step of the optimizer down the gradient of {@code loss}; answers the loss before it. */
    public float update(Supplier<NDArray> loss) {
        return learner.update(loss);
    }

    /**
     * The same on the pictures {@code x}, and the gradient with respect to them from the same backward pass.
     *
     * @param loss of the logits in training mode
     */
    public SharedGradient updateSharing(NDArray x, UnaryOperator<NDArray> loss) {
        return learner.update(x, pictures -> loss.apply(learner.logits(pictures)));
    }

    /** An array of this name that lasts for the whole training, in the shape of a step's pictures; zeros at first. */
    public NDArray memory(String name) {
        return learner.memory(name, new Shape(all).addAll(clean.getShape().slice(1)));
    }
}
