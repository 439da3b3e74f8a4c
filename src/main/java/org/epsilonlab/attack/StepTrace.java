package org.epsilonlab.attack;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Prediction;

/** The steps of a batch's first picture, as they come. */
final class StepTrace {

    private final List<AttackStep> steps = new ArrayList<>();
    private final int channels;
    private final int height;
    private final int width;
    private final LogitLoss loss;

    /** @param shape of the batch */
    StepTrace(Shape shape, Goal goal, int label) {
        channels = (int) shape.get(1);
        height = (int) shape.get(2);
        width = (int) shape.get(3);
        loss = LogitLoss.crossEntropy(goal, label);
    }

    /** Keeps a step: the values are taken over. */
    void add(int step, float[] values, float[] logits) {
        for (int i = 0; i < values.length; i++) {
            // Some look for a gradient beyond the box.
            values[i] = Vectors.clip(values[i]);
        }
        steps.add(new AttackStep(
                step,
                new Pixels(channels, height, width, values),
                Prediction.ofLogits(logits, 0, logits.length),
                (float) Math.abs(loss.value(logits))));
    }

    List<AttackStep> steps() {
        return List.copyOf(steps);
    }
}
