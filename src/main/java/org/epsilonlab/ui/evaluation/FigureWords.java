package org.epsilonlab.ui.evaluation;

import java.util.Locale;
import java.util.Map;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.evaluation.CheckNames;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.WorstCase;

/** Figures in words. */
final class FigureWords {

    private static final Map<String, String> CHECKS = Map.of(
            CheckNames.ITERATED, "Many steps are no weaker than one",
            CheckNames.MORE, "More steps and restarts change little",
            CheckNames.FALLS, "Accuracy falls as ε grows",
            CheckNames.CHANCE, "At a huge ε nothing is left",
            CheckNames.GRADIENT_FREE, "No attack without gradients is stronger",
            CheckNames.NOISE, "Random noise is not stronger",
            CheckNames.GRADIENTS, "There are gradients to follow",
            CheckNames.EXAMPLES, "Examples read back from disk hold");

    private FigureWords() {}

    /** What a check asks. */
    static String check(String name) {
        return CHECKS.getOrDefault(name, name);
    }

    /** Such as "Iterated, 40 steps". */
    static String attack(AttackSpec spec) {
        Object steps = spec.arguments().values().get("steps");
        String title = spec.description().title();
        return steps != null && spec.description().group() == AttackDescription.Group.ITERATED
                ? title + ", " + steps + " steps"
                : title;
    }

    /** Such as "ε = 0.05 (L∞)". */
    static String epsilon(Measurement figure) {
        Norm norm = figure.figure().attack().norm();
        return norm == null ? "no budget" : "ε = " + EpsilonList.number(figure.epsilon()) + " (" + norm.symbol() + ")";
    }

    /** A share as "76.2 %". */
    static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** The 95 % interval, as "73.5 – 78.7 %". */
    static String interval(EvaluationResult figure) {
        return String.format(
                Locale.ROOT,
                "%.1f – %.1f %%",
                100 * figure.interval95().lower(),
                100 * figure.interval95().upper());
    }

    /** What all attacks of a plan leave together. */
    static String worst(WorstCase worst) {
        return String.format(
                Locale.ROOT,
                "Under all %d attacks together, picture by picture: %.1f %% (95 %%: %.1f – %.1f %%).",
                worst.attacks().size(),
                100 * worst.accuracy(),
                100 * worst.interval95().lower(),
                100 * worst.interval95().upper());
    }

    /** A count with its thousands apart. */
    static String count(long n) {
        return String.format(Locale.ENGLISH, "%,d", n);
    }

    /** Everything that is read off a point. */
    static String point(Measurement measured) {
        EvaluationResult figure = measured.figure();
        return measured.cell().title() + "\n" + attack(figure.attack()) + ", " + epsilon(measured) + "\n"
                + percent(figure.robustAccuracy()) + " left (95 %: " + interval(figure) + ")\nclean "
                + percent(figure.cleanAccuracy()) + ", n = " + count(figure.n()) + "\nchecks: "
                + measured.trust().words();
    }

    /** How a figure stands with its card, with a sign; a figure without a budget has nothing to check. */
    static String trust(Measurement figure) {
        return switch (figure.trust()) {
            case PASSED -> "✓ passed";
            case FAILED -> "✕ FAILED";
            case NOT_RUN -> figure.epsilon() == 0 ? "" : "– not run";
        };
    }

    /** The attack with every parameter, but for its budget. */
    static String whole(AttackSpec spec) {
        StringBuilder words = new StringBuilder(spec.description().name());
        spec.arguments()
                .texts()
                .forEach((name, value) ->
                        words.append(", ").append(name).append(' ').append(value));
        if (spec.goal().isTargeted()) {
            words.append(", target ").append(spec.goal().target());
        }
        return words.append(", seed ").append(spec.seed()).toString();
    }

    /** The doubt that has to stand wherever a figure is shown, with a blank before it; empty for none. */
    static String doubt(Measurement figure) {
        return switch (figure.trust()) {
            case PASSED -> "";
            case FAILED -> " (✕ a check FAILED)";
            case NOT_RUN -> figure.epsilon() == 0 ? "" : " (not checked)";
        };
    }

    /** The figure in one line, for a caption. */
    static String inOneLine(Measurement measured) {
        return measured.cell().title() + ", " + attack(measured.figure().attack()) + ", " + epsilon(measured) + ", n = "
                + count(measured.figure().n())
                + doubt(measured);
    }
}
