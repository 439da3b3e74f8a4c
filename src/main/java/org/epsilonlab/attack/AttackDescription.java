package org.epsilonlab.attack;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that window, command line and documentation need to know of an attack.
 *
 * @param name on the command line and in files
 * @param title that people read
 * @param summary one sentence
 * @param paper where it comes from, empty for none
 * @param parameters beside ε, goal and seed, which all attacks have
 * @param create makes the attack from checked arguments
 * @param norm the norm that ε bounds with these arguments, null for none
 * @param template the formula, given the arguments and whether the goal is targeted; {@code {key:text}} marks a term
 *     that belongs to a control
 */
public record AttackDescription(
        String name,
        String title,
        String summary,
        String paper,
        List<Parameter> parameters,
        Function<Arguments, Attack> create,
        NormOf norm,
        BiFunction<Arguments, Boolean, String> template) {

    /** Which norm ε bounds. */
    @FunctionalInterface
    public interface NormOf {
        @Nullable
        Norm of(Arguments arguments);
    }

    /**
     * Checked arguments; what is missing takes its default.
     *
     * @throws IllegalArgumentException with one sentence
     */
    public Arguments arguments(Map<String, String> given) {
        return Arguments.of(parameters, given);
    }

    @Override
    public String toString() {
        return name;
    }

    /** The formula's terms for these arguments and an untargeted or targeted goal. */
    public List<FormulaTerm> formula(Arguments arguments, boolean targeted) {
        return FormulaTerm.parse(template.apply(arguments, targeted));
    }
}
