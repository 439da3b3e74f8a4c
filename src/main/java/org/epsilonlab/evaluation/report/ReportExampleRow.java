package org.epsilonlab.evaluation.report;

import java.util.Locale;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.evaluation.StudyQuestion;
import org.epsilonlab.image.Difference;
import org.epsilonlab.model.Prediction;

/** One picture of a report: original + perturbation = adversarial. */
final class ReportExampleRow {

    private final Markup page;
    private final StudyQuestion question;

    ReportExampleRow(Markup page, StudyQuestion question) {
        this.page = page;
        this.question = question;
    }

    void write(ReportExample example) {
        AttackOutcome outcome = example.outcome();
        int channels = outcome.original().channels();
        if (channels != 1 && channels != 3) {
            return;
        }
        Difference change = outcome.perturbation();
        String label = question.className(outcome.label());
        String before = says(outcome.before());
        String after = says(outcome.after());
        page.open("div", "class", "sum");
        picture(
                DataUri.of(outcome.original()),
                "Picture " + example.title() + ", " + label + ", as it is",
                "Picture " + example.title() + ", " + label + ": " + before);
        page.element("span", "+", "class", "sign");
        picture(
                DataUri.of(change),
                "What the attack changes; blue is darker, white the same, red lighter",
                String.format(Locale.ROOT, "‖δ‖∞ %.4f, ‖δ‖₂ %.3f", change.linf(), change.l2()));
        page.element("span", "=", "class", "sign");
        picture(
                DataUri.of(outcome.adversarial()),
                "The picture after the attack",
                after + (outcome.after().label() == outcome.label() ? " — holds" : " — fooled"));
        page.close();
    }

    private void picture(String source, String alt, String caption) {
        page.open("figure")
                .empty("img", "src", source, "alt", alt)
                .element("figcaption", caption)
                .close();
    }

    private String says(Prediction prediction) {
        return String.format(
                Locale.ROOT, "says %s, %.1f %%", question.className(prediction.label()), 100 * prediction.confidence());
    }
}
