package org.epsilonlab.ui.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.epsilonlab.attack.Arguments;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.attack.Scale;

/** The attacks of the catalogue as a plan takes them: in one norm, with so many steps, all else at its default. */
final class PlannedAttacks {

    /** Those that answer most questions; they come first in the list. */
    private static final List<String> USUAL =
            List.of("fgm", "r-fgsm", "pgd", "apgd-ce", "deepfool", "panel-fast", "noise");

    private PlannedAttacks() {}

    /** Those that answer most questions of a class. */
    static List<AttackDescription> usual() {
        return USUAL.stream().map(AttackCatalog::find).toList();
    }

    /** The rest of the catalogue. */
    static List<AttackDescription> others() {
        return AttackCatalog.ATTACKS.stream()
                .filter(attack -> !USUAL.contains(attack.name()))
                .toList();
    }

    /** The attacks of these names that know that norm, in the order of the catalogue. */
    static List<AttackSpec> of(Set<String> names, Norm norm, int steps) {
        return AttackCatalog.ATTACKS.stream()
                .filter(attack -> names.contains(attack.name()))
                .flatMap(attack -> in(attack, norm, steps, 0).stream())
                .toList();
    }

    /** The attack in that norm; empty if it knows no such norm. */
    static Optional<AttackSpec> in(AttackDescription attack, Norm norm, int steps, long seed) {
        return arguments(attack, norm, steps)
                .filter(arguments -> attack.is(AttackDescription.Trait.NO_BUDGET)
                        || norm.equals(attack.norm().of(arguments)))
                .map(arguments -> new AttackSpec(attack, arguments, 0, Goal.UNTARGETED, seed));
    }

    private static Optional<Arguments> arguments(AttackDescription attack, Norm norm, int steps) {
        Map<String, String> wanted = new LinkedHashMap<>();
        try {
            for (Parameter parameter : attack.parameters()) {
                switch (parameter.name()) {
                    case "norm" -> wanted.put("norm", norm.id());
                    case "scale" -> wanted.put("scale", Scale.of(norm).id());
                    case "steps" -> {
                        if (attack.group() == AttackDescription.Group.ITERATED) {
                            wanted.put("steps", String.valueOf(steps));
                        }
                    }
                    // A picture is done once it is fooled, with the loss in double precision.
                    case "early" -> wanted.put("early", "true");
                    default -> {}
                }
            }
            return Optional.of(attack.arguments(wanted));
        } catch (IllegalArgumentException e) {
            // It knows no such norm.
            return Optional.empty();
        }
    }
}
