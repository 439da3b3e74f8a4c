package org.epsilonlab.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.epsilonlab.attack.AttackSpec;

/** Figures as lines of a table, each with all that it depends on. */
public final class MeasurementTable {

    private static final String HEADER =
            "model,weights,data,pictures,attack,parameters,norm,epsilon,seed,n,clean,robust,lower,upper,success,"
                    + "zeroGradients,gradients,queries,seconds,program,checks,failed\n";

    private MeasurementTable() {}

    /** Comma-separated values after RFC 4180, with a header; shares lie in [0, 1], times are seconds. */
    public static String csv(List<Measurement> figures) {
        StringBuilder lines = new StringBuilder(HEADER);
        figures.forEach(figure -> lines.append(line(figure)));
        return lines.toString();
    }

    private static String line(Measurement measured) {
        EvaluationResult figure = measured.figure();
        AttackSpec attack = figure.attack();
        List<String> cells = new ArrayList<>();
        cells.add(figure.model());
        cells.add(measured.cell().weights());
        cells.add(figure.data());
        cells.add(measured.cell().pictures());
        cells.add(attack.description().name());
        cells.add(parameters(attack));
        cells.add(measured.cell().norm());
        cells.add(Double.toString(attack.epsilon()));
        cells.add(Long.toString(attack.seed()));
        cells.add(Integer.toString(figure.n()));
        cells.add(share(figure.cleanAccuracy()));
        cells.add(share(figure.robustAccuracy()));
        cells.add(share(figure.interval95().lower()));
        cells.add(share(figure.interval95().upper()));
        cells.add(share(figure.successRate()));
        cells.add(Integer.toString(figure.zeroGradients()));
        cells.add(Long.toString(figure.gradients()));
        cells.add(Long.toString(figure.queries()));
        cells.add(String.format(Locale.ROOT, "%.3f", figure.seconds()));
        cells.add(measured.answer().program());
        cells.add(measured.trust().words());
        cells.add(measured.checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.FAIL)
                .map(Check::name)
                .collect(Collectors.joining(" ")));
        return csv(cells.toArray(String[]::new));
    }

    /** Every parameter of an attack, such as {@code norm=linf steps=40}, and its target if it has one. */
    public static String parameters(AttackSpec attack) {
        Map<String, String> all = attack.arguments().texts();
        String text = all.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
        return attack.goal().isTargeted() ? (text + " target=" + attack.goal().target()).strip() : text;
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    /** One line, ended; cells with commas, quotes or line ends are quoted. */
    public static String csv(String... cells) {
        List<String> quoted = new ArrayList<>();
        for (String cell : cells) {
            boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            quoted.add(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
        }
        return String.join(",", quoted) + "\n";
    }
}
