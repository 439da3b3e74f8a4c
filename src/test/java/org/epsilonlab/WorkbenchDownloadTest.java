package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import org.epsilonlab.data.download.Offers;
import org.epsilonlab.data.download.SmallRepository;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.training.TrainingData;
import org.epsilonlab.ui.shell.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads in the assembled window, from a repository on the disk: pressed, seen to arrive, chosen. */
class WorkbenchDownloadTest extends WindowTest {

    @TempDir
    private Path folder;

    private SmallRepository repository;

    @BeforeEach
    void lay() throws Exception {
        repository = SmallRepository.write(folder.resolve("repository"));
        System.setProperty(Offers.ADDRESS_PROPERTY, repository.address());
    }

    @AfterEach
    void clear() {
        System.clearProperty(Offers.ADDRESS_PROPERTY);
    }

    private void open(Place place, String button) {
        run(() -> bench.shell().show(place));
        run(((Button) find(button))::fire);
        await("the sheet", () -> stage.getScene().lookup("#download-sheet") != null);
    }

    private void openFromTrain() {
        open(bench.training().place(), "#download-data");
    }

    private String caption(String name) {
        return fx(() -> ((Button) find("#download-" + name)).getText());
    }

    private String text(String query) {
        return fx(() -> ((Label) find(query)).getText());
    }

    private Optional<ModelCatalog.Entry> resnet() {
        return model.models().models().stream()
                .filter(entry -> entry.card().name().startsWith("imagenet-resnet-18"))
                .findFirst();
    }

    @Test
    void picturesArriveAndAreChosenToTrainOn() {
        openFromTrain();
        assertThat(fx(() -> findAll(Label.class).stream().map(Label::getText)))
                .contains("CIFAR-10", "170 MB")
                .anyMatch(text -> text.startsWith("Licence: Its authors state none"))
                .anyMatch(text -> text.startsWith("Nothing is fetched before you press its button."));
        ComboBox<?> data = find("#data");
        Object before = fx(data::getValue);
        assertThat(caption("cifar-10")).isEqualTo("Download");
        run(((Button) find("#download-cifar-10"))::fire);
        await("the pictures", () -> caption("cifar-10").equals("Train on it"));
        assertThat(text("#download-words-cifar-10")).isEqualTo("Here, among the data.");
        assertThat(fx(() -> data.getItems().stream().map(each -> ((TrainingData) each).title())))
                .contains("CIFAR-10");
        assertThat(fx(data::getValue)).as("what was chosen stays chosen").isEqualTo(before);
        run(((Button) find("#download-cifar-10"))::fire);
        assertThat(fx(() -> bench.shell().currentProperty().get()))
                .isEqualTo(bench.training().place());
        assertThat(fx(() -> ((TrainingData) data.getValue()).title())).isEqualTo("CIFAR-10");
        var draft = bench.training().model().draft();
        assertThat(fx(() -> draft.epsilonProperty().get())).isEqualTo(8 / 255.0);
        assertThat(fx(() -> draft.architectureProperty().get())).isEqualTo("colour-cnn");
        assertThat(fx(() -> draft.problemProperty().get())).isEmpty();
    }

    @Test
    void aNetworkArrivesAmongTheUsersOwnAndGoesOnStage() {
        // A list of networks that nobody held would be gone now, and the choice above the stage not follow.
        System.gc();
        run(() -> bench.shell().show(bench.models().place()));
        run(() -> bench.models().place().commands().stream()
                .filter(command -> command.name().equals("Download…"))
                .forEach(org.epsilonlab.ui.common.Command::run));
        run(((Button) find("#download-resnet-18"))::fire);
        await("the network", () -> resnet().isPresent());
        assertThat(resnet().orElseThrow().folder().getParent()).isEqualTo(user.resolve("models"));
        await("its button", () -> caption("resnet-18").equals("Put on stage"));
        run(((Button) find("#download-resnet-18"))::fire);
        assertThat(fx(() -> bench.shell().currentProperty().get())).isEqualTo(bench.attack());
        await("photographs", () -> model.pictures().images().name().equals("photographs"));
        assertThat(fx(() -> model.models().modelProperty().get().card().title()))
                .isEqualTo("ImageNet · ResNet-18");
        settled();
        ComboBox<?> choice = find("#model");
        assertThat(fx(() -> choice.lookupAll(".list-cell").stream()
                        .filter(Node::isVisible)
                        .map(cell -> ((Labeled) cell).getText())
                        .toList()))
                .containsExactly("ImageNet · ResNet-18");
    }

    @Test
    void whatFailsSaysSoBesideItsButtonAndNothingElseChanges() throws Exception {
        System.setProperty(Offers.ADDRESS_PROPERTY, "http://127.0.0.1:1/");
        openFromTrain();
        int networks = model.models().models().size();
        run(((Button) find("#download-mnist-whole"))::fire);
        await("the reason", () -> !text("#download-problem-mnist-whole").isEmpty());
        assertThat(text("#download-problem-mnist-whole"))
                .isEqualTo("127.0.0.1 cannot be reached, so MNIST, all 70,000 digits was not downloaded; connect this"
                        + " computer to the internet and try again.");
        assertThat(caption("mnist-whole")).isEqualTo("Download");
        assertThat(model.models().models()).hasSize(networks);
        assertThat(user.resolve("downloads")).doesNotExist();
        ProgressBar bar = find("#download-progress-mnist-whole");
        assertThat(fx(bar::isVisible)).isFalse();
    }

    @Test
    void cancelIsPressedWhereDownloadWasAndLeavesNothing() throws Exception {
        openFromTrain();
        run(() -> {
            Button button = find("#download-resnet-50");
            button.fire();
            assertThat(button.getText()).isEqualTo("Cancel");
            button.fire();
            assertThat(button.isDisabled()).as("it tidies up").isTrue();
        });
        await("the end", () -> caption("resnet-50").equals("Download"));
        assertThat(text("#download-words-resnet-50")).isEqualTo("Cancelled; nothing was kept.");
        assertThat(user.resolve("downloads")).doesNotExist();
        try (Stream<Path> kept = Files.list(user.resolve("models"))) {
            assertThat(kept.filter(each -> each.toString().contains("50"))).isEmpty();
        }
        assertThat(text("#downloading")).isEmpty();
    }
}
