package org.epsilonlab.ui.evaluation;

import java.util.List;
import java.util.Locale;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.evaluation.Measurement;

/** Figures as a table for other programs, with all that is needed to repeat each. */
final class FigureLines {

    private FigureLines() {}

    static String csv(List<Measurement> figures) {
        StringBuilder lines =
                new StringBuilder("model,weights,data,pictures,attack,parameters,norm,epsilon,n,clean,robust,"
                        + "lower,upper,seconds,gradients,queries,checks\n");
        for (Measurement measured : figures) {
            EvaluationResult figure = measured.figure();
            lines.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%s,%s,\"%s\",%s,%s,%d,%.6f,%.6f,%.6f,%.6f,%.3f,%d,%d,%s%n",
                    figure.model(),
                    measured.cell().weights(),
                    figure.data(),
                    measured.cell().pictures(),
                    figure.attack().description().name(),
                    FigureWords.whole(figure.attack()),
                    measured.cell().norm(),
                    figure.attack().epsilon(),
                    figure.n(),
                    figure.cleanAccuracy(),
                    figure.robustAccuracy(),
                    figure.interval95().lower(),
                    figure.interval95().upper(),
                    figure.seconds(),
                    figure.gradients(),
                    figure.queries(),
                    measured.trust().words()));
        }
        return lines.toString();
    }
}
