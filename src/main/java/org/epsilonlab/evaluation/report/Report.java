package org.epsilonlab.evaluation.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.evaluation.MeasurementTable;
import org.epsilonlab.evaluation.StudyFile;
import org.epsilonlab.evaluation.StudyPlan;
import org.epsilonlab.evaluation.StudyQuestion;
import org.epsilonlab.image.WholeFile;

/** A study as one page of HTML that needs nothing else: to read, to print, to hand in. */
public final class Report {

    private final StudyFile study;
    private final StudyQuestion question;
    private final List<ReportExample> examples;
    private final List<Series> series;
    private final Markup page;

    private Report(StudyFile study, List<ReportExample> examples) {
        this.study = study;
        this.question = study.question();
        this.examples = examples;
        series = Series.of(study);
        page = ReportFrame.start("Evaluation on " + question.data());
    }

    /**
     * Writes the page, whole or not at all.
     *
     * @param examples as {@link ReportExamples} makes them; none leaves them out
     * @throws IOException one sentence, if the disk refuses
     */
    public static void write(Path out, StudyFile study, List<ReportExample> examples) throws IOException {
        WholeFile.write(out, html(study, examples).getBytes(StandardCharsets.UTF_8));
    }

    /** The page. */
    public static String html(StudyFile study, List<ReportExample> examples) {
        return new Report(study, examples).page();
    }

    private String page() {
        page.element("h1", "How far does the accuracy fall?");
        page.element(
                "p",
                "Evaluation on " + question.data() + ", n = " + Figures.count(question.n())
                        + " pictures. Made by Epsilon Lab " + study.program() + " on "
                        + LocalDate.now(java.time.ZoneId.systemDefault()) + ".",
                "class",
                "quiet");
        doubts();
        asked();
        curves();
        AssignmentTable table = AssignmentTable.of(study.figures());
        if (table.rows().stream().anyMatch(row -> row.entries().size() > 3)) {
            page.element("h2", "Side by side");
            page.open("figure").raw(new AssignmentFigure(table).inline());
            page.element("figcaption", table.caption()).close();
        }
        new ReportFigures(page, study).write(series);
        new ReportMatrices(page, study).write(series);
        examples();
        reading();
        return ReportFrame.end(page);
    }

    private void doubts() {
        List<Series> doubtful = series.stream().filter(Series::isDoubtful).toList();
        if (!doubtful.isEmpty()) {
            page.open("div", "class", "warn", "role", "note");
            page.element("strong", "Do not believe all of these figures. ");
            page.words("A check failed for "
                    + doubtful.stream().map(Series::title).collect(Collectors.joining("; "))
                    + ". The card of checks below says what that means.");
            page.close();
        }
    }

    private void asked() {
        page.element("h2", "What was asked").open("dl");
        term(
                "Pictures",
                question.data() + ", n = " + Figures.count(question.n()) + ", fingerprint " + question.pictures());
        for (StudyQuestion.Network network : question.networks()) {
            term("Network", network.title() + " (" + network.name() + "), weights " + network.weights());
        }
        for (AttackSpec attack : question.attacks()) {
            term(
                    "Attack",
                    attack.description().name() + ": " + attack.description().title() + " ("
                            + MeasurementTable.parameters(attack) + ", seed " + attack.seed() + ")"
                            + (attack.description().paper().isEmpty()
                                    ? ""
                                    : ". " + attack.description().paper()));
        }
        term("ε", question.epsilons().stream().map(Figures::epsilon).collect(Collectors.joining(", ")));
        StudyPlan.Extras extras = question.extras();
        List<String> beside = new ArrayList<>();
        if (extras.checks()) {
            beside.add("card of checks");
        }
        if (extras.transfer()) {
            beside.add("transfer");
        }
        if (extras.targets()) {
            beside.add("class towards class");
        }
        if (extras.survival()) {
            beside.add("survival of the examples");
        }
        term("Beside the accuracy", beside.isEmpty() ? "nothing" : String.join(", ", beside));
        page.close();
    }

    private void term(String name, String words) {
        page.element("dt", name).element("dd", words);
    }

    private void curves() {
        Map<String, List<Series>> norms = new LinkedHashMap<>();
        for (Series each : series) {
            if (each.norm() != null && each.figures().size() > 1) {
                norms.computeIfAbsent(Figures.norm(each.norm()), any -> new ArrayList<>())
                        .add(each);
            }
        }
        if (norms.isEmpty()) {
            return;
        }
        page.element("h2", "Accuracy against ε");
        norms.forEach((norm, all) -> {
            for (int from = 0; from < all.size(); from += Look.SERIES) {
                List<Series> some = all.subList(from, Math.min(all.size(), from + Look.SERIES));
                page.open("figure").raw(new CurveFigure(some).inline("Accuracy against ε in " + norm));
                page.element(
                        "figcaption",
                        "Share of the n = " + Figures.count(question.n())
                                + " pictures that are still given their true class when each value may change by ε in "
                                + norm + "; bands are 95 % Wilson intervals.");
                page.close();
            }
        });
    }

    private void examples() {
        if (examples.isEmpty()) {
            return;
        }
        page.element("h2", "Examples");
        page.element(
                "p",
                "Made anew with the largest ε: original + perturbation = adversarial. The perturbation is drawn from blue"
                        + " (darker) over white (no change) to red (lighter).");
        String network = "";
        for (ReportExample example : examples) {
            if (!example.network().equals(network)) {
                network = example.network();
                page.element(
                        "h3",
                        network + " under " + Figures.attack(example.attack()) + ", ε = "
                                + Figures.epsilon(example.attack().epsilon()) + " ("
                                + Figures.norm(example.attack().norm()) + ")");
            }
            new ReportExampleRow(page, question).write(example);
        }
    }

    private void reading() {
        page.element("h2", "How to read this");
        page.open("dl");
        term("Clean", "Share of the pictures that are given their true class without an attack.");
        term(
                "Robust",
                "Share of all n pictures that are still given it under the attack: one that was wrong before stays in the"
                        + " count. An attack is the best that was tried, so the true figure may be lower, never higher.");
        term("Interval", "95 % score interval of a share (Wilson 1927): what n pictures allow to say of all.");
        term(
                "Card of checks",
                "Reasons to doubt a figure, after Carlini et al. 2019, “On evaluating adversarial robustness”.");
        term("Gradients, queries", "What the attack spent, counted by pictures.");
        page.close();
    }
}
