package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.epsilonlab.image.Pixels;

/**
 * A network in evaluation mode with frozen weights. It owns its memory; nothing that is done with it changes it.
 */
public interface Classifier extends AutoCloseable {

    /** Its card. */
    ModelCard card();

    /**
     * Logits of pictures, differentiable with respect to {@code x} inside {@link Gradients}.
     *
     * @param x shape (N, C, H, W), in [0, 1]
     * @return shape (N, classes), in the scope of {@code x}
     */
    NDArray logits(NDArray x);

    /** One sentence for each thing to know of it before its figures are believed. */
    default List<String> remarks() {
        return List.of();
    }

    /** The scope that owns the weights; work belongs into sub-managers of it. */
    NDManager manager();

    /**
     * Predictions for a few pictures at once; for whole data sets call it batch by batch.
     *
     * @throws IllegalArgumentException if a picture has another shape than the card's
     */
    default List<Prediction> predict(List<Pixels> pictures) {
        try (NDManager scope = manager().newSubManager()) {
            return Tensors.predictions(logits(Tensors.batch(scope, card().inputShape(), pictures)));
        }
    }

    /** Frees the weights; safe to call twice. */
    @Override
    void close();
}
