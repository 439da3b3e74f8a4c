package org.epsilonlab.attack;

import java.util.List;
import java.util.stream.Collectors;

/** The attacks there are. A new one is a file of its own and a line here. */
public final class AttackCatalog {

    /** In the order in which they are shown. */
    public static final List<AttackDescription> ATTACKS =
            List.of(GradientMethod.DESCRIPTION, ProjectedGradientDescent.DESCRIPTION, RandomNoise.DESCRIPTION);

    private AttackCatalog() {}

    /**
     * The attack of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static AttackDescription find(String name) {
        return ATTACKS.stream()
                .filter(attack -> attack.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no attack \"" + name + "\"; there are "
                        + ATTACKS.stream().map(AttackDescription::name).collect(Collectors.joining(", "))));
    }
}
