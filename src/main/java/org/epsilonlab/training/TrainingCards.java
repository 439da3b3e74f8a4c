package org.epsilonlab.training;

import java.util.List;
import org.epsilonlab.model.ModelCard;
import org.jspecify.annotations.Nullable;

/** Cards of networks in training. */
final class TrainingCards {

    private TrainingCards() {}

    /**
     * What is known before the training has begun.
     *
     * @param beneath the frozen network on which the layers stand, which normalises in its own way; null for none
     */
    static ModelCard of(
            String name, String title, TrainingConfig config, TrainingData data, @Nullable FeatureNetwork beneath) {
        return new ModelCard(
                name,
                title,
                data.shape(),
                beneath == null ? data.normalization() : beneath.card().normalization(),
                data.classes(),
                config.layers(),
                ModelCard.WEIGHTS,
                beneath == null ? null : RunFolder.BENEATH,
                null,
                List.of(),
                beneath == null
                        ? data.source()
                        : data.source() + ", on top of " + beneath.card().source(),
                beneath == null
                        ? data.licence()
                        : data.licence() + "; of the network beneath: "
                                + beneath.card().licence());
    }
}
