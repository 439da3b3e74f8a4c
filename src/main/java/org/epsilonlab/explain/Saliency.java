package org.epsilonlab.explain;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Gradients;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.Tensors;

/**
 * Where a network looks: how the logit of a class changes with each value of a picture.
 *
 * <p>The very gradient that an attack follows, looked at instead of followed (Simonyan, Vedaldi and Zisserman 2014,
 * arXiv:1312.6034).
 */
public final class Saliency {

    /** Noisy copies at once; more cost memory and save little time. */
    private static final int BATCH = 8;

    /** The share of the positions that is drawn in less than full colour: a few outliers would leave the rest pale. */
    private static final double FULL = 0.99;

    private final InputShape shape;
    private final float[] values;

    private Saliency(InputShape shape, float[] values) {
        this.shape = shape;
        this.values = values;
    }

    /**
     * The input gradient ∂z_c/∂x.
     *
     * @param label the class c
     */
    public static Saliency gradient(Classifier classifier, Pixels picture, int label) {
        return new Saliency(classifier.card().inputShape(), sum(classifier, new Pixels[] {picture}, label));
    }

    /**
     * SmoothGrad: the mean of the input gradients of noisy copies (Smilkov et al. 2017, arXiv:1706.03825, equation 2). The
     * copies are not brought back into [0, 1], or the noise would be no Gaussian.
     *
     * @param copies how many, at least 1
     * @param noise standard deviation, at least 0, in units of the [0, 1] scale; 0.1 to 0.2 is usual
     * @param seed of the noise
     * @throws CancellationException if the listener asks for it
     */
    public static Saliency smooth(
            Classifier classifier,
            Pixels picture,
            int label,
            int copies,
            double noise,
            long seed,
            AttackListener listener) {
        if (copies < 1 || !(noise >= 0)) {
            throw new IllegalArgumentException(
                    "SmoothGrad needs a copy and a noise of 0 or more, not " + copies + " and " + noise);
        }
        InputShape shape = classifier.card().inputShape();
        SplittableRandom random = new SplittableRandom(seed);
        float[] total = new float[shape.size()];
        float[] plain = picture.toArray();
        for (int done = 0; done < copies; ) {
            if (listener.isCancelled()) {
                throw new CancellationException();
            }
            int count = Math.min(BATCH, copies - done);
            float[] block = new float[count * plain.length];
            for (int i = 0; i < block.length; i++) {
                block[i] = (float) (plain[i % plain.length] + noise * random.nextGaussian());
            }
            add(total, sum(classifier, block, count, label));
            done += count;
            listener.progress(done, copies);
        }
        for (int i = 0; i < total.length; i++) {
            total[i] /= copies;
        }
        return new Saliency(shape, total);
    }

    private static float[] sum(Classifier classifier, Pixels[] pictures, int label) {
        float[] block = new float[pictures.length * pictures[0].size()];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i].copyTo(block, i * pictures[0].size());
        }
        return sum(classifier, block, pictures.length, label);
    }

    /** The sum over the pictures of a block of the gradients of their own logits of the class. */
    private static float[] sum(Classifier classifier, float[] block, int count, int label) {
        InputShape shape = classifier.card().inputShape();
        int classes = classifier.card().classes().size();
        float[] weights = new float[count * classes];
        for (int i = 0; i < count; i++) {
            weights[i * classes + label] = 1;
        }
        try (NDManager scope = classifier.manager().newSubManager()) {
            float[] gradients = Gradients.ofLogits(
                            classifier, Tensors.batch(scope, shape, block), logits -> java.util.List.of(weights))
                    .gradients()
                    .get(0);
            float[] sum = Arrays.copyOf(gradients, shape.size());
            for (int i = 1; i < count; i++) {
                add(sum, Arrays.copyOfRange(gradients, i * shape.size(), (i + 1) * shape.size()));
            }
            return sum;
        }
    }

    private static void add(float[] total, float[] more) {
        for (int i = 0; i < total.length; i++) {
            total[i] += more[i];
        }
    }

    /** A copy of the signed values, channel first, C·H·W of them. */
    public float[] values() {
        return values.clone();
    }

    /**
     * How much each position of the picture matters, H·W numbers in [0, 1]: the largest |value| of its channels, with 1 for
     * the most important hundredth. All 0 if nothing matters.
     */
    public float[] strengths() {
        int area = shape.height() * shape.width();
        float[] strongest = new float[area];
        for (int i = 0; i < values.length; i++) {
            strongest[i % area] = Math.max(strongest[i % area], Math.abs(values[i]));
        }
        float[] sorted = strongest.clone();
        Arrays.sort(sorted);
        float full = sorted[(int) Math.min(area - 1, Math.round(FULL * area))];
        // Where nearly all is nothing, the little that is something is drawn all the same.
        float limit = full > 0 ? full : sorted[area - 1];
        for (int i = 0; i < area; i++) {
            strongest[i] = limit == 0 ? 0 : Math.min(1, strongest[i] / limit);
        }
        return strongest;
    }
}
