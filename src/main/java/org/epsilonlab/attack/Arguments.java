package org.epsilonlab.attack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checked values for every one of some parameters, in the order of their description. Immutable, with value equality. */
public final class Arguments {

    private final Map<String, Object> values;

    private Arguments(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * Fills in defaults and checks.
     *
     * @param given texts by parameter name; what is missing takes its default
     * @throws IllegalArgumentException with one sentence if a name is unknown or a value out of range
     */
    public static Arguments of(List<Parameter> parameters, Map<String, String> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            values.put(
                    parameter.name(), parameter.parse(given.getOrDefault(parameter.name(), parameter.defaultText())));
        }
        for (String name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("there is no parameter \"" + name + "\""
                        + (values.isEmpty() ? "" : "; there are " + String.join(", ", values.keySet())));
            }
        }
        return new Arguments(values);
    }

    /** The value of a choice. */
    public String text(String name) {
        return (String) value(name);
    }

    /** The value of a whole number. */
    public int whole(String name) {
        return (Integer) value(name);
    }

    /** The value of a number. */
    public double real(String name) {
        return (Double) value(name);
    }

    /** The value of a flag. */
    public boolean flag(String name) {
        return (Boolean) value(name);
    }

    /** All values as texts that {@link #of} reads again. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    /** All values by name: String, Integer, Double or Boolean. */
    public Map<String, Object> values() {
        return values;
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no parameter \"" + name + "\"");
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Arguments that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
