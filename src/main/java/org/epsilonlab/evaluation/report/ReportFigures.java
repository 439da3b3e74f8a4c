package org.epsilonlab.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.evaluation.Cell;
import org.epsilonlab.evaluation.Check;
import org.epsilonlab.evaluation.CheckNames;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.MeasurementTable;
import org.epsilonlab.evaluation.StudyFile;

/** Every figure with all that it depends on, and the cards of checks. */
final class ReportFigures {

    private static final List<String> HEAD =
            List.of("ε", "n", "Clean %", "Robust %", "95 % interval", "Checks", "Seconds", "Gradients", "Queries");

    private final Markup page;
    private final StudyFile study;

    ReportFigures(Markup page, StudyFile study) {
        this.page = page;
        this.study = study;
    }

    void write(List<Series> series) {
        page.element("h2", "Figures");
        page.open("div", "class", "wide").open("table", "class", "long");
        page.element("caption", "Every figure with what it was measured with")
                .open("thead")
                .open("tr");
        HEAD.forEach(name -> page.element("th", name, "scope", "col"));
        page.close().close();
        series.forEach(this::group);
        page.close().close();
        if (study.figures().stream().anyMatch(figure -> !figure.checks().isEmpty())) {
            page.element("h2", "May these figures be trusted?");
            page.element(
                    "p",
                    "A card beside each figure with a budget. A check that fails says that the figure counts something else"
                            + " than robustness; one that was not run says nothing.");
            series.forEach(this::card);
        }
    }

    /** What a series shares stands above its lines. */
    private void group(Series series) {
        AttackSpec attack = series.attack();
        Cell cell = series.last().cell();
        page.open("tbody").open("tr", "class", "group");
        page.open("th", "colspan", HEAD.size(), "scope", "rowgroup").words(series.title());
        String versions = series.figures().stream()
                .map(figure -> figure.answer().program())
                .distinct()
                .collect(Collectors.joining(", "));
        page.element(
                "div",
                attack.description().name() + " " + MeasurementTable.parameters(attack) + " seed=" + attack.seed()
                        + ", "
                        + Figures.norm(attack.norm()) + "; weights " + cell.weights() + "; pictures " + cell.data()
                        + " "
                        + cell.pictures() + "; Epsilon Lab " + versions,
                "class",
                "quiet plain");
        page.close().close();
        series.figures().forEach(this::row);
        page.close();
    }

    private void row(Measurement figure) {
        EvaluationResult result = figure.figure();
        boolean failed = figure.trust() == Measurement.Trust.FAILED;
        page.open("tr");
        page.element("td", Figures.epsilon(figure.epsilon()));
        page.element("td", Figures.count(result.n()));
        page.element("td", Figures.percent(result.cleanAccuracy()));
        page.element("td", Figures.percent(result.robustAccuracy()));
        page.element("td", Figures.interval(result.interval95()));
        page.element("td", figure.trust().words(), "class", failed ? "word bad" : "word");
        page.element("td", Figures.seconds(result.seconds()));
        page.element("td", Figures.count(result.gradients()));
        page.element("td", Figures.count(result.queries()));
        page.close();
    }

    private void card(Series series) {
        List<Measurement> checked = series.figures().stream()
                .filter(each -> !each.checks().isEmpty())
                .toList();
        if (checked.isEmpty()) {
            return;
        }
        page.open("div", "class", "wide").open("table", "class", "long");
        page.element("caption", series.title()).open("thead").open("tr");
        for (String name : List.of("Check", "Outcome", "At ε =", "What was found, at the largest of them")) {
            page.element("th", name, "scope", "col", "class", "word");
        }
        page.close().close().open("tbody");
        for (String name : CheckNames.ALL) {
            for (Check.Outcome outcome : Check.Outcome.values()) {
                lines(name, outcome, checked);
            }
        }
        page.close().close().close();
    }

    /** One line for all budgets at which a check came out alike, with the sentence of the largest. */
    private void lines(String name, Check.Outcome outcome, List<Measurement> checked) {
        List<String> budgets = new ArrayList<>();
        String detail = "";
        for (Measurement figure : checked) {
            for (Check check : figure.checks()) {
                if (check.name().equals(name) && check.outcome() == outcome) {
                    budgets.add(Figures.epsilon(figure.epsilon()));
                    detail = check.detail();
                }
            }
        }
        if (!budgets.isEmpty()) {
            boolean failed = outcome == Check.Outcome.FAIL;
            page.open("tr").element("td", name, "class", "word");
            page.element("td", failed ? "FAIL" : outcome.id(), "class", failed ? "word bad" : "word");
            page.element("td", String.join(", ", budgets), "class", "word");
            page.element("td", detail, "class", "word").close();
        }
    }
}
