package org.epsilonlab.evaluation;

import java.util.Map;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.Norm;

/** The attacks that others are held against, with the seed of the one that is checked. */
final class CheckAttacks {

    private CheckAttacks() {}

    /** Why an attack's figures have no card, "" if they have. */
    static String reasonAgainst(AttackSpec spec) {
        AttackDescription attack = spec.description();
        return spec.norm() == null || attack.is(AttackDescription.Trait.NO_BUDGET)
                ? "This attack has no budget to hold others to."
                : attack.group() == AttackDescription.Group.CONTROL
                        ? "A random change is a control and no attack; its figure says nothing of robustness."
                        : spec.goal().isTargeted()
                                ? "A targeted attack's figure is no worst case; check the untargeted one."
                                : attack.is(AttackDescription.Trait.TOGETHER)
                                        ? "One change for all pictures is no worst case for each."
                                        : "";
    }

    static AttackSpec pgd(AttackSpec spec, Norm norm, double epsilon, int steps, int restarts) {
        return attack(
                "pgd",
                Map.of(
                        "norm", norm.id(),
                        "steps", String.valueOf(steps),
                        "restarts", String.valueOf(restarts),
                        "early", "true"),
                spec,
                epsilon);
    }

    static AttackSpec attack(String name, Map<String, String> arguments, AttackSpec like, double epsilon) {
        AttackDescription description = AttackCatalog.find(name);
        return new AttackSpec(description, description.arguments(arguments), epsilon, Goal.UNTARGETED, like.seed());
    }
}
