package org.epsilonlab.attack;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The attacks there are. A new one is a file of its own and a line here. */
public final class AttackCatalog {

    /** In the order in which they are shown. */
    public static final List<AttackDescription> ATTACKS = List.of(
            GradientMethod.DESCRIPTION,
            RandomStartFgsm.DESCRIPTION,
            ProjectedGradientDescent.DESCRIPTION,
            MomentumFgsm.DESCRIPTION,
            NesterovFgsm.DESCRIPTION,
            DiverseFgsm.DESCRIPTION,
            AutoPgd.CE,
            AutoPgd.RATIO,
            AutoPgd.TARGETED,
            DeepFool.DESCRIPTION,
            FastMinimumNorm.DESCRIPTION,
            FastAdaptiveBoundary.DESCRIPTION,
            CarliniWagner.DESCRIPTION,
            SaliencyMap.DESCRIPTION,
            Square.DESCRIPTION,
            Spsa.DESCRIPTION,
            HopSkipJump.DESCRIPTION,
            RandomNoise.DESCRIPTION,
            UniversalPerturbation.DESCRIPTION,
            AdversarialPatch.DESCRIPTION,
            Panel.FULL,
            Panel.FAST);

    private static final Set<AttackDescription.Group> TRAINING = EnumSet.of(
            AttackDescription.Group.ONE_STEP, AttackDescription.Group.ITERATED, AttackDescription.Group.CONTROL);

    private AttackCatalog() {}

    /** Those that are quick enough to be carried out at every step of a training. */
    public static List<AttackDescription> forTraining() {
        return ATTACKS.stream()
                .filter(attack -> TRAINING.contains(attack.group()))
                .toList();
    }

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
