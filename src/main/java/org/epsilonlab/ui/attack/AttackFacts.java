package org.epsilonlab.ui.attack;

import java.util.Locale;
import java.util.stream.Collectors;
import org.epsilonlab.attack.Attack;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.ui.common.ValueFormat;

/** What an attack costs and what it can be told, in words. */
final class AttackFacts {

    private AttackFacts() {}

    /** Gradients and predictions for one picture. */
    static String cost(Attack attack) {
        int gradients = attack.gradientsPerImage();
        String queries = String.format(Locale.ENGLISH, "%,d predictions", attack.queriesPerImage());
        if (gradients == 0) {
            return attack.queriesPerImage() > 1 ? "Up to " + queries + " a picture" : "Nothing but one prediction";
        }
        String some = gradients == 1 ? "One gradient" : String.format(Locale.ENGLISH, "Up to %,d gradients", gradients);
        return some + (attack.queriesPerImage() > 1 ? " and " + queries : "") + " a picture";
    }

    /** A parameter with its range and what it usually is. */
    static String words(Parameter parameter) {
        String range = range(parameter);
        return parameter.label() + ": " + parameter.help() + " " + range + "; usually "
                + (parameter instanceof Parameter.Flag flag ? (flag.initial() ? "on" : "off") : usual(parameter)) + ".";
    }

    private static String range(Parameter parameter) {
        if (parameter instanceof Parameter.Whole whole) {
            return String.format(Locale.ENGLISH, "%,d to %,d", whole.min(), whole.max());
        }
        if (parameter instanceof Parameter.Real real) {
            return ValueFormat.decimal(3).format(real.min()) + " to "
                    + ValueFormat.decimal(3).format(real.max());
        }
        return parameter instanceof Parameter.Choice choice
                ? choice.options().stream().map(Parameter.Option::label).collect(Collectors.joining(", "))
                : "on or off";
    }

    private static String usual(Parameter parameter) {
        if (parameter instanceof Parameter.Choice choice) {
            return choice.options().stream()
                    .filter(option -> option.value().equals(choice.defaultText()))
                    .map(Parameter.Option::label)
                    .findFirst()
                    .orElse(choice.defaultText());
        }
        return parameter instanceof Parameter.Real real
                ? ValueFormat.decimal(3).format(real.initial())
                : parameter.defaultText();
    }
}
