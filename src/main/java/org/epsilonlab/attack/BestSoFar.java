package org.epsilonlab.attack;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Prediction;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener of the best of a request's first picture while it is attacked, and of nothing that is worse: an attack
 * that starts over, and each member of a panel, begins with less than is known already. For one thread.
 *
 * <p>Within a budget the better picture is the one that reaches the goal by more logits; for an attack that looks for the
 * smallest change it is the nearer one of those that reach it.
 */
final class BestSoFar {

    private final Classifier classifier;
    private final AttackListener listener;
    private final AttackSpec spec;
    private final Pixels original;
    private final int label;
    private final LogitLoss margin;
    private final Supplier<Prediction> asking;
    private @Nullable Prediction before;
    private float @Nullable [] told;
    private double merit = Double.NEGATIVE_INFINITY;

    /** @param before answers what the network says of the request's first picture */
    BestSoFar(Classifier classifier, AttackRequest request, AttackListener listener, Supplier<Prediction> before) {
        asking = before;
        this.classifier = classifier;
        this.listener = listener;
        spec = request.spec();
        original = request.images().get(0);
        label = request.labels().get(0);
        margin = LogitLoss.margin(spec.goal(), label);
    }

    /** Asks the network about a picture of C·H·W values and tells of it if it is better than the last that was told. */
    void offer(float[] picture) {
        offer(picture, pixels -> classifier.predict(List.of(pixels)).get(0));
    }

    /** The same, with whoever knows what the network says of it. */
    void offer(float[] picture, Function<Pixels, Prediction> network) {
        if (before == null) {
            before = asking.get();
            // What leaves the picture as it is is nothing to tell of.
            merit = merit(original, before);
        }
        for (float value : picture) {
            if (!(value >= 0 && value <= 1)) {
                // The network answers what is no number; the runner says so at the end.
                return;
            }
        }
        Pixels pixels = pixels(picture);
        Prediction after = network.apply(pixels);
        double now = merit(pixels, after);
        if (now > merit) {
            merit = now;
            told = picture;
            listener.best(new AttackOutcome(label, original, pixels, before, after, false));
        }
    }

    /** A result of shape (N, C, H, W) whose first picture is the one told of last, if that one is better. */
    NDArray orBetter(NDArray result) {
        float[] best = told;
        if (best == null) {
            return result;
        }
        float[] values = result.toFloatArray();
        Pixels found = pixels(Arrays.copyOf(values, best.length));
        if (merit(found, classifier.predict(List.of(found)).get(0)) >= merit) {
            return result;
        }
        System.arraycopy(best, 0, values, 0, best.length);
        return result.getManager().create(values, result.getShape());
    }

    private Pixels pixels(float[] values) {
        return new Pixels(original.channels(), original.height(), original.width(), values);
    }

    private double merit(Pixels picture, Prediction prediction) {
        float[] logits = new float[prediction.classes()];
        for (int k = 0; k < logits.length; k++) {
            logits[k] = prediction.logit(k);
        }
        double by = margin.value(logits);
        Norm norm = spec.norm();
        if (norm == null || spec.description().is(AttackDescription.Trait.NO_BUDGET)) {
            return by;
        }
        double size = norm.size(Vectors.minus(picture.toArray(), original.toArray()));
        if (spec.isBounded()) {
            return AttackSpec.isWithin(size, spec.epsilon()) ? by : Double.NEGATIVE_INFINITY;
        }
        return by > 0 ? -size : Double.NEGATIVE_INFINITY;
    }
}
