package org.epsilonlab.evaluation.report;

import java.util.List;

/** The assignment's table as bars with whiskers; a bar bears its network's number and its value. */
final class AssignmentFigure {

    private static final int LEFT = 52;
    private static final int TOP = 28;
    private static final int HEIGHT = 260;
    private static final int BAR = 34;
    private static final int GAP = 44;
    private static final int LINE = 20;

    private final AssignmentTable table;
    private final int group;

    AssignmentFigure(AssignmentTable table) {
        this.table = table;
        group = Math.max(3, table.rows().size()) * BAR + GAP;
    }

    /** A file of its own. */
    String svg() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + draw("<style>" + Look.ALONE + "</style>");
    }

    /** A part of a page that has the rules of {@link Look}. */
    String inline() {
        return draw("");
    }

    private String draw(String style) {
        List<AssignmentTable.Row> rows = table.rows();
        AssignmentTable.Column[] columns = AssignmentTable.Column.values();
        int width = LEFT + columns.length * group + 10;
        int height = TOP + HEIGHT + 50 + rows.size() * LINE;
        Markup svg = new Markup();
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                width,
                "height",
                height,
                "role",
                "img",
                "aria-label",
                "Bars: " + table.caption());
        svg.raw(style);
        svg.element("title", table.caption());
        for (int percent = 0; percent <= 100; percent += 20) {
            double y = y(percent / 100.0);
            svg.shape("path", "look", "grid", "d", "M" + LEFT + " " + Markup.number(y) + "H" + (width - 10));
            svg.element("text", percent + " %", "x", LEFT - 6, "y", y + 4, "text-anchor", "end", "look", "small");
        }
        for (int c = 0; c < columns.length; c++) {
            double left = LEFT + c * group + GAP / 2.0;
            for (int r = 0; r < rows.size(); r++) {
                AssignmentTable.Entry entry = rows.get(r).entry(columns[c]);
                if (entry != null) {
                    bar(svg, columns[c], entry, r, left + r * BAR);
                }
            }
            svg.element(
                    "text",
                    columns[c].title(),
                    "x",
                    left + (group - GAP) / 2.0,
                    "y",
                    TOP + HEIGHT + 36,
                    "text-anchor",
                    "middle",
                    "look",
                    "words");
        }
        svg.shape("path", "look", "axis", "d", "M" + LEFT + " " + (TOP + HEIGHT) + "H" + (width - 10));
        for (int r = 0; r < rows.size(); r++) {
            double y = TOP + HEIGHT + 58 + r * LINE;
            svg.shape("rect", "look", "fill" + r % Look.SERIES, "x", LEFT, "y", y - 11, "width", "14", "height", "14");
            svg.element("text", (r + 1) + "  " + rows.get(r).title(), "x", LEFT + 22, "y", y + 1, "look", "words");
        }
        return svg.close().toString();
    }

    private static void bar(
            Markup svg, AssignmentTable.Column column, AssignmentTable.Entry entry, int row, double left) {
        double top = y(entry.accuracy());
        double middle = left + BAR / 2.0 - 2;
        double upper = y(entry.interval95().upper());
        svg.shape(
                "rect",
                "look",
                "fill" + row % Look.SERIES,
                "x",
                left,
                "y",
                top,
                "width",
                BAR - 4,
                "height",
                TOP + HEIGHT - top);
        svg.shape(
                "path",
                "look",
                "whisker",
                "d",
                "M" + Markup.number(middle) + " "
                        + Markup.number(y(entry.interval95().lower())) + "V" + Markup.number(upper));
        svg.element(
                "text",
                Figures.percent(entry.accuracy()) + AssignmentTable.mark(column, entry),
                "x",
                middle,
                "y",
                upper - 4,
                "text-anchor",
                "middle",
                "look",
                "small");
        svg.element(
                "text",
                String.valueOf(row + 1),
                "x",
                middle,
                "y",
                TOP + HEIGHT + 15,
                "text-anchor",
                "middle",
                "look",
                "small");
    }

    private static double y(double share) {
        return TOP + HEIGHT * (1 - share);
    }
}
