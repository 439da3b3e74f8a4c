package org.epsilonlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.epsilonlab.Reference;
import org.epsilonlab.image.ImageFiles;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Prediction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled photographs, and what the bundled photograph network says of them beside what PyTorch says. */
class PhotographsTest {
    private static final Path ASSETS = Path.of("assets");
    private static final Path MODEL = Path.of("models", "imagenet-efficientnet-lite0");

    @TempDir
    Path folder;

    @Test
    void theFirstOnesBelongToClassesAndTheOthersToNone() throws IOException, ModelException {
        LabelledImages images = open(ASSETS, card());
        assertThat(images.size()).isEqualTo(9);
        assertThat(images.notes()).isEmpty();
        assertThat(images.shape()).hasToString("3×224×224");
        assertThat(images.classes().get(images.label(0))).isEqualTo("espresso");
        assertThat(images.title(0)).isEqualTo("Coffee cup");
        assertThat(images.label(8)).isEqualTo(LabelledImages.UNKNOWN);
        LabelledImages two = DataSource.open(
                List.of("photographs[1:3]"),
                null,
                DataShelf.bundled(ASSETS),
                new int[] {3, 224, 224},
                card().classes(),
                card().preparation());
        assertThat(two.image(0)).isEqualTo(images.image(1));
        assertThat(two.name()).isEqualTo("photographs[1:3]");
    }

    @Test
    void preparesAndAnswersAsPyTorchDoes() throws IOException, ModelException {
        Map<String, com.google.gson.JsonElement> answers = JsonParser.parseString(
                        Files.readString(Reference.FOLDER.resolve("photographs/answers.json")))
                .getAsJsonObject()
                .asMap();
        assertThat(answers).hasSize(9);
        SoftAssertions softly = new SoftAssertions();
        try (Classifier classifier = ModelLoader.load(MODEL)) {
            answers.forEach((file, answer) -> compare(softly, classifier, file, answer.getAsJsonObject()));
        }
        softly.assertAll();
    }

    private static void compare(SoftAssertions softly, Classifier classifier, String file, JsonObject answer) {
        Pixels pixels;
        try {
            pixels = card().preparation()
                    .apply(ImageFiles.read(ASSETS.resolve("photographs").resolve(file)), 3, 224, 224);
        } catch (IOException | ModelException e) {
            throw new AssertionError(file, e);
        }
        double mean = 0;
        for (float value : pixels.toArray()) {
            mean += value / (3.0 * 224 * 224);
        }
        softly.assertThat(mean - answer.get("mean").getAsDouble())
                .as(file + " mean")
                .isBetween(-1e-5, 1e-5);
        Prediction prediction = classifier.predict(List.of(pixels)).get(0);
        for (int k = 0; k < 10; k++) {
            int label = answer.getAsJsonArray("labels").get(k).getAsInt();
            float logit = answer.getAsJsonArray("logits").get(k).getAsFloat();
            softly.assertThat(prediction.logit(label) - logit)
                    .as(file + " " + label)
                    .isBetween(-1e-4f, 1e-4f);
        }
        softly.assertThat(prediction.label())
                .isEqualTo(answer.getAsJsonArray("labels").get(0).getAsInt());
    }

    @Test
    void aFolderThatLacksThemIsNamed() throws IOException {
        assertThatThrownBy(() -> open(folder, card()))
                .hasMessageEndingWith("photographs.json is missing; restore it from where it came.");
        Path list = Files.createDirectories(folder.resolve("photographs")).resolve("photographs.json");
        Files.writeString(list, "[{\"file\": ");
        assertThatThrownBy(() -> open(folder, card())).hasMessageContaining("is damaged");
        Files.writeString(list, "[]");
        assertThatThrownBy(() -> open(folder, card())).hasMessageContaining("lists no photograph");
        Files.writeString(list, "[{\"file\": \"gone.png\"}]");
        assertThatThrownBy(() -> open(folder, card())).hasMessageContaining("gone.png does not exist");
    }

    private static ModelCard card() throws ModelException {
        return CardFile.read(MODEL);
    }

    private static LabelledImages open(Path assets, ModelCard card) throws DataException {
        return Photographs.open(assets, card.inputShape(), card.classes(), card.preparation());
    }
}
