package org.epsilonlab.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.attack.Scale;
import org.epsilonlab.attack.SmallestBudget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say which attack; {@code attacks list} explains each parameter. */
final class AttackOptions {

    /** So many classes are named in a sentence. */
    private static final int NAMED = 12;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--attack", paramLabel = "NAME", description = "One of those that attacks list names (fgm).")
    private @Nullable String named;

    @Option(
            names = "--target",
            paramLabel = "CLASS",
            description = "A class by name or number; without it any wrong class will do.")
    private @Nullable String target;

    /** Every attack's seed, and a training's. */
    @Option(names = "--seed", description = "Seed of all randomness (${DEFAULT-VALUE}).", defaultValue = "0")
    private long seed;

    private String attack() {
        return named == null ? "fgm" : named;
    }

    /** Whether an attack was named. */
    boolean isNamed() {
        return named != null;
    }

    long seed() {
        return seed;
    }

    /** Reads 0.1 and 8/255 alike. */
    static double epsilon(String text) {
        String[] parts = text.trim().split("/", -1);
        try {
            double value = Double.parseDouble(parts[0]);
            if (parts.length == 2) {
                value /= Double.parseDouble(parts[1]);
            }
            if (parts.length <= 2 && value >= 0 && !Double.isInfinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(message(text), e);
        }
        throw new IllegalArgumentException(message(text));
    }

    private static String message(String text) {
        return "epsilon must be a number from 0 up such as 0.1 or 8/255, not \"" + text + "\"";
    }

    /** The attack that the options describe, as it is. */
    AttackSpec spec(@Nullable String epsilon, List<String> classes) {
        return spec(epsilon, false, classes);
    }

    /**
     * The attack that the options describe.
     *
     * @param epsilon as it was typed; null if it was not, which only attacks without a budget allow
     * @param smallest whether the smallest budget with which it succeeds is searched for each picture
     * @throws WrongUse if they contradict each other or the attack
     */
    AttackSpec spec(@Nullable String epsilon, boolean smallest, List<String> classes) {
        try {
            AttackDescription named = AttackCatalog.find(attack());
            AttackDescription description = smallest ? SmallestBudget.of(named) : named;
            AttackSpec spec = spec(description, budget(description, epsilon), classes);
            if (smallest) {
                SmallestBudget.check(spec);
            }
            return spec;
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e);
        }
    }

    private double budget(AttackDescription description, @Nullable String typed) {
        if (typed != null) {
            return epsilon(typed);
        }
        if (description.is(AttackDescription.Trait.SMALLEST)) {
            return AttackSpec.ANY_DISTANCE;
        }
        if (description.is(AttackDescription.Trait.NO_BUDGET)) {
            return 0;
        }
        throw new IllegalArgumentException(
                "the attack " + attack() + " needs a budget, --epsilon, such as 0.1 or 8/255");
    }

    private AttackSpec spec(AttackDescription description, double epsilon, List<String> classes) {
        Map<String, String> given = given();
        String bound = given.get("norm");
        if (attack().equals("fgm") && bound != null) {
            given.remove("norm");
            var bounded = Scale.of(given.computeIfAbsent(
                            "scale", any -> Scale.of(Norm.of(bound)).id()))
                    .norm();
            if (bounded == null || !bounded.id().equals(bound)) {
                throw new IllegalArgumentException("--scale " + given.get("scale") + " and --norm " + bound
                        + " contradict each other; leave one of them out");
            }
        }
        return new AttackSpec(description, description.arguments(given), epsilon, goal(classes), seed);
    }

    /** Declares every parameter of every attack that the command does not declare already. */
    static void addTo(CommandSpec command) {
        for (AttackDescription attack : AttackCatalog.ATTACKS) {
            for (Parameter parameter : attack.parameters()) {
                if (command.findOption("--" + parameter.name()) == null) {
                    command.addOption(OptionSpec.builder("--" + parameter.name())
                            .paramLabel(parameter instanceof Parameter.Choice ? "NAME" : "N")
                            .type(String.class)
                            .arity(parameter instanceof Parameter.Flag ? "0..1" : "1")
                            .fallbackValue("true")
                            .description("For " + users(parameter.name()) + ": "
                                    + parameter.help().replace("%", "%%"))
                            .build());
                }
            }
        }
    }

    private static String users(String parameter) {
        return AttackCatalog.ATTACKS.stream()
                .filter(attack -> attack.parameters().stream()
                        .anyMatch(each -> each.name().equals(parameter)))
                .map(AttackDescription::name)
                .collect(Collectors.joining(", "));
    }

    /** What was typed of any attack's parameters, by name; what is another thing's too is left to that. */
    Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        for (AttackDescription attack : AttackCatalog.ATTACKS) {
            for (Parameter parameter : attack.parameters()) {
                OptionSpec option = command.findOption("--" + parameter.name());
                if (option != null && option.getValue() != null && !TrainOptions.isSetting(command, parameter.name())) {
                    given.put(parameter.name(), option.getValue());
                }
            }
        }
        return given;
    }

    Goal goal(List<String> classes) {
        if (target == null) {
            return Goal.UNTARGETED;
        }
        for (int k = 0; k < classes.size(); k++) {
            if (classes.get(k).equalsIgnoreCase(target)) {
                return Goal.towards(k);
            }
        }
        try {
            int number = Integer.parseInt(target);
            if (number >= 0 && number < classes.size()) {
                return Goal.towards(number);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(noClass(classes), e);
        }
        throw new IllegalArgumentException(noClass(classes));
    }

    private String noClass(List<String> classes) {
        return "there is no class \"" + target + "\"; the classes are "
                + String.join(", ", classes.subList(0, Math.min(NAMED, classes.size())))
                + (classes.size() > NAMED ? " and so on, numbered from 0 to " + (classes.size() - 1) : "");
    }
}
