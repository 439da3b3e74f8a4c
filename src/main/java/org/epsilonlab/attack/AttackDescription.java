package org.epsilonlab.attack;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that window, command line and documentation need to know of an attack.
 *
 * @param name on the command line and in files
 * @param title that people read
 * @param group under which lists show it
 * @param traits what sets it apart from an attack within a budget on each picture for itself
 * @param summary one sentence
 * @param paper where it comes from, empty for none
 * @param ends one clause that says when it is finished with a picture
 * @param parameters beside ε, goal and seed, which all attacks have
 * @param create makes the attack from checked arguments
 * @param norm the norm that ε bounds with these arguments, null for none
 * @param template the formula, given the arguments and whether the goal is targeted; {@code {key:text}} marks a term
 *     that belongs to a control
 */
public record AttackDescription(
        String name,
        String title,
        Group group,
        Set<Trait> traits,
        String summary,
        String paper,
        String ends,
        List<Parameter> parameters,
        Function<Arguments, Attack> create,
        NormOf norm,
        BiFunction<Arguments, Boolean, String> template) {

    /** Families of attacks, in the order in which they are shown. */
    public enum Group {
        ONE_STEP("One step"),
        ITERATED("Many steps"),
        AUTOMATIC("Automatic step size"),
        SMALLEST("Smallest change"),
        QUERIES("Without gradients"),
        CONTROL("Honest control"),
        TOGETHER("One for all pictures"),
        PANEL("Panel of attacks");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** What people read. */
        public String title() {
            return title;
        }
    }

    /** What sets an attack apart. */
    public enum Trait {
        /** It looks for the smallest change; ε only decides what counts as success. */
        SMALLEST,
        /** It can aim at no class in particular. */
        UNTARGETED,
        /** It makes one perturbation for all pictures of a batch. */
        TOGETHER,
        /** ε has no meaning for it. */
        NO_BUDGET
    }

    /** Whether it is of that kind. */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether it asks for gradients; where not, what the network answers is enough. */
    public boolean needsGradients() {
        return create.apply(arguments(Map.of())).gradientsPerImage() > 0;
    }

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
