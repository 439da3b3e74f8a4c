package org.epsilonlab.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.Objective;
import org.epsilonlab.data.Batch;
import org.epsilonlab.data.Batches;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Gradients;
import org.epsilonlab.model.Tensors;
import org.epsilonlab.training.regime.SeededNoise;

/**
 * How straight the loss is inside the ball: the mean cosine between the input gradients at x and at a random point round
 * it (Andriushchenko &amp; Flammarion 2020, equation 3). One step is a good attack only where that is near 1.
 */
final class GradientAlignment {

    private static final int BATCH = 250;

    private GradientAlignment() {}

    /**
     * Measures it.
     *
     * @return in [−1, 1]; a picture without a gradient counts 0
     */
    static double of(Classifier classifier, LabelledImages images, Norm norm, double epsilon) {
        double sum = 0;
        int size = images.shape().size();
        for (Batch batch : Batches.of(images, images.shape().picturesAtOnce(BATCH))) {
            try (NDManager scope = classifier.manager().newSubManager()) {
                NDArray x = Tensors.batch(scope, images.shape(), batch.values());
                float[] unit = new SeededNoise(batch.from()).inside(norm, batch.size(), size);
                NDArray near = scope.create(unit, x.getShape())
                        .mul((float) epsilon)
                        .add(x)
                        .clip(0, 1);
                Objective loss = new Objective(
                        scope,
                        batch.labels(),
                        Goal.UNTARGETED,
                        classifier.card().classes().size());
                NDArray here =
                        Gradients.ofInput(classifier, x, loss::total).gradient().flatten(1, -1);
                NDArray there = Gradients.ofInput(classifier, near, loss::total)
                        .gradient()
                        .flatten(1, -1);
                sum += cosines(here, there).sum().getFloat();
            }
        }
        return sum / images.size();
    }

    /** Of each row. Lengths first: squares of the tiny gradients of a sure network would vanish. */
    private static NDArray cosines(NDArray a, NDArray b) {
        return unit(a).mul(unit(b)).sum(new int[] {1});
    }

    private static NDArray unit(NDArray rows) {
        int[] each = {1};
        NDArray scaled = rows.div(rows.abs().max(each, true).maximum(Float.MIN_NORMAL));
        return scaled.div(scaled.square().sum(each, true).sqrt().maximum(1e-12f));
    }
}
