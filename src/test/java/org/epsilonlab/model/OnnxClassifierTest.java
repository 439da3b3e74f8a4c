package org.epsilonlab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX files made by {@code src/test/peers/onnx_files.py} from the network behind {@code tiny-script}. */
class OnnxClassifierTest {

    private static final Path ONNX = Reference.FOLDER.resolve("onnx");

    @TempDir
    private Path folder;

    private static void equalsPyTorch(Classifier classifier) {
        try (NDManager scope = classifier.manager().newSubManager()) {
            NDArray x = Reference.array(scope, "tiny-script/x.npy");
            NDArray logits = classifier.logits(x);
            NDArray expected = Reference.array(scope, "tiny-script/logits.npy");
            assertThat(logits.getShape()).isEqualTo(expected.getShape());
            assertThat(logits.sub(expected).abs().max().getFloat()).isLessThan(1e-5f);
        }
    }

    private static void gradient(Classifier classifier) {
        try (NDManager scope = classifier.manager().newSubManager()) {
            Gradients.ofInput(classifier, Reference.array(scope, "tiny-script/x.npy"), NDArray::sum);
        }
    }

    @Test
    void logitsEqualPyTorchs() throws Exception {
        try (Classifier classifier = ModelLoader.load(ONNX.resolve("tiny-onnx"))) {
            equalsPyTorch(classifier);
            assertThat(classifier.card().givesGradients()).isFalse();
            assertThatThrownBy(() -> gradient(classifier)).isInstanceOf(IllegalStateException.class);
            assertThat(classifier.remarks()).singleElement().asString().startsWith("It gives no gradients");
            classifier.close();
        }
        assertThat(Engine.getInstance().getEngineName()).isEqualTo("PyTorch");
    }

    @Test
    void aFileThatTakesOnePictureAtATimeIsAskedOneByOne() throws Exception {
        Normalization normalization = new Normalization(List.of(.286f), List.of(.353f));
        try (Classifier classifier = ModelLoader.loadScript(
                ONNX.resolve("one-at-a-time.onnx"), new InputShape(1, 28, 28), normalization, List.of())) {
            equalsPyTorch(classifier);
        }
    }

    @Test
    void probabilitiesAreTurnedIntoLogits() throws Exception {
        InputShape shape = new InputShape(1, 24, 24);
        try (Classifier classifier = ModelLoader.loadScript(ONNX.resolve("grey-24.onnx"), shape, null, List.of());
                NDManager scope = classifier.manager().newSubManager()) {
            NDArray logits = classifier.logits(FirstTry.noise(scope, shape, 3));
            assertThat(logits.max().getFloat()).isNegative();
            assertThat(logits.exp().sum(new int[] {1}).toFloatArray())
                    .containsExactly(new float[] {1, 1, 1}, org.assertj.core.data.Offset.offset(1e-5f));
            assertThat(classifier.remarks()).last().asString().contains("probabilities");
        }
    }

    @Test
    void nothingOfWhatIsAskedStaysBehind() throws Exception {
        try (Classifier classifier = ModelLoader.load(ONNX.resolve("tiny-onnx"));
                NDManager scope = classifier.manager().newSubManager()) {
            NDArray x = Reference.array(scope, "tiny-script/x.npy");
            classifier.logits(x).close();
            int before = classifier.manager().getManagedArrays().size()
                    + scope.getManagedArrays().size();
            for (int i = 0; i < 50; i++) {
                classifier.logits(x).close();
            }
            assertThat(classifier.manager().getManagedArrays().size()
                            + scope.getManagedArrays().size())
                    .isEqualTo(before);
        }
    }

    @Test
    void aFolderThatDoesNotFitItsCardIsRefused() throws Exception {
        Path model = Files.createDirectory(folder.resolve("model"));
        ModelCard card = CardFile.read(ONNX.resolve("tiny-onnx"));
        assertThat(CardFile.toJson(card)).contains("\"onnx\": \"model.onnx\"").doesNotContain("torchscript");
        Files.copy(ONNX.resolve("tiny-onnx/model.onnx"), model.resolve("model.onnx"));
        Files.writeString(model.resolve(CardFile.NAME), CardFile.toJson(card).replace("\"Bag\",", ""));
        assertThatThrownBy(() -> ModelLoader.load(model))
                .isInstanceOf(ModelException.class)
                .hasMessageEndingWith(
                        "answers 10 numbers for one picture but its card lists 9 classes; correct the card.");
        Files.writeString(model.resolve("model.onnx"), "no network");
        assertThatThrownBy(() -> ModelLoader.load(model))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("is not an ONNX file that can be read");
        assertThat(ModelCatalog.scan(List.of(folder)).problems()).anyMatch(each -> each.contains("ONNX"));
    }
}
