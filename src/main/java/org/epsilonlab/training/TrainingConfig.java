package org.epsilonlab.training;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.epsilonlab.attack.Arguments;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.training.regime.Regime;
import org.epsilonlab.training.regime.RegimeDescription;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides a training: two of the same configuration on the same machine give the same weights.
 *
 * @param data name of the pictures, such as {@code fashion-mnist}
 * @param architecture name of the network's layers
 * @param layers the layers, the last one linear
 * @param regime what each step learns from
 * @param regimeArguments its parameters
 * @param attack what crafts, for a regime that takes an attack; its budget and seed are this training's
 * @param epsilon budget of the regime and of the measuring, at least 0
 * @param settings values of {@link TrainingSettings}
 * @param seed of all randomness
 */
public record TrainingConfig(
        String data,
        String architecture,
        List<LayerSpec> layers,
        RegimeDescription regime,
        Arguments regimeArguments,
        @Nullable AttackSpec attack,
        double epsilon,
        Arguments settings,
        long seed) {

    /** Checks that attack and regime belong together. */
    public TrainingConfig {
        layers = List.copyOf(layers);
        if (regime.takesAttack() && attack == null) {
            throw new IllegalArgumentException("the regime " + regime.name() + " needs an attack");
        }
        if (!regime.takesAttack() && attack != null) {
            throw new IllegalArgumentException("the regime " + regime.name() + " takes no attack");
        }
        if (attack != null && attack.goal().isTargeted()) {
            throw new IllegalArgumentException("a training crafts towards any wrong class; leave the target out");
        }
        if (attack != null && !AttackCatalog.forTraining().contains(attack.description())) {
            throw new IllegalArgumentException(
                    "the attack " + attack.description().name()
                            + " is too dear for every step of a training; take "
                            + AttackCatalog.forTraining().stream()
                                    .map(AttackDescription::name)
                                    .collect(Collectors.joining(", ")));
        }
        if (attack != null && (attack.norm() == Norm.L1 || attack.norm() == Norm.L0)) {
            throw new IllegalArgumentException("a training is measured in linf or l2; take one of them");
        }
        if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException("epsilon must be a number from 0 up, not " + epsilon);
        }
    }

    /**
     * A configuration from texts, as files and the command line have them.
     *
     * @param attack null for regimes that take none
     * @throws IllegalArgumentException with one sentence if anything is unknown or out of range
     */
    public static TrainingConfig of(
            String data,
            String architecture,
            List<LayerSpec> layers,
            RegimeDescription regime,
            Map<String, String> regimeArguments,
            @Nullable AttackDescription attack,
            Map<String, String> attackArguments,
            double epsilon,
            Map<String, String> settings,
            long seed) {
        AttackSpec spec = attack == null
                ? null
                : new AttackSpec(attack, attack.arguments(attackArguments), epsilon, Goal.UNTARGETED, seed);
        return new TrainingConfig(
                data,
                architecture,
                layers,
                regime,
                regime.arguments(regimeArguments),
                spec,
                epsilon,
                Arguments.of(TrainingSettings.all(), settings),
                seed);
    }

    /** The same training with other random numbers. */
    public TrainingConfig withSeed(long other) {
        AttackSpec crafting = attack;
        AttackSpec reseeded = crafting == null
                ? null
                : new AttackSpec(
                        crafting.description(), crafting.arguments(), crafting.epsilon(), crafting.goal(), other);
        return new TrainingConfig(
                data, architecture, layers, regime, regimeArguments, reseeded, epsilon, settings, other);
    }

    /** Makes the regime. */
    Regime makeRegime() {
        return regime.create().make(regimeArguments, attack);
    }

    /** The norm that ε bounds while training, and in which the network is measured. */
    public Norm norm() {
        AttackSpec crafting = attack;
        Norm own = crafting == null ? regime.norm(regimeArguments) : crafting.norm();
        return own == null ? Norm.LINF : own;
    }

    /** Passes over the data, at least 1. */
    public int epochs() {
        return settings.whole("epochs");
    }

    /** Pictures in a step, at least 1; the last step of an epoch may have fewer. */
    public int batchSize() {
        return settings.whole("batch-size");
    }

    /** How the learning rate changes. */
    Schedule schedule() {
        return Schedule.of(settings.text("schedule"));
    }

    /** Forward-and-backward passes over the pictures in one step: what it costs relative to a clean one. */
    public double passes() {
        AttackSpec crafting = attack;
        int gradients = crafting == null ? 0 : crafting.attack().gradientsPerImage();
        return regime.passes().of(regimeArguments, gradients);
    }

    /** What crafts, in a few characters: {@code pgd-7}, {@code fgm}, {@code trades-7}; {@code none} for a clean one. */
    public String attackName() {
        if (regime.isClean()) {
            return "none";
        }
        AttackSpec crafting = attack;
        String name = crafting == null ? regime.name() : crafting.description().name();
        Arguments arguments = crafting == null ? regimeArguments : crafting.arguments();
        Object steps = arguments.values().get("steps");
        return steps == null ? name : name + "-" + steps;
    }
}
