package org.epsilonlab.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.WorstCase;

/** What all attacks of an evaluation leave together. */
final class WorstCases {

    private WorstCases() {}

    /** A line for each network and budget; none where there was only one attack. */
    static void print(List<Measurement> figures, PrintStream out) {
        List<WorstCase> worst = WorstCase.of(figures);
        if (!worst.isEmpty()) {
            out.println("Right under all attacks, picture by picture:");
        }
        for (WorstCase each : worst) {
            out.printf(
                    Locale.ROOT,
                    "%-26s %-11s %9s %8d %8s %9.2f   %6.2f – %6.2f%n",
                    name(each, figures),
                    "worst of " + each.attacks().size(),
                    String.format(Locale.ROOT, "%.5g", each.epsilon()),
                    each.n(),
                    "",
                    100 * each.accuracy(),
                    100 * each.interval95().lower(),
                    100 * each.interval95().upper());
        }
    }

    private static String name(WorstCase worst, List<Measurement> figures) {
        return figures.stream()
                .filter(figure -> figure.cell().weights().equals(worst.network()))
                .map(figure -> figure.cell().model())
                .findFirst()
                .orElse(worst.network());
    }

    /** The same for JSON. */
    static List<Map<String, Object>> rows(List<Measurement> figures) {
        return WorstCase.of(figures).stream()
                .map(each -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("model", name(each, figures));
                    row.put("weights", each.network());
                    row.put("epsilon", each.epsilon());
                    row.put(
                            "attacks",
                            each.attacks().stream()
                                    .map(attack -> attack.description().name())
                                    .toList());
                    row.put("n", each.n());
                    row.put("robustAccuracy", each.accuracy());
                    row.put("interval95", each.interval95().ends());
                    return row;
                })
                .toList();
    }
}
