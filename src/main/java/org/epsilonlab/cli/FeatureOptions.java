package org.epsilonlab.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.training.FeatureNetwork;
import org.epsilonlab.training.TrainingData;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Training on top of another network. */
final class FeatureOptions {

    /** Few pictures give few steps; small batches give more. */
    private static final String BATCH = "8";

    @Option(
            names = "--features",
            paramLabel = "NETWORK",
            description = "Trains one layer on top of this network, which stays as it is: " + FeatureNetwork.NAME
                    + ". For few pictures; a folder's are then made 3x224x224, and a step takes " + BATCH + ".")
    private @Nullable String features;

    /**
     * The network that was named, null if none was.
     *
     * @throws WrongUse one sentence, if there is none of that name, or layers are named beside it
     */
    @Nullable
    FeatureNetwork find(CommandSpec train, DataShelf shelf) {
        if (features == null) {
            return null;
        }
        if (TrainOptions.typedBeside(train, "--features").contains("--architecture")) {
            throw new WrongUse("--features says what is trained; leave --architecture out");
        }
        try {
            return FeatureNetwork.find(features, shelf);
        } catch (ModelException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }

    /** What was typed of a training's settings, and what is usual on top of a network. */
    static Map<String, String> settings(CommandSpec train, @Nullable FeatureNetwork beneath) {
        Map<String, String> settings = new LinkedHashMap<>(TrainOptions.settings(train));
        if (beneath != null) {
            settings.putIfAbsent("batch-size", BATCH);
        }
        return settings;
    }

    /** @throws IllegalArgumentException one sentence, if the network does not take such pictures */
    static List<LayerSpec> layers(TrainingData pictures, FeatureNetwork beneath) {
        String reason = beneath.whyNot(pictures.shape());
        if (!reason.isEmpty()) {
            throw new IllegalArgumentException(reason);
        }
        return beneath.architecture().layers(pictures.classes().size());
    }
}
