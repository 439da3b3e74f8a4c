package org.epsilonlab.training;

import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * A bundled network that stays as it is while one linear layer learns from its answers: what it knows of the world goes a
 * long way where pictures are few (transfer learning; Donahue et al. 2014).
 *
 * <p>The layer stands on the logits and not on the numbers one layer before: the last layer of the network beneath maps
 * these to those linearly, so that a layer on top of either can tell nearly the same things apart, and the script serves
 * as it is.
 *
 * @param card its card
 * @param script its file
 */
public record FeatureNetwork(ModelCard card, Path script) {

    /** The one that came with the program. */
    public static final String NAME = "imagenet-efficientnet-lite0";

    /** With more pictures a network of one's own learns as much and is faster to attack. */
    public static final int FEW = 2000;

    /** Held-out pictures that are measured at each epoch: an attack on one takes half a second. */
    static final int HELD_OUT = 20;

    /** Test pictures that are measured at the end. */
    static final int TESTED = 100;

    /**
     * The bundled network of that name.
     *
     * @throws ModelException one sentence, if there is none, or it is damaged
     */
    public static FeatureNetwork find(String name, DataShelf shelf) throws ModelException {
        if (!name.equals(NAME)) {
            throw new ModelException("Nothing can be trained on top of \"" + name + "\"; there is " + NAME + ".");
        }
        Path folder = shelf.models().resolve(name);
        ModelCard card = CardFile.read(folder);
        return new FeatureNetwork(card, folder.resolve(String.valueOf(card.torchscript())));
    }

    /** The one beneath a training's layers, null where these are given the pictures. */
    static @Nullable FeatureNetwork beneath(TrainingConfig config, DataShelf shelf) throws ModelException {
        return ModelCard.isOnTop(config.layers()) ? find(config.architecture(), shelf) : null;
    }

    /** Whether a configuration trains on top of such a network. */
    public static boolean isBeneath(TrainingConfig config) {
        return ModelCard.isOnTop(config.layers());
    }

    /** What learns, as an architecture of this name. */
    public Architecture architecture() {
        return new Architecture(
                card.name(),
                "one layer that learns, on top of the network for photographs, which stays as it is",
                List.of(LayerSpec.features(card.classes().size())),
                null);
    }

    /** Why it cannot stand beneath a network for such pictures, one sentence; empty if it can. */
    public String whyNot(InputShape shape) {
        InputShape own = card.inputShape();
        return shape.equals(own)
                ? ""
                : "The network for photographs takes colour pictures of " + own.height() + "×" + own.width()
                        + "; make the data set in that size, or choose another network.";
    }
}
