package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.ui.common.EpsilonFormat;
import org.epsilonlab.ui.common.Ticks;

/** An attack in words: what has to be said for someone else to repeat it. */
final class AttackWords {

    private AttackWords() {}

    /**
     * Such as "Iterated · norm L∞ · ε = 0.050 = 12.75/255 · 10 steps · step size 0.0125 · any other class · seed 0".
     *
     * @param classes that a target is named from
     */
    static String of(AttackSpec spec, List<String> classes) {
        List<String> parts = new ArrayList<>(List.of(spec.description().title()));
        List<Parameter> parameters = spec.description().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            Object value = spec.arguments().values().get(parameter.name());
            if (value != null && (!parameter.advanced() || isChanged(parameter, value))) {
                parts.add(parameter(parameter, value));
            }
            if (i == 0) {
                parts.add(epsilon(spec));
            }
        }
        int target = spec.goal().target();
        parts.add(
                !spec.goal().isTargeted()
                        ? "any other class"
                        : "towards " + (target < classes.size() ? classes.get(target) : "class " + target));
        parts.add("seed " + spec.seed());
        return String.join(" · ", parts);
    }

    private static String epsilon(AttackSpec spec) {
        return "ε = "
                + (spec.norm() == Norm.LINF
                        ? new EpsilonFormat().format(spec.epsilon())
                        : Ticks.label(Math.rint(spec.epsilon() * 100) / 100));
    }

    /** Whether a value is another than the default. */
    static boolean isChanged(Parameter parameter, Object value) {
        return !value.equals(parameter.parse(parameter.defaultText()));
    }

    /** A parameter's value, such as "5 restarts", "keep last" or "random start on". */
    static String parameter(Parameter parameter, Object value) {
        String label = parameter.label().toLowerCase(Locale.ROOT);
        if (parameter instanceof Parameter.Whole) {
            return value + " " + label;
        } else if (parameter instanceof Parameter.Choice choice) {
            return label + " "
                    + choice.options().stream()
                            .filter(option -> option.value().equals(value))
                            .findFirst()
                            .map(option -> option.label().replace(" · ", ", "))
                            .orElse(String.valueOf(value));
        } else if (value instanceof Double number) {
            // A default of 0 stands for a number that the attack works out.
            boolean automatic = number == 0 && !isChanged(parameter, value);
            return label + " " + (automatic ? "auto" : Ticks.label(Math.rint(number * 1e4) / 1e4));
        }
        return label + (Boolean.TRUE.equals(value) ? " on" : " off");
    }
}
