package org.epsilonlab.ui.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.training.TrainingConfig;

/** In what two configurations differ, in words. */
final class ConfigDifference {

    private ConfigDifference() {}

    /** One entry a setting, such as "epochs 10 instead of 15"; empty if both would train the same. */
    static List<String> of(TrainingConfig one, TrainingConfig other) {
        Map<String, String> mine = settings(one);
        Map<String, String> theirs = settings(other);
        List<String> differences = new ArrayList<>();
        mine.forEach((name, value) -> {
            String theirValue = theirs.get(name);
            if (theirValue == null) {
                differences.add(name + " " + value);
            } else if (!theirValue.equals(value)) {
                differences.add(name + " " + value + " instead of " + theirValue);
            }
        });
        return differences;
    }

    private static Map<String, String> settings(TrainingConfig config) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("data", config.data());
        all.put("architecture", config.architecture());
        all.put("regime", config.regime().title());
        config.regimeArguments().texts().forEach((name, value) -> all.put(name.replace('-', ' '), value));
        AttackSpec attack = config.attack();
        if (attack != null) {
            all.put("attack", attack.description().title());
            attack.arguments().texts().forEach((name, value) -> all.put("attack's " + name.replace('-', ' '), value));
        }
        all.put("ε", Double.toString(config.epsilon()));
        config.settings().texts().forEach((name, value) -> all.put(name.replace('-', ' '), value));
        all.put("seed", Long.toString(config.seed()));
        return all;
    }
}
