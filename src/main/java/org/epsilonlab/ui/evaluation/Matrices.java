package org.epsilonlab.ui.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.epsilonlab.evaluation.CellAnswer;
import org.epsilonlab.evaluation.Confusion;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.PictureResult;
import org.epsilonlab.evaluation.StudyQuestion;
import org.epsilonlab.evaluation.Tables;
import org.epsilonlab.ui.common.BriefTitles;

/** The tables of the Evaluate place as matrices to look at. */
final class Matrices {

    private Matrices() {}

    /** Which confusion is shown. */
    enum When {
        BEFORE("before"),
        AFTER("under the attack"),
        CHANGE("change");

        private final String title;

        When(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** Which class is taken for which. */
    static Matrix confusion(Measurement figure, When when, List<String> classes) {
        List<PictureResult> pictures = figure.pictures();
        Confusion before = Confusion.before(pictures, classes.size());
        Confusion after = Confusion.after(pictures, classes.size());
        Confusion shown = when == When.BEFORE ? before : when == When.AFTER ? after : after.minus(before);
        double largest = Math.max(1, shown.largest());
        List<List<Matrix.Cell>> cells = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            List<Matrix.Cell> row = new ArrayList<>();
            for (int says = 0; says < classes.size(); says++) {
                int count = shown.count(label, says);
                String text = when == When.CHANGE && count > 0 ? "+" + count : count == 0 ? "" : "" + count;
                row.add(new Matrix.Cell(
                        text.replace('-', '−'),
                        count / largest,
                        String.format(
                                Locale.ENGLISH,
                                "%s taken for %s: %,d before, %,d under the attack, of %,d.",
                                classes.get(label),
                                classes.get(says),
                                before.count(label, says),
                                after.count(label, says),
                                before.total(label))));
            }
            cells.add(row);
        }
        return new Matrix(
                "Confusion " + when.title() + ". " + FigureWords.inOneLine(figure),
                "true class",
                "taken for",
                classes,
                classes,
                cells);
    }

    /** What each network says of the examples that were made on each. */
    static Matrix transfer(List<CellAnswer> answers, StudyQuestion question) {
        List<String> names = BriefTitles.of(
                question.networks().stream().map(network -> network.title()).toList());
        List<String> rows = new ArrayList<>();
        List<List<Matrix.Cell>> cells = new ArrayList<>();
        for (CellAnswer answer : answers) {
            int made = index(question, answer.cell().weights());
            String attack = FigureWords.attack(answer.cell().attack());
            rows.add(names.get(made) + " · " + attack);
            double[] shares = Tables.transfer(answer);
            List<Matrix.Cell> row = new ArrayList<>();
            for (int tried = 0; tried < shares.length; tried++) {
                row.add(new Matrix.Cell(
                        FigureWords.percent(shares[tried]),
                        1 - shares[tried],
                        String.format(
                                "%s is right on %s of the examples that %s made on %s.",
                                names.get(tried), FigureWords.percent(shares[tried]), attack, names.get(made))));
            }
            cells.add(row);
        }
        double epsilon = answers.isEmpty() ? 0 : answers.get(0).cell().attack().epsilon();
        return new Matrix(
                "Transfer: accuracy left at ε = " + EpsilonList.number(epsilon)
                        + ". The darker, the more the examples fool.",
                "made on",
                "accuracy of",
                rows,
                names,
                cells);
    }

    private static int index(StudyQuestion question, String weights) {
        for (int i = 0; i < question.networks().size(); i++) {
            if (question.networks().get(i).weights().equals(weights)) {
                return i;
            }
        }
        return 0;
    }

    /** How often each class could be turned into each other, or how large the change had to be. */
    static Matrix targets(CellAnswer answer, boolean length, List<String> classes) {
        double[][] values = Tables.targets(answer, length);
        double largest = 1e-9;
        for (double[] row : values) {
            for (double value : row) {
                largest = Double.isNaN(value) ? largest : Math.max(largest, value);
            }
        }
        double top = length ? largest : 1;
        List<List<Matrix.Cell>> cells = new ArrayList<>();
        for (int from = 0; from < values.length; from++) {
            List<Matrix.Cell> row = new ArrayList<>();
            for (int to = 0; to < values.length; to++) {
                double value = values[from][to];
                String text = Double.isNaN(value)
                        ? ""
                        : length ? String.format(Locale.ROOT, "%.2f", value) : Math.round(100 * value) + " %";
                row.add(new Matrix.Cell(
                        text,
                        value / top,
                        Double.isNaN(value)
                                ? "Nothing to show from " + classes.get(from) + " to " + classes.get(to) + "."
                                : length
                                        ? String.format(
                                                Locale.ROOT,
                                                "From %s to %s the successful changes have a mean length of %.3f (L2).",
                                                classes.get(from),
                                                classes.get(to),
                                                value)
                                        : String.format(
                                                Locale.ROOT,
                                                "%s became %s in %.1f %% of the tries.",
                                                classes.get(from),
                                                classes.get(to),
                                                100 * value)));
            }
            cells.add(row);
        }
        return new Matrix(
                (length ? "Mean ‖δ‖₂ of successes, " : "Success of turning a class into another, ")
                        + answer.cell().title() + ", "
                        + FigureWords.attack(answer.cell().attack()) + ", ε = "
                        + EpsilonList.number(answer.cell().attack().epsilon()) + ", n = "
                        + FigureWords.count(answer.cell().n()),
                "from",
                "to",
                classes.subList(0, values.length),
                classes.subList(0, values.length),
                cells);
    }

    /** What is left of the examples when they are saved, squeezed or moved. */
    static Matrix survival(List<CellAnswer> answers) {
        List<String> columns = new ArrayList<>();
        List<List<Tables.Survivors>> all = new ArrayList<>();
        List<String> names =
                answers.stream().map(answer -> answer.cell().title()).distinct().toList();
        List<String> titles = BriefTitles.of(names);
        for (int i = 0; i < answers.size(); i++) {
            columns.add(titles.get(names.indexOf(answers.get(i).cell().title())) + " · "
                    + FigureWords.attack(answers.get(i).cell().attack()));
            all.add(Tables.survivors(answers.get(i)));
        }
        List<String> rows = new ArrayList<>();
        List<List<Matrix.Cell>> cells = new ArrayList<>();
        for (int d = 0; d < all.get(0).size(); d++) {
            Tables.Survivors first = all.get(0).get(d);
            rows.add(first.distortion().title());
            List<Matrix.Cell> row = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                Tables.Survivors each = all.get(i).get(d);
                row.add(new Matrix.Cell(
                        FigureWords.percent(each.share()),
                        each.share(),
                        String.format(
                                Locale.ENGLISH,
                                "%s: %,d of %,d examples still fool. %s Of the originals %s are still right.",
                                first.distortion().title(),
                                each.survive(),
                                each.successes(),
                                first.distortion().why(),
                                FigureWords.percent(each.clean()))));
            }
            cells.add(row);
        }
        return new Matrix(
                "Share of the successes that still fool, at ε = "
                        + EpsilonList.number(answers.get(0).cell().attack().epsilon()),
                "what is done to them",
                "made on",
                rows,
                columns,
                cells,
                all.get(0).stream().map(each -> each.distortion().why()).toList());
    }
}
