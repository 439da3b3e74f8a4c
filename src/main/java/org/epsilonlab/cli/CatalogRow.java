package org.epsilonlab.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.Parameter;

/**
 * One entry of a catalogue, as lists print it.
 *
 * @param more what else the JSON says
 */
record CatalogRow(
        String name, String title, String summary, String paper, List<Parameter> parameters, Map<String, Object> more) {

    /** Prints all entries, for people or, under the given key, as JSON. */
    static void print(PrintStream out, String key, List<CatalogRow> rows, boolean json) {
        if (json) {
            out.println(Json.GSON.toJson(
                    Map.of(key, rows.stream().map(CatalogRow::json).toList())));
            return;
        }
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        for (CatalogRow row : rows) {
            out.printf("%-" + (width + 2) + "s%s%n", row.name(), row.summary());
            for (Parameter each : row.parameters()) {
                out.printf(
                        " ".repeat(width + 2) + "--%-14s %s (default %s)%n",
                        each.name(),
                        each.help(),
                        each.defaultText());
            }
        }
    }

    private Map<String, Object> json() {
        List<Map<String, Object>> options = new ArrayList<>();
        for (Parameter parameter : parameters) {
            Map<String, Object> option = new LinkedHashMap<>();
            option.put("name", parameter.name());
            option.put("default", parameter.defaultText());
            option.put("help", parameter.help());
            if (parameter instanceof Parameter.Choice choice) {
                option.put(
                        "values",
                        choice.options().stream().map(Parameter.Option::value).toList());
            }
            if (parameter instanceof Parameter.Whole whole) {
                option.put("min", whole.min());
                option.put("max", whole.max());
            }
            if (parameter instanceof Parameter.Real real) {
                option.put("min", real.min());
                option.put("max", real.max());
            }
            options.add(option);
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("title", title);
        row.put("summary", summary);
        row.put("paper", paper);
        row.putAll(more);
        row.put("parameters", options);
        return row;
    }
}
