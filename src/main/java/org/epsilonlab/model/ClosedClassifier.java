package org.epsilonlab.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** A file that keeps its layers to itself as a classifier: normalised for it, and tried to learn what it answers. */
abstract sealed class ClosedClassifier implements Classifier permits OnnxClassifier, TorchScriptClassifier {

    private final ModelCard card;
    private final NDManager manager;
    private final Normalization.Bound normalization;
    private boolean answersProbabilities;

    /** @param manager closed with this */
    ClosedClassifier(ModelCard card, NDManager manager) {
        this.card = card;
        this.manager = manager;
        this.normalization = card.normalization().bind(manager);
    }

    /**
     * What the file answers to pictures.
     *
     * @param x shape (N, C, H, W), in [0, 1]
     * @return logits or probabilities, shape (N, classes), in the scope of {@code x}
     */
    abstract NDArray answer(NDArray x);

    /** The pictures as the file wants them, shape (N, C, H, W). */
    final NDArray normalized(NDArray x) {
        return normalization.apply(x);
    }

    /** @param toNoise what was answered to {@link FirstTry#noise}, a row a picture */
    final void learn(float[] toNoise) {
        answersProbabilities = FirstTry.areProbabilities(toNoise, card.classes().size());
    }

    @Override
    public final ModelCard card() {
        return card;
    }

    @Override
    public final NDArray logits(NDArray x) {
        NDArray answer = answer(x);
        return answersProbabilities ? FirstTry.logits(answer) : answer;
    }

    @Override
    public List<String> remarks() {
        return answersProbabilities ? List.of(FirstTry.PROBABILITIES) : List.of();
    }

    @Override
    public final NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        manager.close();
    }
}
