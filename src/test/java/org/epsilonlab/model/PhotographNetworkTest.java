package org.epsilonlab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.Reference;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.Objective;
import org.epsilonlab.image.Filter;
import org.epsilonlab.image.ImageFiles;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.image.Resize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled network for photographs; models/imagenet-efficientnet-lite0/make_model.py made it and the answers. */
class PhotographNetworkTest {
    private static final Path MODEL = Path.of("models", "imagenet-efficientnet-lite0");
    private static final int ESPRESSO = 967;
    private static final int STRIDE = 8;

    @TempDir
    Path folder;

    @Test
    void logitsAndGradientEqualPyTorchs() throws IOException, ModelException {
        try (Classifier classifier = ModelLoader.load(MODEL);
                NDManager scope = classifier.manager().newSubManager()) {
            ModelCard card = classifier.card();
            assertThat(card.classes()).hasSize(1000).doesNotHaveDuplicates();
            assertThat(card.classes().get(ESPRESSO)).isEqualTo("espresso");
            Pixels coffee =
                    card.preparation().apply(ImageFiles.read(Path.of("assets/photographs/coffee.png")), 3, 224, 224);
            NDArray x = Tensors.batch(scope, card.inputShape(), List.of(coffee));
            Objective objective = new Objective(scope, new int[] {ESPRESSO}, Goal.UNTARGETED, 1000);
            InputGradient answer = Gradients.ofInput(classifier, x, objective::total);
            assertThat(answer.logits().toFloatArray())
                    .containsExactly(
                            Reference.array(scope, "photographs/coffee-logits.npy")
                                    .toFloatArray(),
                            within(1e-4f));
            float[] gradient = answer.gradient().toFloatArray();
            float[] theirs =
                    Reference.array(scope, "photographs/coffee-gradient.npy").toFloatArray();
            int side = 224 / STRIDE;
            float largest = 0;
            for (int i = 0; i < theirs.length; i++) {
                int at = (i / (side * side) * 224 + i / side % side * STRIDE) * 224 + i % side * STRIDE;
                assertThat(gradient[at]).isCloseTo(theirs[i], within(1e-4f));
                largest = Math.max(largest, Math.abs(theirs[i]));
            }
            assertThat(largest).as("not all nothing").isGreaterThan(1e-2f);
        }
    }

    @Test
    void aCardSaysHowPicturesAreResized() throws IOException, ModelException {
        assertThat(CardFile.read(MODEL).resize()).isEqualTo(new Resize(256, Filter.BICUBIC));
        CardFile.write(CardFile.read(MODEL), folder);
        assertThat(CardFile.read(folder)).isEqualTo(CardFile.read(MODEL));
        String text = Files.readString(folder.resolve(CardFile.NAME));
        Files.writeString(folder.resolve(CardFile.NAME), text.replace("bicubic", "best"));
        assertThatThrownBy(() -> CardFile.read(folder)).hasMessageContaining("must be area, bilinear or bicubic");
        Files.writeString(folder.resolve(CardFile.NAME), text.replace("\"shortSide\": 256", "\"shortSide\": 223"));
        assertThatThrownBy(() -> CardFile.read(folder)).hasMessageContaining("smaller than inputShape");
        Files.writeString(folder.resolve(CardFile.NAME), text.replace("\"shortSide\": 256,", ""));
        assertThatThrownBy(() -> CardFile.read(folder)).hasMessageContaining("\"shortSide\" is missing");
    }
}
