package org.epsilonlab.ui.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.ui.common.ParameterValues;
import org.epsilonlab.ui.common.Settings;
import org.epsilonlab.ui.common.UndoStack;

/** The parameters of several things of which one is chosen; each remembers its own. */
final class ParameterSets {

    private final Map<String, ParameterValues> all = new LinkedHashMap<>();

    void add(String name, List<Parameter> parameters) {
        all.put(name, new ParameterValues(name, parameters));
    }

    /** Those of one of them. */
    ParameterValues of(String name) {
        ParameterValues values = all.get(name);
        if (values == null) {
            throw new IllegalArgumentException("there is no \"" + name + "\"");
        }
        return values;
    }

    /** Calls after each change of a value. */
    void onChange(Runnable listener) {
        all.values().forEach(values -> values.onChange(listener));
    }

    /** Lets changes be taken back. */
    void register(UndoStack undo) {
        all.values().forEach(values -> values.register(undo));
    }

    /** Takes the values of the last session and keeps later ones. */
    void keep(Settings settings, String prefix) {
        all.values().forEach(values -> values.keep(settings, prefix));
    }

    /** All defaults. */
    void reset() {
        all.values().forEach(values -> values.take(Map.of()));
    }
}
