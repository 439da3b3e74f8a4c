package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.ui.common.EpsilonFormat;
import org.epsilonlab.ui.common.ParameterWords;
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
            if (value != null && (!parameter.advanced() || ParameterWords.isChanged(parameter, value))) {
                parts.add(ParameterWords.of(parameter, value));
            }
            if (i == 0 && spec.isBounded()) {
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

    /** Why confidence is not drawn against ε, and what to do; empty where it is. */
    static String noCurve(AttackSpec spec) {
        AttackDescription attack = spec.description();
        if (attack.is(AttackDescription.Trait.SMALLEST)) {
            return "No curve: this attack finds the smallest change itself; choose an attack with a budget, such as “Iterated”.";
        }
        if (attack.is(AttackDescription.Trait.NO_BUDGET)) {
            return "No curve: ε means nothing to this attack; choose an attack with a budget, such as “Iterated”.";
        }
        if (attack.is(AttackDescription.Trait.TOGETHER)) {
            return "No curve: this attack makes one change for all pictures; “One change for all pictures…” (U) tells how many it fools.";
        }
        // A curve is an attack with forty budgets.
        if (!spec.isQuick() && !attack.needsGradients()) {
            return "No curve: without gradients an attack is too dear to be tried with forty budgets; random noise has one.";
        }
        return spec.isQuick()
                ? ""
                : "No curve: this attack is too dear to be tried with forty budgets; take fewer steps, or a quicker one such as “Iterated”.";
    }

    private static String epsilon(AttackSpec spec) {
        return "ε = "
                + (spec.norm() == Norm.LINF
                        ? new EpsilonFormat().format(spec.epsilon())
                        : Ticks.label(Math.rint(spec.epsilon() * 100) / 100));
    }
}
