package org.epsilonlab.ui.common;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.epsilonlab.attack.Arguments;
import org.epsilonlab.attack.Parameter;

/** Some parameters as properties, made from their descriptions. */
public class ParameterValues {

    private final String owner;
    private final List<Parameter> parameters;
    private final Map<String, StringProperty> texts = new LinkedHashMap<>();
    private final Map<String, DoubleProperty> numbers = new LinkedHashMap<>();
    private final Map<String, BooleanProperty> flags = new LinkedHashMap<>();

    /**
     * All at their defaults.
     *
     * @param owner name of what they are the parameters of
     */
    public ParameterValues(String owner, List<Parameter> parameters) {
        this.owner = owner;
        this.parameters = List.copyOf(parameters);
        for (Parameter parameter : parameters) {
            String name = parameter.name();
            if (parameter instanceof Parameter.Choice choice) {
                texts.put(name, new SimpleStringProperty(this, name, choice.defaultText()));
            } else if (parameter instanceof Parameter.Whole whole) {
                numbers.put(name, new SimpleDoubleProperty(this, name, whole.initial()));
            } else if (parameter instanceof Parameter.Real real) {
                numbers.put(name, new SimpleDoubleProperty(this, name, real.initial()));
            } else if (parameter instanceof Parameter.Flag flag) {
                flags.put(name, new SimpleBooleanProperty(this, name, flag.initial()));
            }
        }
    }

    /** Name of what they are the parameters of. */
    public String owner() {
        return owner;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** The value of a {@link Parameter.Choice}. */
    public StringProperty text(String name) {
        return known(texts, name);
    }

    /** The value of a {@link Parameter.Whole} or {@link Parameter.Real}. */
    public DoubleProperty number(String name) {
        return known(numbers, name);
    }

    /** The value of a {@link Parameter.Flag}. */
    public BooleanProperty flag(String name) {
        return known(flags, name);
    }

    private <P> P known(Map<String, P> properties, String name) {
        P property = properties.get(name);
        if (property == null) {
            throw new IllegalArgumentException(owner + " has no such parameter \"" + name + "\"");
        }
        return property;
    }

    /** The values, checked. */
    public Arguments arguments() {
        return Arguments.of(parameters, asTexts());
    }

    /** The values as texts, by name. */
    public Map<String, String> asTexts() {
        Map<String, String> given = new LinkedHashMap<>();
        texts.forEach((name, value) -> given.put(name, value.get()));
        flags.forEach((name, value) -> given.put(name, String.valueOf(value.get())));
        for (Parameter parameter : parameters) {
            DoubleProperty number = numbers.get(parameter.name());
            if (number != null) {
                given.put(
                        parameter.name(),
                        parameter instanceof Parameter.Whole
                                ? Long.toString(Math.round(number.get()))
                                : Double.toString(number.get()));
            }
        }
        return given;
    }

    /**
     * Takes values from texts; what is missing takes its default.
     *
     * @throws IllegalArgumentException with one sentence if a name is unknown or a value out of range; nothing is changed
     *     then
     */
    public void take(Map<String, String> given) {
        Arguments.of(parameters, given).values().forEach((name, value) -> {
            if (value instanceof String text) {
                text(name).set(text);
            } else if (value instanceof Number number) {
                number(name).set(number.doubleValue());
            } else if (value instanceof Boolean flag) {
                flag(name).set(flag);
            }
        });
    }

    /** Calls after each change of a value. */
    public void onChange(Runnable listener) {
        texts.values().forEach(value -> value.addListener((source, before, after) -> listener.run()));
        numbers.values().forEach(value -> value.addListener((source, before, after) -> listener.run()));
        flags.values().forEach(value -> value.addListener((source, before, after) -> listener.run()));
    }

    /** Lets changes be taken back. */
    public void register(UndoStack undo) {
        texts.values().forEach(undo::register);
        numbers.values().forEach(undo::register);
        flags.values().forEach(undo::register);
    }

    /**
     * Takes the values of the last session, as far as they are still accepted, and keeps later ones.
     *
     * @param prefix of the keys, before the owner's name
     */
    public void keep(Settings settings, String prefix) {
        for (Parameter parameter : parameters) {
            String key = prefix + "." + owner + "." + parameter.name();
            Property<?> property = property(parameter.name());
            Object fallback = property.getValue();
            if (texts.containsKey(parameter.name())) {
                settings.bindText(key, text(parameter.name()));
            } else if (numbers.containsKey(parameter.name())) {
                settings.bindNumber(key, number(parameter.name()));
            } else {
                settings.bindFlag(key, flag(parameter.name()));
            }
            if (!isAccepted()) {
                restore(parameter.name(), fallback);
            }
        }
    }

    private Property<?> property(String name) {
        if (texts.containsKey(name)) {
            return text(name);
        }
        return numbers.containsKey(name) ? number(name) : flag(name);
    }

    private void restore(String name, Object value) {
        if (value instanceof String text) {
            text(name).set(text);
        } else if (value instanceof Double number) {
            number(name).set(number);
        }
    }

    private boolean isAccepted() {
        try {
            arguments();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
