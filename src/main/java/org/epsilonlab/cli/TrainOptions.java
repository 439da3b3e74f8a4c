package org.epsilonlab.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.training.TrainingSettings;
import org.epsilonlab.training.regime.RegimeCatalog;
import org.epsilonlab.training.regime.RegimeDescription;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of {@code train} that are drawn from the catalogue of regimes and from the settings of a training. */
final class TrainOptions {

    /** Options that an attack has too, and that are declared there. */
    private static final Set<String> OF_ATTACKS = Set.of("norm", "steps");

    private TrainOptions() {}

    static void addTo(CommandSpec train) {
        for (Parameter parameter : TrainingSettings.all()) {
            add(train, parameter, parameter.help() + " (" + parameter.defaultText() + ")");
        }
        Set<String> added = new LinkedHashSet<>(OF_ATTACKS);
        for (RegimeDescription regime : RegimeCatalog.all()) {
            for (Parameter parameter : regime.parameters()) {
                if (added.add(parameter.name())) {
                    add(train, parameter, "For " + users(parameter.name()) + ": " + parameter.help());
                }
            }
        }
    }

    private static String users(String parameter) {
        return RegimeCatalog.all().stream()
                .filter(regime -> has(regime.parameters(), parameter))
                .map(RegimeDescription::name)
                .collect(Collectors.joining(", "));
    }

    private static void add(CommandSpec train, Parameter parameter, String description) {
        // A percent sign would be taken for the beginning of a format.
        train.addOption(OptionSpec.builder("--" + parameter.name())
                .paramLabel(parameter instanceof Parameter.Choice ? "NAME" : "N")
                .type(String.class)
                .arity(parameter instanceof Parameter.Flag ? "0..1" : "1")
                .fallbackValue("true")
                .description(description.replace("%", "%%"))
                .build());
    }

    /** What was typed of these settings, by name. */
    static Map<String, String> settings(CommandSpec train) {
        return typed(train, TrainingSettings.all());
    }

    /** What was typed of any regime's own parameters, by name. */
    static Map<String, String> regime(CommandSpec train) {
        Map<String, String> typed = new LinkedHashMap<>();
        RegimeCatalog.all().forEach(regime -> typed.putAll(typed(train, regime.parameters())));
        OF_ATTACKS.forEach(typed::remove);
        return typed;
    }

    /** Every other option on the command line, each once, in the order in which they were typed. */
    static List<String> typedBeside(CommandSpec train, String option) {
        return train.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !name.equals(option))
                .distinct()
                .toList();
    }

    private static Map<String, String> typed(CommandSpec train, List<Parameter> parameters) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            OptionSpec option = train.findOption("--" + parameter.name());
            if (option != null && option.getValue() != null) {
                typed.put(parameter.name(), option.getValue());
            }
        }
        return typed;
    }

    /** Whether an option of the command is a training's own, so that an attack's of the same name cannot be typed there. */
    static boolean isSetting(CommandSpec command, String name) {
        return command.name().equals("train") && has(TrainingSettings.all(), name);
    }

    private static boolean has(List<Parameter> parameters, String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }
}
