package org.epsilonlab.attack;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.epsilonlab.model.ModelCard;

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

    /** Whether an attack can be used on such a network. */
    public static boolean isUsable(AttackDescription attack, ModelCard card) {
        return card.givesGradients() || !attack.needsGradients();
    }

    /**
     * Why an attack cannot be used on a network, and what can.
     *
     * @param naming what an attack is called where this is read
     * @return one sentence, empty if it can be used
     */
    public static String refusal(AttackDescription attack, ModelCard card, Function<AttackDescription, String> naming) {
        return isUsable(attack, card)
                ? ""
                : "“" + card.title() + "” gives no gradients, which " + naming.apply(attack) + " needs; take "
                        + withoutGradients(naming) + ".";
    }

    /** The same with the names of the command line. */
    public static String refusal(AttackDescription attack, ModelCard card) {
        return refusal(attack, card, AttackDescription::name);
    }

    /** The names of the attacks that need no gradients, as a sentence lists them. */
    public static String withoutGradients() {
        return withoutGradients(AttackDescription::name);
    }

    /** The attacks that need no gradients, as a sentence lists them, each called as {@code naming} says. */
    public static String withoutGradients(Function<AttackDescription, String> naming) {
        List<String> names = ATTACKS.stream()
                .filter(attack -> !attack.needsGradients())
                .map(naming)
                .toList();
        return String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.get(names.size() - 1);
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
