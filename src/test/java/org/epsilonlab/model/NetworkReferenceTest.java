package org.epsilonlab.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.epsilonlab.Reference;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logits and gradients equal PyTorch's on the same weights. */
class NetworkReferenceTest {

    @ParameterizedTest
    @ValueSource(strings = {"tiny-conv", "tiny-residual", "tiny-batchnorm", "tiny-colour", "tiny-script"})
    void logitsAndGradientEqualPyTorchs(String name) throws ModelException {
        try (Classifier classifier = ModelLoader.load(Reference.model(name));
                NDManager scope = classifier.manager().newSubManager()) {
            check(classifier, scope, name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"scripted.pt", "traced.pt", "frozen.pt", "training-mode.pt"})
    void foreignScriptsAreNormalisedFrozenAndDifferentiated(String file) throws ModelException {
        Normalization normalization = new Normalization(List.of(.286f), List.of(.353f));
        try (Classifier classifier = ModelLoader.loadScript(
                        Reference.FOLDER.resolve("scripts").resolve(file),
                        new InputShape(1, 28, 28),
                        normalization,
                        List.of());
                NDManager scope = classifier.manager().newSubManager()) {
            assertThat(classifier.card().classes()).hasSize(10).startsWith("0", "1");
            check(classifier, scope, "tiny-script");
        }
    }

    @Test
    void aScriptMayNormaliseByItself() throws ModelException {
        try (Classifier classifier = ModelLoader.loadScript(
                        Reference.FOLDER.resolve("scripts/normalizing.pt"),
                        new InputShape(1, 28, 28),
                        null,
                        List.of());
                NDManager scope = classifier.manager().newSubManager()) {
            check(classifier, scope, "tiny-script");
        }
    }

    private static void check(Classifier classifier, NDManager scope, String name) {
        NDArray x = Reference.array(scope, name + "/x.npy");
        int[] labels = Reference.labels(scope, name + "/y.npy");
        Objective objective = new Objective(
                scope, labels, Goal.UNTARGETED, classifier.card().classes().size());
        NDArray before = classifier.logits(x).stopGradient();
        InputGradient result = Gradients.ofInput(classifier, x, objective::total);
        assertThat(gap(result.logits(), Reference.array(scope, name + "/logits.npy")))
                .isLessThan(1e-4f);
        assertThat(gap(result.gradient(), Reference.array(scope, name + "/gradient.npy")))
                .isLessThan(1e-4f);
        InputGradient margin = Gradients.ofInput(
                classifier, x, logits -> objective.margin(logits).sum());
        assertThat(gap(margin.gradient(), Reference.array(scope, name + "/margin-gradient.npy")))
                .isLessThan(1e-4f);
        assertThat(classifier.logits(x).toFloatArray())
                .as("evaluation mode, nothing drawn at random, nothing changed")
                .containsExactly(before.toFloatArray());
        assertThat(x.hasGradient()).isFalse();
    }

    private static float gap(NDArray a, NDArray b) {
        assertThat(a.getShape()).isEqualTo(b.getShape());
        return a.sub(b).abs().max().getFloat();
    }
}
