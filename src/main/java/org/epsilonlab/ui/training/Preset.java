package org.epsilonlab.ui.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.training.Architectures;
import org.epsilonlab.training.TrainingConfig;
import org.epsilonlab.training.TrainingData;
import org.epsilonlab.training.regime.RegimeCatalog;

/**
 * A configuration that teaches something.
 *
 * @param title short
 * @param lesson what to look for, one or two sentences
 * @param config everything but the seed is meant
 */
public record Preset(String title, String lesson, TrainingConfig config) {

    private static final List<Preset> ALL = List.of(
            preset(
                    "The assignment's recipe (watch it collapse)",
                    "Clean pictures and plain FGSM together. Around epoch 5 the FGSM curve soars while PGD falls: the"
                            + " network learns to see through this one attack.",
                    "mixed",
                    Map.of(),
                    Map.of("epochs", "15", "learning-rate", "0.005")),
            preset(
                    "Robust in one minute (N-FGSM)",
                    "One step from strong noise. FGSM and PGD rise together: cheap, and it holds.",
                    "n-fgsm",
                    Map.of(),
                    Map.of("epochs", "14", "learning-rate", "0.005", "ema", "0.998")),
            preset(
                    "Robust, the honest way (PGD-7)",
                    "Seven small steps for each example. Slower, and the gap between FGSM and PGD stays small.",
                    "pgd",
                    Map.of("steps", "7"),
                    Map.of("epochs", "10", "learning-rate", "0.005")),
            trades(1),
            trades(3),
            trades(6));

    private static Preset trades(int beta) {
        return preset(
                "Trade-off (TRADES β = " + beta + ")",
                "β weighs robustness against clean accuracy: train with 1, 3 and 6 and compare both curves.",
                "trades",
                Map.of("beta", Integer.toString(beta)),
                Map.of("epochs", "10", "learning-rate", "0.005"));
    }

    private static Preset preset(
            String title, String lesson, String regime, Map<String, String> own, Map<String, String> settings) {
        TrainingData data = DraftData.USUAL;
        return new Preset(
                title,
                lesson,
                TrainingConfig.of(
                        data.name(),
                        Architectures.DEFAULT,
                        Architectures.layers(
                                Architectures.DEFAULT, data.classes().size()),
                        RegimeCatalog.find(regime),
                        own,
                        RegimeCatalog.find(regime).takesAttack() ? AttackCatalog.find("fgm") : null,
                        Map.of(),
                        data.epsilon(),
                        settings,
                        1));
    }

    /** All there are, in the order of the lesson. */
    public static List<Preset> all() {
        return ALL;
    }

    /** The preset that this configuration is but for its seed, if it is one. */
    public static Optional<Preset> of(TrainingConfig config) {
        return ALL.stream()
                .filter(each ->
                        each.config().equals(config.withSeed(each.config().seed())))
                .findFirst();
    }

    @Override
    public String toString() {
        return title;
    }
}
