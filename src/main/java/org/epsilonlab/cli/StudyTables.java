package org.epsilonlab.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.epsilonlab.evaluation.Cell;
import org.epsilonlab.evaluation.CellAnswer;
import org.epsilonlab.evaluation.Tables;
import org.jspecify.annotations.Nullable;

/** The tables of a study as its JSON holds them; what cannot be counted is null. */
final class StudyTables {

    private final Map<Cell.Kind, List<CellAnswer>> answers = new EnumMap<>(Cell.Kind.class);

    void add(CellAnswer answer) {
        answers.computeIfAbsent(answer.cell().kind(), any -> new ArrayList<>()).add(answer);
    }

    /** All of them, by kind. */
    List<CellAnswer> all() {
        return answers.values().stream().flatMap(List::stream).toList();
    }

    /** Adds those that there are: for {@code transfer} a row a network on which the examples of an attack were made. */
    void addTo(Map<String, Object> json) {
        List<CellAnswer> transfer = answers.getOrDefault(Cell.Kind.TRANSFER, List.of());
        if (!transfer.isEmpty()) {
            // One matrix an attack; the networks are as many as the columns.
            int networks = transfer.get(0).cell().others().size();
            json.put("transfer", matrix(transfer.subList(0, networks)));
            List<Map<String, Object>> all = new ArrayList<>();
            for (int from = 0; from < transfer.size(); from += networks) {
                Map<String, Object> one = about(transfer.get(from));
                one.remove("model");
                one.put("accuracy", matrix(transfer.subList(from, from + networks)));
                all.add(one);
            }
            json.put("transfers", all);
        }
        put(json, "targets", Cell.Kind.TARGETS, StudyTables::targets);
        put(json, "survival", Cell.Kind.SURVIVAL, StudyTables::survival);
    }

    private void put(
            Map<String, Object> json, String name, Cell.Kind kind, Function<CellAnswer, Map<String, Object>> table) {
        List<CellAnswer> there = answers.getOrDefault(kind, List.of());
        if (!there.isEmpty()) {
            json.put(name, there.stream().map(table).toList());
        }
    }

    private static Map<String, Object> about(CellAnswer answer) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("model", answer.cell().model());
        about.put("attack", answer.cell().attack().description().name());
        double epsilon = answer.cell().attack().epsilon();
        if (!Double.isInfinite(epsilon)) {
            about.put("epsilon", epsilon);
        }
        about.put("n", answer.cell().n());
        return about;
    }

    private static List<List<@Nullable Double>> matrix(List<CellAnswer> rows) {
        return rows.stream().map(row -> numbers(Tables.transfer(row))).toList();
    }

    private static Map<String, Object> targets(CellAnswer answer) {
        Map<String, Object> table = about(answer);
        table.put("success", rows(Tables.targets(answer, false)));
        table.put("meanL2", rows(Tables.targets(answer, true)));
        return table;
    }

    private static Map<String, Object> survival(CellAnswer answer) {
        Map<String, Object> table = about(answer);
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        for (Tables.Survivors line : Tables.survivors(answer)) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("distortion", line.distortion().title());
            row.put("successes", line.successes());
            row.put("survive", line.survive());
            row.put("cleanAccuracy", line.clean());
            row.put("why", line.distortion().why());
            lines.add(row);
        }
        table.put("distortions", lines);
        return table;
    }

    private static List<List<@Nullable Double>> rows(double[][] matrix) {
        return Arrays.stream(matrix).map(StudyTables::numbers).toList();
    }

    private static List<@Nullable Double> numbers(double[] row) {
        List<@Nullable Double> numbers = new ArrayList<>();
        for (double each : row) {
            numbers.add(Double.isNaN(each) ? null : each);
        }
        return numbers;
    }
}
