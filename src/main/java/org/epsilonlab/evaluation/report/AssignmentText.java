package org.epsilonlab.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.MeasurementTable;

/** The assignment's table as text. */
final class AssignmentText {

    private AssignmentText() {}

    static String markdown(AssignmentTable table) {
        StringBuilder text = new StringBuilder("| Network |");
        StringBuilder rule = new StringBuilder("| --- |");
        for (AssignmentTable.Column column : AssignmentTable.Column.values()) {
            text.append(' ').append(column.title()).append(" |");
            rule.append(" ---: |");
        }
        text.append('\n').append(rule).append('\n');
        for (AssignmentTable.Row row : table.rows()) {
            text.append("| ").append(row.title().replace("|", "\\|")).append(" |");
            for (AssignmentTable.Column column : AssignmentTable.Column.values()) {
                AssignmentTable.Entry entry = row.entry(column);
                text.append(' ')
                        .append(
                                entry == null
                                        ? "–"
                                        : Figures.percent(entry.accuracy()) + AssignmentTable.mark(column, entry) + " ("
                                                + Figures.interval(entry.interval95()) + ")")
                        .append(" |");
            }
            text.append('\n');
        }
        return text + "\n" + table.caption() + "\n";
    }

    static String csv(AssignmentTable table) {
        StringBuilder text = new StringBuilder(
                "network,title,weights,column,attack,parameters,epsilon,seed,n,accuracy,lower,upper,checks,program\n");
        for (AssignmentTable.Row row : table.rows()) {
            for (AssignmentTable.Column column : AssignmentTable.Column.values()) {
                AssignmentTable.Entry entry = row.entry(column);
                if (entry != null) {
                    text.append(line(row, column, entry));
                }
            }
        }
        return text.toString();
    }

    private static String line(AssignmentTable.Row row, AssignmentTable.Column column, AssignmentTable.Entry entry) {
        Measurement figure = entry.figure();
        boolean clean = column == AssignmentTable.Column.CLEAN;
        List<String> cells = new ArrayList<>(List.of(
                row.name(),
                row.title(),
                figure.cell().weights(),
                column.title(),
                clean ? "" : figure.figure().attack().description().name(),
                clean ? "" : MeasurementTable.parameters(figure.figure().attack()),
                clean ? "0" : Double.toString(figure.epsilon()),
                clean ? "" : Long.toString(figure.figure().attack().seed()),
                Integer.toString(figure.figure().n()),
                Double.toString(entry.accuracy()),
                Double.toString(entry.interval95().lower()),
                Double.toString(entry.interval95().upper()),
                clean ? "" : figure.trust().words(),
                figure.answer().program()));
        return MeasurementTable.csv(cells.toArray(String[]::new));
    }

    static String latex(AssignmentTable table) {
        int columns = AssignmentTable.Column.values().length;
        StringBuilder text = new StringBuilder("% Made by Epsilon Lab; \\input it, no package is needed.\n");
        text.append("\\begin{table}[tbp]\n\\centering\\footnotesize\n\\caption{")
                .append(escape(table.caption()))
                .append("}\n\\medskip\n\\setlength{\\tabcolsep}{3.5pt}\n\\begin{tabular}{l")
                .append("r".repeat(columns))
                .append("}\n\\hline\n");
        // Two lines a title, so that the table fits a page's column.
        text.append(head("Network", column -> column.title().split(" ", 2)[0]));
        text.append(
                head("", column -> column.title().contains(" ") ? column.title().split(" ", 2)[1] : ""));
        text.append("\\hline\n");
        for (AssignmentTable.Row row : table.rows()) {
            String[] title = row.title().split("(?<= ·) ", 2);
            text.append(escape(title[0]));
            for (AssignmentTable.Column column : AssignmentTable.Column.values()) {
                AssignmentTable.Entry entry = row.entry(column);
                text.append(" & ").append(entry == null ? "--" : entry(column, entry));
            }
            text.append(" \\\\\n");
            text.append(title.length > 1 ? escape(title[1]) : "{}");
            for (AssignmentTable.Column column : AssignmentTable.Column.values()) {
                AssignmentTable.Entry entry = row.entry(column);
                text.append(" & ")
                        .append(
                                entry == null
                                        ? "{}"
                                        : "{\\tiny (" + escape(Figures.interval(entry.interval95())) + ")}");
            }
            text.append(" \\\\\n");
        }
        return text.append("\\hline\n\\end{tabular}\n\\end{table}\n").toString();
    }

    private static String head(String first, Function<AssignmentTable.Column, String> part) {
        return Stream.of(AssignmentTable.Column.values())
                .map(column -> escape(part.apply(column)))
                .collect(Collectors.joining(" & ", first + " & ", " \\\\\n"));
    }

    private static String entry(AssignmentTable.Column column, AssignmentTable.Entry entry) {
        return Figures.percent(entry.accuracy()) + escape(AssignmentTable.mark(column, entry));
    }

    /** LaTeX's own signs, and those that older ones do not know as letters. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(
                    switch (c) {
                        case '\\' -> "\\textbackslash{}";
                        case '~' -> "\\textasciitilde{}";
                        case '^' -> "\\textasciicircum{}";
                        case '&', '%', '$', '#', '_', '{', '}' -> "\\" + c;
                        case 'ε' -> "$\\varepsilon$";
                        case '∞' -> "$_\\infty$";
                        case '–' -> "--";
                        case '†' -> "$^\\dagger$";
                        case '‡' -> "$^\\ddagger$";
                        case '·' -> "$\\cdot$";
                        case '×' -> "$\\times$";
                        case '…' -> "\\ldots{}";
                        default -> String.valueOf(c);
                    });
        }
        return out.toString();
    }
}
