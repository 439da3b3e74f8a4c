package org.epsilonlab.training.regime;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.epsilonlab.attack.Arguments;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Everything that window, command line and documentation need to know of a regime.
 *
 * @param name on the command line and in files
 * @param title that people read
 * @param summary one sentence
 * @param paper where it comes from, empty for none
 * @param step one sentence on what one training step does
 * @param parameters beside ε and what every training has
 * @param takesAttack whether it crafts with an attack of the user's choice
 * @param passes forward-and-backward passes over the pictures in one step, for these arguments and the gradients that a
 *     chosen attack takes (0 without one): what a step costs, relative to a clean one
 * @param create makes the regime
 */
public record RegimeDescription(
        String name,
        String title,
        String summary,
        String paper,
        String step,
        List<Parameter> parameters,
        boolean takesAttack,
        Passes passes,
        Maker create) {

    /** The norm that ε bounds, where the method is defined for both. */
    static final Parameter NORM = Parameter.norm(Norm.LINF.id(), Norm.L2.id());

    /** Makes a regime. */
    @FunctionalInterface
    public interface Maker {
        /**
         * The regime with these parameters.
         *
         * @param attack given exactly where the regime takes one
         */
        Regime make(Arguments arguments, @Nullable AttackSpec attack);
    }

    /** Counts passes. */
    @FunctionalInterface
    public interface Passes {
        double of(Arguments arguments, int attackGradients);
    }

    /** A maker for a regime that takes an attack. */
    static Maker crafting(Function<Arguments, Function<AttackSpec, Regime>> maker) {
        return (arguments, attack) -> {
            if (attack == null) {
                throw new IllegalArgumentException("this regime needs an attack");
            }
            return maker.apply(arguments).apply(attack);
        };
    }

    /**
     * Checked arguments; what is missing takes its default.
     *
     * @throws IllegalArgumentException with one sentence
     */
    public Arguments arguments(Map<String, String> given) {
        return Arguments.of(parameters, given);
    }

    /** The norm that ε bounds; regimes without a parameter for it are measured in L∞. */
    public Norm norm(Arguments arguments) {
        return arguments.values().containsKey("norm") ? Norm.of(arguments.text("norm")) : Norm.LINF;
    }

    /** Whether it never sees an adversarial picture. */
    public boolean isClean() {
        return name.equals(Clean.DESCRIPTION.name());
    }

    @Override
    public String toString() {
        return name;
    }
}
