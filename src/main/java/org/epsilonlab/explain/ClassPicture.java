package org.epsilonlab.explain;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Gradients;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.Prediction;
import org.epsilonlab.model.Pullback;
import org.epsilonlab.model.Tensors;

/**
 * What a network thinks a class looks like: a targeted attack without a budget that starts from nothing. Each step goes a
 * fixed length along the gradient of the class's logit and back into [0, 1] (Erhan et al. 2009, "Visualizing higher-layer
 * features"; from noise with a robust network, Santurkar et al. 2019, arXiv:1906.09453).
 *
 * @param start where from
 * @param steps at least 1
 * @param stepLength Euclidean length of a step, more than 0
 * @param shift the picture is moved by up to so many pixels at each step, what leaves it coming in on the other side, so
 *     that no pattern depends on its exact place; 0 for none
 * @param seed of noise and shifts
 */
public record ClassPicture(Start start, int steps, double stepLength, int shift, long seed) {

    /** What the first picture is. */
    public enum Start {
        GREY,
        NOISE
    }

    /**
     * A picture on the way.
     *
     * @param step from 0, the start, to the number of steps
     * @param pixels the picture
     * @param logit of the class
     * @param prediction what the network says of it
     */
    public record Frame(int step, Pixels pixels, float logit, Prediction prediction) {}

    public ClassPicture {
        if (steps < 1 || !(stepLength > 0) || shift < 0) {
            throw new IllegalArgumentException(
                    "a class picture needs a step, a length above 0 and a shift of 0 or more");
        }
    }

    /** What usually gives a good picture of that shape. */
    public static ClassPicture usual(Start start, InputShape shape, long seed) {
        // In step with the root of the number of values, as lengths of equally visible changes are.
        double root = Math.sqrt(shape.size());
        return new ClassPicture(start, 60, 0.012 * root, Math.min(shape.height(), shape.width()) / 32, seed);
    }

    /**
     * Makes it.
     *
     * @param label the class
     * @param seen hears of each picture, the start first, on the calling thread
     * @param isCancelled polled at each step
     * @return the last picture
     * @throws CancellationException if asked to end
     */
    public Frame make(
            Classifier classifier, int label, Consumer<Frame> seen, java.util.function.BooleanSupplier isCancelled) {
        InputShape shape = classifier.card().inputShape();
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = first(shape, random);
        for (int step = 0; ; step++) {
            if (isCancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            int right = shift == 0 || step == steps ? 0 : random.nextInt(-shift, shift + 1);
            int down = shift == 0 || step == steps ? 0 : random.nextInt(-shift, shift + 1);
            Pullback answer = pull(classifier, rolled(x, shape, right, down), label);
            Frame frame = new Frame(
                    step,
                    new Pixels(shape.channels(), shape.height(), shape.width(), x),
                    answer.logits()[label],
                    Prediction.ofLogits(answer.logits(), 0, answer.logits().length));
            seen.accept(frame);
            if (step == steps) {
                return frame;
            }
            x = moved(x, rolled(answer.gradients().get(0), shape, -right, -down));
        }
    }

    private float[] first(InputShape shape, SplittableRandom random) {
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    start == Start.GREY ? 0.5f : (float) Math.max(0, Math.min(1, 0.5 + 0.1 * random.nextGaussian()));
        }
        return values;
    }

    private static Pullback pull(Classifier classifier, float[] x, int label) {
        float[] weights = new float[classifier.card().classes().size()];
        weights[label] = 1;
        try (NDManager scope = classifier.manager().newSubManager()) {
            return Gradients.ofLogits(
                    classifier, Tensors.batch(scope, classifier.card().inputShape(), x), logits -> List.of(weights));
        }
    }

    private float[] moved(float[] x, float[] gradient) {
        double squares = 0;
        for (float value : gradient) {
            squares += (double) value * value;
        }
        double length = Math.sqrt(squares);
        float[] next = x.clone();
        for (int i = 0; i < x.length && length > 0; i++) {
            next[i] = (float) Math.max(0, Math.min(1, x[i] + stepLength * gradient[i] / length));
        }
        return next;
    }

    /** Moved right and down, round the edges. */
    private static float[] rolled(float[] values, InputShape shape, int right, int down) {
        if (right == 0 && down == 0) {
            return values;
        }
        int height = shape.height();
        int width = shape.width();
        float[] rolled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int y = Math.floorMod(i / width % height + down, height);
            int x = Math.floorMod(i % width + right, width);
            rolled[(i / (height * width) * height + y) * width + x] = values[i];
        }
        return rolled;
    }
}
