package org.epsilonlab.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.epsilonlab.attack.Parameter;

/** Parameters and their values in words. */
public final class ParameterWords {

    private ParameterWords() {}

    /** Whether a value is another than the default. */
    public static boolean isChanged(Parameter parameter, Object value) {
        return !value.equals(parameter.parse(parameter.defaultText()));
    }

    /** A parameter's value, such as "5 restarts", "keep last" or "random start on". */
    public static String of(Parameter parameter, Object value) {
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

    /** Of the rarely needed parameters those with another value than the default, in words. */
    public static List<String> changed(List<Parameter> parameters, Map<String, Object> values) {
        List<String> parts = new ArrayList<>();
        for (Parameter parameter : parameters) {
            Object value = values.get(parameter.name());
            if (parameter.advanced() && value != null && isChanged(parameter, value)) {
                parts.add(of(parameter, value));
            }
        }
        return parts;
    }
}
