package org.epsilonlab;

import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.ui.attack.ArgumentValues;
import org.epsilonlab.ui.attack.AttackControls;
import org.epsilonlab.ui.attack.StageRequest;
import org.epsilonlab.ui.common.EpsilonRange;

/** The controls as they are at the very first start. */
final class Defaults {

    private Defaults() {}

    /** Puts every control back. On the FX thread. */
    static void restore(AttackControls controls) {
        AttackCatalog.ATTACKS.forEach(attack -> {
            ArgumentValues values = controls.arguments(attack.name());
            for (Parameter parameter : attack.parameters()) {
                if (parameter instanceof Parameter.Choice choice) {
                    values.text(choice.name()).set(choice.defaultText());
                } else if (parameter instanceof Parameter.Whole whole) {
                    values.number(whole.name()).set(whole.initial());
                } else if (parameter instanceof Parameter.Real real) {
                    values.number(real.name()).set(real.initial());
                } else if (parameter instanceof Parameter.Flag flag) {
                    values.flag(flag.name()).set(flag.initial());
                }
            }
        });
        controls.attackProperty().set("fgm");
        controls.noiseProperty().set(false);
        controls.targetProperty().set(StageRequest.ANY);
        controls.seedProperty().set(0);
        controls.epsilonProperty().set(EpsilonRange.LINF.initial());
    }
}
