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
