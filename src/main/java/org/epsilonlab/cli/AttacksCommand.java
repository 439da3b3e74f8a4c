package org.epsilonlab.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.Parameter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code attacks list}: the catalogue, with every parameter. */
@Command(name = "attacks", description = "Shows the attacks there are.", mixinStandardHelpOptions = true)
final class AttacksCommand implements Runnable {

    private final CliContext context;

    AttacksCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        list(false);
    }

    @Command(name = "list", description = "Lists the attacks and their parameters.", mixinStandardHelpOptions = true)
    void list(@Option(names = "--json", description = "Print JSON.") boolean json) {
        List<Map<String, Object>> attacks = new ArrayList<>();
        for (AttackDescription attack : AttackCatalog.ATTACKS) {
            List<Map<String, Object>> parameters = new ArrayList<>();
            if (!json) {
                context.out().printf("%-8s %s%n", attack.name(), attack.summary());
            }
            for (Parameter parameter : attack.parameters()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("name", parameter.name());
                row.put("default", parameter.defaultText());
                row.put("help", parameter.help());
                if (parameter instanceof Parameter.Choice choice) {
                    row.put(
                            "values",
                            choice.options().stream()
                                    .map(Parameter.Option::value)
                                    .toList());
                }
                parameters.add(row);
                if (!json) {
                    context.out()
                            .printf(
                                    "         --%-14s %s (default %s)%n",
                                    parameter.name(), parameter.help(), parameter.defaultText());
                }
            }
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", attack.name());
            row.put("title", attack.title());
            row.put("summary", attack.summary());
            row.put("paper", attack.paper());
            row.put("parameters", parameters);
            attacks.add(row);
        }
        if (json) {
            context.out().println(Json.GSON.toJson(Map.of("attacks", attacks)));
        }
    }
}
