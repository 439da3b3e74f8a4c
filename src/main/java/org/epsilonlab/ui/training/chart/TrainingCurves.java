package org.epsilonlab.ui.training.chart;

import java.util.List;
import java.util.OptionalDouble;
import org.epsilonlab.ui.training.chart.CurveSpec.Stroke;
import org.epsilonlab.ui.training.chart.CurveSpec.Style;
import org.epsilonlab.ui.training.chart.CurveSpec.Tone;

/** The two charts of a training and the names of their curves. */
public final class TrainingCurves {
    /** Accuracies on held-out pictures, in percent. */
    public static final String CLEAN_ACCURACY = "accuracy-clean";

    public static final String FGSM_ACCURACY = "accuracy-fgsm";
    public static final String PGD_ACCURACY = "accuracy-pgd";

    /** Cross-entropy of a step's batch, in nats, before the step's update. */
    public static final String BATCH_LOSS = "loss-batch";

    /** Mean cross-entropy on held-out pictures, in nats. */
    public static final String CLEAN_LOSS = "loss-clean";

    public static final String PGD_LOSS = "loss-pgd";

    private static final String EMPTY = "The curves appear here once a training runs.";

    private TrainingCurves() {}

    /**
     * Accuracies, epoch by epoch.
     *
     * @param caption what is measured on, such as "on 1,000 held-out images"
     * @param classes how many classes there are, at least 2; guessing is right once in so many times
     */
    public static ChartSpec accuracy(String caption, int classes) {
        return new ChartSpec(
                "Accuracy",
                caption,
                EMPTY,
                " %",
                1,
                OptionalDouble.of(100),
                OptionalDouble.of(100.0 / classes),
                List.of(
                        new CurveSpec(CLEAN_ACCURACY, "clean", Tone.BEFORE, Stroke.SOLID, Style.MEASURED),
                        new CurveSpec(FGSM_ACCURACY, "FGSM", Tone.BETWEEN, Stroke.DOTTED, Style.MEASURED),
                        new CurveSpec(PGD_ACCURACY, "PGD-10", Tone.AFTER, Stroke.DASHED, Style.MEASURED)));
    }

    /**
     * Cross-entropy, step by step and epoch by epoch.
     *
     * @param caption what that of each epoch is measured on, such as "on 1,000 held-out images"
     */
    public static ChartSpec loss(String caption) {
        return new ChartSpec(
                "Loss",
                caption,
                EMPTY,
                "",
                3,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(
                        new CurveSpec(CLEAN_LOSS, "clean", Tone.BEFORE, Stroke.SOLID, Style.MEASURED),
                        new CurveSpec(PGD_LOSS, "PGD-10", Tone.AFTER, Stroke.DASHED, Style.MEASURED),
                        new CurveSpec(BATCH_LOSS, "batches", Tone.BETWEEN, Stroke.DOTTED, Style.SMOOTHED)));
    }
}
