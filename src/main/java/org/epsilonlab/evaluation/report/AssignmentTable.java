package org.epsilonlab.evaluation.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.Scale;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.MeasurementTable;
import org.epsilonlab.evaluation.WilsonInterval;
import org.jspecify.annotations.Nullable;

/**
 * The assignment's table: what is left of each network's accuracy on clean pictures, under the one step that it was trained
 * against, from a new start, under many steps, under the panel, and under noise of the same size.
 *
 * @param rows one a network
 * @param epsilon the budget of all attacks
 */
public record AssignmentTable(List<Row> rows, double epsilon) {

    /** So many the column of many steps promises. */
    private static final String STEPS = "40";

    /** What is measured, in the order of the columns. */
    public enum Column {
        CLEAN("Clean"),
        TRAINED("FGSM as trained"),
        NEW_START("FGSM, new start"),
        MANY("PGD-40"),
        PANEL("Panel"),
        NOISE("Random noise");

        private final String title;

        Column(String title) {
            this.title = title;
        }

        /** The head of the column. */
        public String title() {
            return title;
        }
    }

    /**
     * One accuracy.
     *
     * @param accuracy in [0, 1]
     * @param interval95 of it
     * @param figure that it was read from
     */
    public record Entry(double accuracy, WilsonInterval interval95, Measurement figure) {}

    /**
     * One network.
     *
     * @param name for files
     * @param title that people read
     * @param entries what there is, by column
     */
    public record Row(String name, String title, Map<Column, Entry> entries) {
        /** What stands in a column, null if it was not measured. */
        public @Nullable Entry entry(Column column) {
            return entries.get(column);
        }
    }

    public AssignmentTable {
        rows = List.copyOf(rows);
    }

    /**
     * The attacks that have to be carried out for it.
     *
     * @param norm that bounds them, L∞ or L2
     * @param whole whether the whole panel is wanted; the short one takes a tenth of the time and is no yardstick
     * @throws IllegalArgumentException for another norm
     */
    public static List<AttackSpec> attacks(Norm norm, boolean whole, long seed) {
        if (norm != Norm.LINF && norm != Norm.L2) {
            throw new IllegalArgumentException("the assignment's table is made in linf or l2, not in " + norm.id());
        }
        Map<String, String> bound = Map.of("norm", norm.id());
        return List.of(
                attack("fgm", Map.of("scale", Scale.of(norm).id()), seed),
                attack("r-fgsm", bound, seed),
                attack("pgd", Map.of("norm", norm.id(), "steps", STEPS, "early", "true"), seed),
                attack(whole ? "panel" : "panel-fast", bound, seed),
                attack("noise", bound, seed));
    }

    private static AttackSpec attack(String name, Map<String, String> arguments, long seed) {
        AttackDescription description = AttackCatalog.find(name);
        return new AttackSpec(description, description.arguments(arguments), 0, Goal.UNTARGETED, seed);
    }

    /** Reads the table off figures, at their largest budget; those of other attacks are passed over. */
    public static AssignmentTable of(List<Measurement> figures) {
        double largest = figures.stream()
                .filter(figure -> column(figure) != null)
                .mapToDouble(Measurement::epsilon)
                .max()
                .orElse(0);
        Map<String, List<Measurement>> networks = new LinkedHashMap<>();
        for (Measurement figure : figures) {
            networks.computeIfAbsent(figure.cell().weights(), any -> new ArrayList<>())
                    .add(figure);
        }
        List<Row> rows = new ArrayList<>();
        for (List<Measurement> own : networks.values()) {
            Map<Column, Entry> entries = new EnumMap<>(Column.class);
            for (Measurement figure : own) {
                Column column = column(figure);
                if (column != null && figure.epsilon() == largest) {
                    EvaluationResult result = figure.figure();
                    int right = (int) Math.round(result.cleanAccuracy() * result.n());
                    entries.putIfAbsent(
                            Column.CLEAN,
                            new Entry(result.cleanAccuracy(), WilsonInterval.of(right, result.n()), figure));
                    entries.putIfAbsent(column, new Entry(result.robustAccuracy(), result.interval95(), figure));
                }
            }
            rows.add(new Row(own.get(0).cell().model(), own.get(0).cell().title(), entries));
        }
        return new AssignmentTable(rows, largest);
    }

    private static @Nullable Column column(Measurement figure) {
        AttackSpec attack = figure.figure().attack();
        boolean forty = attack.arguments().texts().getOrDefault("steps", "").equals(STEPS);
        return switch (attack.description().name()) {
            case "fgm" -> Column.TRAINED;
            case "r-fgsm" -> Column.NEW_START;
            case "pgd" -> forty ? Column.MANY : null;
            case "panel", "panel-fast" -> Column.PANEL;
            case "noise" -> Column.NOISE;
            default -> null;
        };
    }

    /** The sign beside a figure that may not be trusted, "" for the others. */
    static String mark(Column column, Entry entry) {
        if (column == Column.CLEAN || column == Column.NOISE) {
            return "";
        }
        return switch (entry.figure().trust()) {
            case PASSED -> "";
            case FAILED -> "†";
            case NOT_RUN -> "‡";
        };
    }

    /** What has to be known to read the table. */
    public String caption() {
        List<Measurement> all = rows.stream()
                .flatMap(row -> row.entries().values().stream())
                .map(Entry::figure)
                .toList();
        if (all.isEmpty()) {
            return "Nothing was measured.";
        }
        EvaluationResult first = all.get(0).figure();
        String attacks = all.stream()
                .map(figure -> figure.figure().attack())
                .distinct()
                .map(attack -> attack.description().name() + " ("
                        + MeasurementTable.parameters(attack).replace(" ", ", ") + ", seed=" + attack.seed() + ")")
                .collect(Collectors.joining("; "));
        String networks = all.stream()
                .map(figure -> figure.cell().model() + " " + figure.cell().weights())
                .distinct()
                .collect(Collectors.joining(", "));
        String marks = rows.stream()
                .flatMap(row -> row.entries().entrySet().stream())
                .map(each -> mark(each.getKey(), each.getValue()))
                .distinct()
                .sorted()
                .collect(Collectors.joining());
        return "Accuracy in % on n = " + Figures.count(first.n()) + " pictures of " + first.data() + " at ε = "
                + Figures.epsilon(epsilon) + " (" + Figures.norm(first.attack().norm())
                + "), in brackets the 95 % Wilson interval. "
                + (marks.contains("†") ? "† The card of checks failed: do not believe the figure. " : "")
                + (marks.contains("‡") ? "‡ No check was run. " : "")
                + "Attacks: " + attacks + ". Weights: " + networks + ". Epsilon Lab "
                + all.get(0).answer().program() + ".";
    }

    /** A table of Markdown with its caption. */
    public String markdown() {
        return AssignmentText.markdown(this);
    }

    /** Comma-separated values, a line a figure. */
    public String csv() {
        return AssignmentText.csv(this);
    }

    /** A table environment of LaTeX that needs no package. */
    public String latex() {
        return AssignmentText.latex(this);
    }

    /** Bars with their intervals, as an SVG file. */
    public String svg() {
        return new AssignmentFigure(this).svg();
    }
}
