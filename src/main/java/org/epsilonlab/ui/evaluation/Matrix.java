package org.epsilonlab.ui.evaluation;

import java.util.List;

/**
 * A table of values with a colour each.
 *
 * @param title what it shows
 * @param rowsAre what the rows are, such as "true class"
 * @param columnsAre what the columns are
 * @param rows labels
 * @param columns labels
 * @param cells by row
 * @param notes a sentence beside each row, empty for none
 */
record Matrix(
        String title,
        String rowsAre,
        String columnsAre,
        List<String> rows,
        List<String> columns,
        List<List<Matrix.Cell>> cells,
        List<String> notes) {

    /**
     * One value.
     *
     * @param text as it is read, short
     * @param shade from −1 (vermillion) over 0 (the page) to 1 (blue); NaN for a cell without a value
     * @param words what it says, in a sentence
     */
    record Cell(String text, double shade, String words) {}

    Matrix {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = cells.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
    }

    /** Without notes. */
    Matrix(
            String title,
            String rowsAre,
            String columnsAre,
            List<String> rows,
            List<String> columns,
            List<List<Matrix.Cell>> cells) {
        this(title, rowsAre, columnsAre, rows, columns, cells, List.of());
    }

    Cell cell(int row, int column) {
        return cells.get(row).get(column);
    }

    /** As a table for other programs: the texts, with the labels. */
    String csv() {
        StringBuilder lines = new StringBuilder(quoted(rowsAre + " \\ " + columnsAre));
        columns.forEach(column -> lines.append(',').append(quoted(column)));
        lines.append('\n');
        for (int i = 0; i < rows.size(); i++) {
            lines.append(quoted(rows.get(i)));
            cells.get(i).forEach(cell -> lines.append(',').append(quoted(cell.text())));
            lines.append('\n');
        }
        return lines.toString();
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
