package org.epsilonlab.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.training.regime.RegimeCatalog;
import org.jspecify.annotations.Nullable;

/** Configurations for tests. */
public final class Configs {

    private Configs() {}

    /** A regime with its own parameters, given as name, value, name, value. */
    public static TrainingConfig of(String regime, double epsilon, Map<String, String> settings, String... parameters) {
        return make(regime, null, epsilon, settings, List.of(LayerSpec.flatten(), LayerSpec.linear(10)), parameters);
    }

    /** A regime that takes an attack, with the attack's parameters. */
    public static TrainingConfig crafting(
            String regime, String attack, double epsilon, Map<String, String> settings, String... parameters) {
        return make(regime, attack, epsilon, settings, List.of(LayerSpec.flatten(), LayerSpec.linear(10)), parameters);
    }

    static TrainingConfig make(
            String regime,
            @Nullable String attack,
            double epsilon,
            Map<String, String> settings,
            List<LayerSpec> layers,
            String... parameters) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            given.put(parameters[i], parameters[i + 1]);
        }
        long seed = Long.parseLong(given.containsKey("seed") ? given.remove("seed") : "0");
        return TrainingConfig.of(
                "fashion-mnist",
                "linear",
                layers,
                RegimeCatalog.find(regime),
                attack == null ? given : Map.of(),
                attack == null ? null : AttackCatalog.find(attack),
                attack == null ? Map.of() : given,
                epsilon,
                settings,
                seed);
    }
}
