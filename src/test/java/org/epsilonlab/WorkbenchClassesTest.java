package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.epsilonlab.data.ClassFolders;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.training.TrainingData;
import org.epsilonlab.ui.attack.StageRow;
import org.epsilonlab.ui.shell.DropHandler;
import org.epsilonlab.ui.shell.Dropped;
import org.epsilonlab.ui.stage.PixelCanvas;
import org.epsilonlab.ui.training.TrainingDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Own pictures in the assembled window: dropped, trained on, attacked. */
class WorkbenchClassesTest extends WindowTest {

    @TempDir
    private Path folder;

    private TrainingDraft draft() {
        return bench.training().model().draft();
    }

    private String text(String query) {
        return fx(() -> ((Label) find(query)).getText());
    }

    private boolean isEnabled(String query) {
        return stage.getScene().lookup(query) instanceof Button button && !button.isDisabled();
    }

    @Test
    void aFolderOfClassesIsLookedAtTrainedOnAndGoesOnStage() throws Exception {
        Path pictures = ClassFolders.write(folder.resolve("Farben"));
        Files.writeString(pictures.resolve("red/broken.png"), "no picture");
        DropHandler handler = bench.models().drops(bench.attack().dropHandler());
        Dropped dropped = new Dropped(List.of(pictures), Optional.empty(), "");
        assertThat(handler.refusal(dropped)).isEmpty();
        assertThat(handler.invitation(dropped)).isEqualTo("Drop the folder to train on its classes");
        run(() -> bench.drop(pictures));
        await("the sheet", () -> isEnabled("#classes-keep"));
        assertThat(text("#classes-summary")).isEqualTo("3 classes; 29 pictures to train on, 7 to test on.");
        assertThat(text("#classes-notes"))
                .isEqualTo("One file is left out:\nred/broken.png is not a PNG, JPEG, GIF, BMP or WebP picture; choose"
                        + " another file.");
        assertThat(fx(() -> ((VBox) find("#classes")).getChildren())).hasSize(3);
        assertThat(findAll(PixelCanvas.class).stream()
                        .filter(canvas -> "Pictures of blue".equals(canvas.getAccessibleText())))
                .hasSize(1);
        TextField title = find("#classes-title");
        run(() -> title.setText(" "));
        assertThat(fx(() -> isEnabled("#classes-keep"))).isFalse();
        run(() -> title.setText("Meine Farben"));
        run(((Button) find("#classes-keep"))::fire);
        assertThat(told("“Meine Farben” is chosen to train on: 29 pictures of 3 classes, and 7 to test on."))
                .isNotNull();
        assertThat(fx(() -> bench.shell().currentProperty().get()))
                .isEqualTo(bench.training().place());
        ComboBox<?> data = find("#data");
        assertThat(fx(() -> ((TrainingData) data.getValue()).title())).isEqualTo("Meine Farben");
        assertThat(fx(() -> draft().epsilonProperty().get())).isEqualTo(8 / 255.0);
        run(() -> {
            draft().architectureProperty().set("linear");
            draft().settings().take(Map.of("epochs", "2", "batch-size", "8"));
            bench.training().model().start();
        });
        await("a network", () -> network().isPresent());
        ModelCatalog.Entry network = fx(() -> network().orElseThrow());
        assertThat(network.card().classes()).containsExactly("blue", "green", "red");
        assertThat(findAll(Label.class).stream().map(Label::getText))
                .contains("on held-out images (a tenth, at most 1,000)");
        run(() -> model.models().putOnStage(network, null));
        await("its pictures", () -> model.pictures().images().name().equals("meine-farben:test"));
        assertThat(settled().rows().get(0)).isInstanceOf(StageRow.Attacked.class);
    }

    @Test
    void cardsShowWhatTheNetworksLookAt() throws Exception {
        LearntPictures learnt =
                new LearntPictures(new org.epsilonlab.data.PictureSets(DataShelf.bundled(Path.of("assets"))));
        assertThat(learnt.of(CardFile.read(Path.of("models/mnist-standard")))).hasSize(10);
        assertThat(learnt.of(CardFile.read(Path.of("models/imagenet-efficientnet-lite0"))))
                .as("the labelled photographs, made small")
                .hasSizeGreaterThan(2)
                .allMatch(pixels -> pixels.width() == 96 && pixels.channels() == 3);
        ModelCard named = CardFile.read(Path.of("models/mnist-standard"));
        ModelCard strange = new ModelCard(
                "x",
                "x",
                named.inputShape(),
                named.normalization(),
                List.of("a", "b"),
                named.layers(),
                named.weights(),
                null,
                null,
                List.of(),
                "",
                "");
        assertThat(learnt.of(strange)).as("nobody knows what it looks at").isEmpty();
    }

    private Optional<ModelCatalog.Entry> network() {
        return model.models().models().stream()
                .filter(entry -> entry.card().training() != null
                        && entry.card().training().data().equals("meine-farben:train")
                        && !entry.card().accuracy().isEmpty())
                .findFirst();
    }
}
