package org.epsilonlab.ui.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.report.AssignmentTable;
import org.epsilonlab.ui.common.BriefTitles;
import org.jspecify.annotations.Nullable;

/** The assignment's table as a matrix to look at. */
final class AssignmentMatrix {

    private AssignmentMatrix() {}

    /** The assignment's table, null while nothing of it was measured. */
    static @Nullable Matrix of(List<Measurement> figures) {
        AssignmentTable table = AssignmentTable.of(figures);
        List<AssignmentTable.Column> columns = List.of(AssignmentTable.Column.values());
        List<String> titles =
                BriefTitles.of(table.rows().stream().map(row -> row.title()).toList());
        List<List<Matrix.Cell>> cells = new ArrayList<>();
        for (AssignmentTable.Row row : table.rows()) {
            cells.add(columns.stream()
                    .map(column -> entry(row, column, row.entry(column)))
                    .toList());
        }
        return cells.isEmpty()
                ? null
                : new Matrix(
                        "Accuracy left at ε = " + EpsilonList.number(table.epsilon()) + ", n = "
                                + FigureWords.count(figures.get(0).figure().n())
                                + ". ✕ a check failed, ? not checked.",
                        "network",
                        "under",
                        titles,
                        columns.stream().map(AssignmentTable.Column::title).toList(),
                        cells);
    }

    private static Matrix.Cell entry(
            AssignmentTable.Row row, AssignmentTable.Column column, AssignmentTable.@Nullable Entry entry) {
        return entry == null
                ? new Matrix.Cell("–", Double.NaN, row.title() + ", " + column.title() + ": not measured.")
                : new Matrix.Cell(
                        FigureWords.percent(entry.accuracy()) + sign(column, entry.figure()),
                        entry.accuracy(),
                        String.format(
                                Locale.ROOT,
                                "%s, %s: %s (95 %%: %.1f – %.1f %%). Checks: %s.",
                                row.title(),
                                column.title(),
                                FigureWords.percent(entry.accuracy()),
                                100 * entry.interval95().lower(),
                                100 * entry.interval95().upper(),
                                entry.figure().trust().words()));
    }

    /** The sign of a doubt; clean accuracy and noise are no claim. */
    private static String sign(AssignmentTable.Column column, Measurement figure) {
        if (column == AssignmentTable.Column.CLEAN || column == AssignmentTable.Column.NOISE) {
            return "";
        }
        return switch (figure.trust()) {
            case PASSED -> "";
            case FAILED -> " ✕";
            case NOT_RUN -> " ?";
        };
    }

    /** The figure in a cell of the assignment's table, null where there is none. */
    static @Nullable Measurement figure(List<Measurement> figures, int row, int column) {
        AssignmentTable table = AssignmentTable.of(figures);
        AssignmentTable.Entry entry = table.rows()
                .get(row)
                .entry(List.of(AssignmentTable.Column.values()).get(column));
        return entry == null ? null : entry.figure();
    }
}
