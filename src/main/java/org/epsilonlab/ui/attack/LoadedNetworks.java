package org.epsilonlab.ui.attack;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.epsilonlab.attack.AttackRunner;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.jspecify.annotations.Nullable;

/** The networks that the stage works with, each loaded when it is first asked for. For one thread. */
final class LoadedNetworks implements AutoCloseable {

    private final Map<ModelCatalog.Entry, Loaded> networks = new HashMap<>();

    /** A network and what attacks it. */
    record Loaded(Classifier classifier, AttackRunner runner) {}

    /**
     * A network.
     *
     * @throws ModelException if it cannot be used, or takes no pictures such as {@code picture}
     */
    Loaded of(ModelCatalog.Entry model, Pixels picture) throws ModelException {
        if (!fits(model, picture)) {
            throw new ModelException("“" + model.card().title() + "” takes pictures of "
                    + model.card().inputShape() + ", not " + picture.channels() + "×" + picture.height() + "×"
                    + picture.width() + "; open a picture of your own, which is fitted to it.");
        }
        Loaded already = networks.get(model);
        if (already != null) {
            return already;
        }
        Classifier classifier = ModelLoader.load(model.folder());
        Loaded loaded = new Loaded(classifier, new AttackRunner(classifier));
        networks.put(model, loaded);
        return loaded;
    }

    /** A network that is loaded already and takes such pictures; null for any other. */
    @Nullable
    Loaded known(ModelCatalog.Entry model, Pixels picture) {
        return fits(model, picture) ? networks.get(model) : null;
    }

    private static boolean fits(ModelCatalog.Entry model, Pixels picture) {
        return model.card().inputShape().equals(new InputShape(picture.channels(), picture.height(), picture.width()));
    }

    /** For tests: what {@code count} says of each network, summed up. */
    int liveArrays(ToIntFunction<Classifier> count) {
        return networks.values().stream()
                .mapToInt(network -> count.applyAsInt(network.classifier()))
                .sum();
    }

    /** Frees every network. */
    @Override
    public void close() {
        networks.values().forEach(network -> {
            network.runner().close();
            network.classifier().close();
        });
        networks.clear();
    }
}
