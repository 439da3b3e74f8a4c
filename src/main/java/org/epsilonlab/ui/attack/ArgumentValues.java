package org.epsilonlab.ui.attack;

import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.ui.common.ParameterValues;

/** One attack's parameters as properties. */
public final class ArgumentValues extends ParameterValues {

    private final AttackDescription description;

    ArgumentValues(AttackDescription description) {
        super(description.name(), description.parameters());
        this.description = description;
    }

    public AttackDescription description() {
        return description;
    }
}
