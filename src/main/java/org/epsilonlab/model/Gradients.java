package org.epsilonlab.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The only gate to gradients. The engine knows one collector a process, so attack and training take turns: a fair lock
 * is held for one gradient at a time.
 *
 * <p>{@link #ofInput} differentiates with respect to pictures only. The parameters it meets are frozen: a
 * {@link Classifier}'s always are, and a training freezes its own round the crafting with {@link #whileFrozen}. So making
 * an adversarial example is never part of what is differentiated for the update and leaves nothing behind.
 */
public final class Gradients {

    private static final ReentrantLock GATE = new ReentrantLock(true);

    /** Whether what is collected now is about pictures; only who holds the gate reads or writes it. */
    private static boolean ofPictures;

    private Gradients() {}

    /**
     * Whether this thread is computing what is differentiated with respect to pictures. The arrays themselves do not tell:
     * the engine knows it of leaves only.
     */
    static boolean areOfPictures() {
        return GATE.isHeldByCurrentThread() && ofPictures;
    }

    private static void enter(boolean aboutPictures) {
        GATE.lock();
        ofPictures = aboutPictures;
    }

    /**
     * The gradient of an objective with respect to the pictures.
     *
     * @param classifier the network
     * @param x pictures, shape (N, C, H, W), in [0, 1]; neither changed nor left requiring a gradient
     * @param objective logits (N, classes) → one number, the sum over the pictures
     * @return gradient and logits, in the scope of {@code x}
     * @throws IllegalStateException if the network's card says that it gives none
     */
    public static InputGradient ofInput(Classifier classifier, NDArray x, UnaryOperator<NDArray> objective) {
        check(classifier);
        NDArray leaf = x.stopGradient();
        enter(true);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            leaf.setRequiresGradient(true);
            NDArray logits = classifier.logits(leaf);
            collector.backward(objective.apply(logits));
            return new InputGradient(leaf.getGradient(), logits.stopGradient());
        } finally {
            GATE.unlock();
        }
    }

    /**
     * Gradients of weighted sums of the logits with respect to the pictures: one forward pass, and one backward pass for
     * each set of weights. Any loss of the logits has a gradient of this form, its own gradient with respect to the
     * logits being the weights.
     *
     * @param classifier the network
     * @param x pictures, shape (N, C, H, W), in [0, 1]; neither changed nor left requiring a gradient
     * @param weights given the N·classes logits, answers sets of as many weights; none for no backward pass
     * @throws IllegalStateException if the network's card says that it gives none
     */
    public static Pullback ofLogits(Classifier classifier, NDArray x, Function<float[], List<float[]>> weights) {
        check(classifier);
        NDArray leaf = x.stopGradient();
        enter(true);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            leaf.setRequiresGradient(true);
            NDArray logits = classifier.logits(leaf);
            float[] values = logits.toFloatArray();
            List<float[]> sets = weights.apply(values);
            List<float[]> gradients = new ArrayList<>();
            Shape shape = logits.getShape();
            for (int i = 0; i < sets.size(); i++) {
                NDArray seed = x.getManager().create(sets.get(i), shape);
                // Not the collector's own method, which frees the graph after the first pass.
                JniUtils.backward((PtNDArray) logits, (PtNDArray) seed, i < sets.size() - 1, false);
                NDArray gradient = leaf.getGradient();
                gradients.add(gradient.toFloatArray());
                gradient.subi(gradient);
            }
            return new Pullback(values, gradients);
        } finally {
            GATE.unlock();
        }
    }

    /** Whoever asks is expected to have looked at the card: the engine would say it in words for nobody. */
    private static void check(Classifier classifier) {
        if (!classifier.card().givesGradients()) {
            throw new IllegalStateException("“" + classifier.card().title() + "” gives no gradients");
        }
    }

    /**
     * Adds the gradients of a loss to its parameters.
     *
     * @param loss computes one number from arrays that require gradients
     * @return the loss
     */
    public static float ofParameters(Supplier<NDArray> loss) {
        enter(false);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray value = loss.get();
            collector.backward(value);
            return value.stopGradient().getFloat();
        } finally {
            GATE.unlock();
        }
    }

    /**
     * Adds the gradients of a loss to its parameters and answers its gradient with respect to pictures, both from one
     * backward pass.
     *
     * @param x pictures, shape (N, C, H, W); neither changed nor left requiring a gradient
     * @param loss of the pictures, one number
     */
    public static SharedGradient ofBoth(NDArray x, UnaryOperator<NDArray> loss) {
        NDArray leaf = x.stopGradient();
        enter(true);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            leaf.setRequiresGradient(true);
            NDArray value = loss.apply(leaf);
            collector.backward(value);
            return new SharedGradient(value.stopGradient().getFloat(), leaf.getGradient());
        } finally {
            GATE.unlock();
        }
    }

    /** Runs {@code work} while the parameters require no gradient, and thaws them after, come what may. */
    public static <T> T whileFrozen(List<NDArray> parameters, Supplier<T> work) {
        parameters.forEach(parameter -> parameter.setRequiresGradient(false));
        try {
            return work.get();
        } finally {
            parameters.forEach(parameter -> parameter.setRequiresGradient(true));
        }
    }
}
