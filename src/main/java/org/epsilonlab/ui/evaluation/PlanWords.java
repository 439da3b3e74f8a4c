package org.epsilonlab.ui.evaluation;

import java.util.Locale;
import java.util.stream.Collectors;
import org.epsilonlab.evaluation.StudyQuestion;
import org.epsilonlab.evaluation.TimeEstimate;
import org.epsilonlab.ui.stage.SetTitles;
import org.epsilonlab.ui.training.LiveStatus;
import org.jspecify.annotations.Nullable;

/** Plans in words. */
final class PlanWords {

    private PlanWords() {}

    /** What a figure is captioned with. */
    static String caption(StudyQuestion question) {
        return String.format(
                Locale.ENGLISH,
                "%s, n = %,d; 95 %% Wilson intervals; %s. Accuracy is the worst case for each picture.",
                SetTitles.of(question.data()),
                question.n(),
                question.attacks().stream().map(FigureWords::attack).distinct().collect(Collectors.joining(", ")));
    }

    /** What a plan amounts to, such as "32 figures of 1,000 pictures: 2 networks × 2 attacks × 8 ε". */
    static String size(PlanRequest plan) {
        return String.format(
                Locale.ENGLISH,
                "%,d %s on %,d pictures: %s × %s × %d ε.",
                plan.figures(),
                plan.figures() == 1 ? "figure" : "figures",
                plan.images().size(),
                plural(plan.networks().size(), "network"),
                plural(plan.attacks().size(), "attack"),
                plan.epsilons().size());
    }

    /** What is known of the time it takes, with a blank before it; empty while nothing is. */
    static String time(@Nullable TimeEstimate estimate) {
        if (estimate == null) {
            return "";
        }
        if (estimate.done() >= 1) {
            return " All of it is known already.";
        }
        String known = estimate.done() >= 0.005
                ? String.format(Locale.ROOT, " (%.0f %% is known already)", 100 * estimate.done())
                : "";
        return " About " + LiveStatus.duration(Math.max(1, estimate.seconds())) + known + ", at most "
                + LiveStatus.duration(Math.max(1, estimate.most())) + ".";
    }

    private static String plural(int count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    /** What was measured. */
    static String done(EvaluationModel model) {
        int figures = model.figuresProperty().get().size();
        ShownStudy study = model.shownProperty().get();
        return study == null
                ? ""
                : plural(figures, "figure") + ", on "
                        + SetTitles.of(study.question().data());
    }
}
