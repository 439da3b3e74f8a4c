package org.epsilonlab.evaluation.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.epsilonlab.evaluation.Calibration;
import org.epsilonlab.evaluation.Cell;
import org.epsilonlab.evaluation.CellAnswer;
import org.epsilonlab.evaluation.Confusion;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.PictureResult;
import org.epsilonlab.evaluation.StudyFile;
import org.epsilonlab.evaluation.StudyQuestion;
import org.epsilonlab.evaluation.Tables;

/** Which class turns into which, how sure the network is, and what the examples do elsewhere. */
final class ReportMatrices {

    /** A table of more classes can't be read on a page. */
    private static final int MOST = 20;

    private final Markup page;
    private final StudyFile study;
    private final StudyQuestion question;

    ReportMatrices(Markup page, StudyFile study) {
        this.page = page;
        this.study = study;
        question = study.question();
    }

    void write(List<Series> series) {
        confusions(series);
        calibrations(series);
        transfers();
        targets();
        survival();
    }

    private void confusions(List<Series> series) {
        page.element("h2", "Which class turns into which");
        for (Series each : series) {
            Measurement figure = each.last();
            List<PictureResult> pictures = figure.pictures();
            int classes = 1
                    + pictures.stream()
                            .mapToInt(picture -> Math.max(picture.label(), Math.max(picture.before(), picture.after())))
                            .max()
                            .orElse(0);
            classes = Math.max(classes, question.classes().size());
            if (classes > MOST) {
                page.element("p", each.title() + ": " + classes + " classes are too many for a table.");
                continue;
            }
            page.element("h3", each.title() + ", ε = " + Figures.epsilon(figure.epsilon()));
            Confusion before = Confusion.before(pictures, classes);
            Confusion after = Confusion.after(pictures, classes);
            page.open("div", "class", "pair");
            confusion("Before", before, before);
            confusion("Under the attack", after, before);
            page.close();
        }
    }

    private void confusion(String caption, Confusion counts, Confusion totals) {
        List<String> names = names(counts.classes());
        HeatTable.write(page, caption, "true \\ says", names, names, (row, column) -> {
            int count = counts.count(row, column);
            return new HeatTable.Filled(String.valueOf(count), count / (double) Math.max(1, totals.total(row)));
        });
    }

    private List<String> names(int classes) {
        return IntStream.range(0, classes).mapToObj(question::className).toList();
    }

    private void calibrations(List<Series> series) {
        page.element("h2", "How sure is it?");
        page.element(
                "p",
                "Pictures by the confidence of the answer, in tenths. The calibration error is the mean gap between"
                        + " confidence and accuracy over these bins (Guo et al. 2017): 0 for a network that is right as often as"
                        + " it says.");
        List<String> bins = IntStream.range(0, Calibration.BINS)
                .mapToObj(bin -> String.format(Locale.ROOT, "to %.1f", (bin + 1.0) / Calibration.BINS))
                .toList();
        for (Series each : series) {
            Calibration found = Calibration.of(each.last().pictures());
            var rows = List.of(found.right(), found.wrong(), found.fooled());
            HeatTable.write(
                    page,
                    String.format(
                            Locale.ROOT,
                            "%s, ε = %s: calibration error %.3f before, %.3f under the attack",
                            each.title(),
                            Figures.epsilon(each.last().epsilon()),
                            found.errorBefore(),
                            found.errorAfter()),
                    "confidence",
                    List.of("right before", "wrong before", "fooled"),
                    bins,
                    (row, column) -> new HeatTable.Filled(
                            String.valueOf(rows.get(row).count(column)),
                            rows.get(row).count(column) / (double) Math.max(1, question.n())));
        }
    }

    private void transfers() {
        Map<List<Object>, List<CellAnswer>> matrices = new LinkedHashMap<>();
        for (CellAnswer answer : study.tables(Cell.Kind.TRANSFER)) {
            matrices.computeIfAbsent(
                            List.of(answer.cell().attack(), answer.cell().others()), any -> new ArrayList<>())
                    .add(answer);
        }
        if (!matrices.isEmpty()) {
            page.element("h2", "Do the examples fool other networks?");
            page.element("p", "Accuracy in % of the network above on the examples made on the network at the left.");
        }
        for (List<CellAnswer> rows : matrices.values()) {
            Cell cell = rows.get(0).cell();
            HeatTable.write(
                    page,
                    about(cell),
                    "made on \\ tried on",
                    rows.stream().map(row -> row.cell().title()).toList(),
                    cell.others().stream().map(this::title).toList(),
                    (row, column) -> {
                        double share = Tables.transfer(rows.get(row))[column];
                        return new HeatTable.Filled(Figures.percent(share), share);
                    });
        }
    }

    private String title(String weights) {
        return question.networks().stream()
                .filter(network -> network.weights().equals(weights))
                .map(StudyQuestion.Network::title)
                .findFirst()
                .orElse(weights);
    }

    private static String about(Cell cell) {
        double epsilon = cell.attack().epsilon();
        return Figures.attack(cell.attack())
                + (Double.isFinite(epsilon) ? ", ε = " + Figures.epsilon(epsilon) : ", any distance") + ", n = "
                + Figures.count(cell.n());
    }

    private void targets() {
        List<CellAnswer> answers = study.tables(Cell.Kind.TARGETS);
        if (!answers.isEmpty()) {
            page.element("h2", "Towards each class");
            page.element("p", "Share in % of the pictures that were right before, and mean ‖δ‖₂ where it succeeded.");
        }
        for (CellAnswer answer : answers) {
            double[][] success = Tables.targets(answer, false);
            double[][] length = Tables.targets(answer, true);
            List<String> names = names(success.length);
            String caption = answer.cell().title() + " · " + about(answer.cell());
            if (success.length > MOST) {
                continue;
            }
            page.open("div", "class", "pair");
            HeatTable.write(page, caption + ": success in %", "from \\ to", names, names, (row, column) -> {
                double share = success[row][column];
                return new HeatTable.Filled(Figures.percent(share), share);
            });
            HeatTable.write(page, caption + ": mean ‖δ‖₂", "from \\ to", names, names, (row, column) -> {
                double size = length[row][column];
                return new HeatTable.Filled(Double.isNaN(size) ? "–" : String.format(Locale.ROOT, "%.2f", size), 0);
            });
            page.close();
        }
    }

    private void survival() {
        List<CellAnswer> answers = study.tables(Cell.Kind.SURVIVAL);
        if (!answers.isEmpty()) {
            page.element("h2", "What is left of the examples in the world");
        }
        for (CellAnswer answer : answers) {
            page.open("div", "class", "wide").open("table");
            page.element("caption", answer.cell().title() + " · " + about(answer.cell()));
            page.open("thead").open("tr");
            for (String name : List.of("What is done", "Successes", "Still fool", "Share %", "Clean %", "Why")) {
                page.element("th", name, "scope", "col", "class", name.endsWith("%") ? "" : "word");
            }
            page.close().close().open("tbody");
            for (Tables.Survivors line : Tables.survivors(answer)) {
                page.open("tr").element("th", line.distortion().title(), "scope", "row");
                page.element("td", Figures.count(line.successes()));
                page.element("td", Figures.count(line.survive()));
                page.element("td", Figures.percent(line.share()));
                page.element("td", Figures.percent(line.clean()));
                page.element("td", line.distortion().why(), "class", "word").close();
            }
            page.close().close().close();
        }
    }
}
