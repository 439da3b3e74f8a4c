package org.epsilonlab.attack;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Prediction;
import org.jspecify.annotations.Nullable;

/** The steps of a batch's first picture, as they come. */
final class StepTrace {

    private final List<AttackStep> steps = new ArrayList<>();

    /** Those at whose very pixels the network was asked. */
    private final List<AttackStep> asked = new ArrayList<>();

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
        boolean isInside = true;
        for (int i = 0; i < values.length; i++) {
            // Some look for a gradient beyond the box.
            float clipped = Vectors.clip(values[i]);
            isInside &= clipped == values[i];
            values[i] = clipped;
        }
        AttackStep added = new AttackStep(
                step,
                new Pixels(channels, height, width, values),
                Prediction.ofLogits(logits, 0, logits.length),
                (float) Math.abs(loss.value(logits)));
        steps.add(added);
        if (isInside) {
            asked.add(added);
        }
    }

    /** What the network was seen to say of that very picture on the way, null if it was not asked. */
    @Nullable
    Prediction answer(Pixels picture) {
        for (int k = asked.size() - 1; k >= 0; k--) {
            if (asked.get(k).pixels().equals(picture)) {
                return asked.get(k).prediction();
            }
        }
        return null;
    }

    List<AttackStep> steps() {
        return List.copyOf(steps);
    }
}
