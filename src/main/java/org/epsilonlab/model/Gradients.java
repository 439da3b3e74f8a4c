package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The only gate to gradients. Attack and training take turns, lest they drive each other off the cores in the middle of an
 * operation: a fair lock is held for one gradient at a time.
 *
 * <p>{@link #ofInput} differentiates with respect to pictures only. The parameters it meets are constants: a
 * {@link Classifier}'s always are, that of a training among them ({@link Network#frozen}). So making an adversarial example
 * is never part of what is differentiated for the update and leaves nothing behind.
 */
public final class Gradients {

    private static final ReentrantLock GATE = new ReentrantLock(true);

    /** Whether what this thread collects now is about pictures. */
    private static final ThreadLocal<Boolean> OF_PICTURES = ThreadLocal.withInitial(() -> false);

    private Gradients() {}

    /**
     * Whether this thread is computing what is differentiated with respect to pictures. The arrays themselves do not tell:
     * the engine knows it of leaves only.
     */
    static boolean areOfPictures() {
        return OF_PICTURES.get();
    }

    /**
     * One turn of many gradients that {@link Shares} compute side by side.
     *
     * @param work computes them
     */
    public static <T> T turn(Supplier<T> work) {
        GATE.lock();
        try {
            return work.get();
        } finally {
            GATE.unlock();
        }
    }

    private static <T> T collect(boolean aboutPictures, Supplier<T> work) {
        // Who leads the shares has the turn.
        return Shares.isUnderWay() ? follow(aboutPictures, work) : turn(() -> follow(aboutPictures, work));
    }

    private static <T> T follow(boolean aboutPictures, Supplier<T> work) {
        boolean followed = JniUtils.isGradMode();
        JniUtils.setGradMode(true);
        OF_PICTURES.set(aboutPictures);
        try {
            return work.get();
        } finally {
            OF_PICTURES.set(false);
            JniUtils.setGradMode(followed);
        }
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
        return collect(true, () -> {
            leaf.setRequiresGradient(true);
            NDArray logits = classifier.logits(leaf);
            backward(objective.apply(logits));
            return new InputGradient(leaf.getGradient(), logits.stopGradient());
        });
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
        return collect(true, () -> {
            leaf.setRequiresGradient(true);
            NDArray logits = classifier.logits(leaf);
            float[] values = logits.toFloatArray();
            List<float[]> sets = weights.apply(values);
            List<float[]> gradients = new ArrayList<>();
            Shape shape = logits.getShape();
            for (int i = 0; i < sets.size(); i++) {
                NDArray seed = x.getManager().create(sets.get(i), shape);
                // The graph is kept for the passes to come.
                JniUtils.backward((PtNDArray) logits, (PtNDArray) seed, i < sets.size() - 1, false);
                NDArray gradient = leaf.getGradient();
                gradients.add(gradient.toFloatArray());
                gradient.subi(gradient);
            }
            return new Pullback(values, gradients);
        });
    }

    /** From one number. */
    private static void backward(NDArray value) {
        JniUtils.backward((PtNDArray) value, (PtNDArray) value.onesLike(), false, false);
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
        return collect(false, () -> {
            NDArray value = loss.get();
            backward(value);
            return value.stopGradient().getFloat();
        });
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
        return collect(true, () -> {
            leaf.setRequiresGradient(true);
            NDArray value = loss.apply(leaf);
            backward(value);
            return new SharedGradient(value.stopGradient().getFloat(), leaf.getGradient());
        });
    }
}
