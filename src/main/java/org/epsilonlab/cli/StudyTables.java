package org.epsilonlab.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.epsilonlab.attack.AttackSpec;
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
            // One matrix an attack; a row for each network that gives the attack what it needs.
            Map<AttackSpec, List<CellAnswer>> attacks = new LinkedHashMap<>();
            transfer.forEach(row -> attacks.computeIfAbsent(row.cell().attack(), any -> new ArrayList<>())
                    .add(row));
            List<Map<String, Object>> all = new ArrayList<>();
            for (List<CellAnswer> rows : attacks.values()) {
                json.putIfAbsent("transfer", matrix(rows));
                Map<String, Object> one = about(rows.get(0));
                one.remove("model");
                one.put("madeOn", rows.stream().map(row -> row.cell().model()).toList());
                one.put("accuracy", matrix(rows));
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
