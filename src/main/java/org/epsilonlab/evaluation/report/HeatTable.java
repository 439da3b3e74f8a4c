package org.epsilonlab.evaluation.report;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** A matrix as a table: each cell bears its value, and the more of it the bluer; zero is left white. */
final class HeatTable {

    private HeatTable() {}

    /** What stands in a cell and how full it is, from 0 to 1; a negative one is drawn red. */
    record Filled(String words, double share) {}

    /** A cell by its row and column. */
    interface Source {
        Filled at(int row, int column);
    }

    /**
     * @param corner what rows and columns are
     * @param rows names of the rows
     * @param columns names of the columns
     */
    static void write(
            Markup page, String caption, String corner, List<String> rows, List<String> columns, Source cells) {
        page.open("div", "class", "wide").open("table", "class", "heat").element("caption", caption);
        page.open("thead").open("tr").element("th", corner, "scope", "col");
        columns.forEach(name -> page.element("th", name, "scope", "col"));
        page.close().close().open("tbody");
        for (int row = 0; row < rows.size(); row++) {
            page.open("tr").element("th", rows.get(row), "scope", "row");
            int r = row;
            IntFunction<Filled> source = column -> cells.at(r, column);
            for (int column = 0; column < columns.size(); column++) {
                Filled cell = source.apply(column);
                double alpha = Math.min(1, Math.abs(cell.share()));
                if (Double.isNaN(alpha) || alpha == 0) {
                    page.element("td", cell.words());
                } else {
                    page.element(
                            "td",
                            cell.words(),
                            "class",
                            alpha > 0.5 ? "full" : "some",
                            "style",
                            String.format(
                                    Locale.ROOT,
                                    cell.share() < 0
                                            ? "background:rgba(178,24,43,%.2f)"
                                            : "background:rgba(0,84,166,%.2f)",
                                    alpha));
                }
            }
            page.close();
        }
        page.close().close().close();
    }
}
