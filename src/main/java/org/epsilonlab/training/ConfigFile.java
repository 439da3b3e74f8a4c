package org.epsilonlab.training;

import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.training.regime.RegimeCatalog;
import org.jspecify.annotations.Nullable;

/** A {@link TrainingConfig} as Gson writes it: names and texts only. */
record ConfigFile(
        String data,
        String architecture,
        List<LayerSpec> layers,
        String regime,
        Map<String, String> regimeArguments,
        @Nullable String attack,
        Map<String, String> attackArguments,
        double epsilon,
        Map<String, String> settings,
        long seed) {

    static ConfigFile of(TrainingConfig config) {
        AttackSpec attack = config.attack();
        return new ConfigFile(
                config.data(),
                config.architecture(),
                config.layers(),
                config.regime().name(),
                config.regimeArguments().texts(),
                attack == null ? null : attack.description().name(),
                attack == null ? Map.of() : attack.arguments().texts(),
                config.epsilon(),
                config.settings().texts(),
                config.seed());
    }

    /** @throws IllegalArgumentException if a name or value is none of this program's */
    TrainingConfig config() {
        return TrainingConfig.of(
                data,
                architecture,
                layers,
                RegimeCatalog.find(regime),
                regimeArguments,
                attack == null ? null : AttackCatalog.find(attack),
                attackArguments,
                epsilon,
                settings,
                seed);
    }
}
