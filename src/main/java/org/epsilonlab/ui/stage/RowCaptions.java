package org.epsilonlab.ui.stage;

import java.util.List;
import java.util.Locale;
import org.epsilonlab.ui.common.EpsilonFormat;

/** What stands under the three pictures of a row. */
final class RowCaptions {

    private final Caption original = new Caption();
    private final Caption heat = new Caption();
    private final Caption adversarial = new Caption();
    private String ofOriginal = "";
    private String ofAdversarial = "";

    Caption original() {
        return original;
    }

    Caption heat() {
        return heat;
    }

    Caption adversarial() {
        return adversarial;
    }

    List<Caption> all() {
        return List.of(original, heat, adversarial);
    }

    /** The original in words, to be read aloud. */
    String ofOriginal() {
        return ofOriginal;
    }

    /** The adversarial picture in words, to be read aloud. */
    String ofAdversarial() {
        return ofAdversarial;
    }

    void show(EquationState state) {
        int was = state.before().best();
        int is = state.after().best();
        String before = state.classes().get(was);
        String after = state.classes().get(is);
        String sure = Probabilities.percent(state.before().of(was)) + " %";
        String nowSure = Probabilities.percent(state.after().of(is)) + " %";
        Verdict verdict = state.verdict();
        String colour = switch (verdict.frame()) {
            case FOOLED -> "after";
            case HOLDS -> "before";
            case NONE -> "";
        };
        original.show(before, sure, List.of("original", ""), "");
        String linf = EpsilonFormat.decimal(state.linf());
        heat.show(
                "perturbation",
                limitText(state.limit()),
                List.of(String.format(Locale.ROOT, "L∞ %s · L2 %.2f", linf, state.l2()), "L∞ " + linf),
                "");
        adversarial.show(
                after,
                nowSure,
                List.of(verdict.icon() + " " + verdict.word(), verdict.icon() + " " + verdict.brief(), verdict.icon()),
                colour);
        ofOriginal = "original, taken for " + before + " at " + sure;
        ofAdversarial = "adversarial picture, taken for " + after + " at " + nowSure + ", " + verdict.word();
    }

    /** How many times the colours enlarge the change, against the full range of a pixel. */
    private static String limitText(double limit) {
        double factor = 1 / limit;
        return limit <= 0
                ? ""
                : String.format(Locale.ROOT, factor < 10 && factor != Math.rint(factor) ? "×%.1f" : "×%.0f", factor);
    }

    void clear() {
        all().forEach(caption -> caption.show("", "", List.of(""), ""));
    }

    void fit(RowGeometry geometry) {
        for (Caption caption : all()) {
            caption.setOneLine(geometry.compact());
            caption.setTextSize(geometry.captionSize());
        }
    }
}
