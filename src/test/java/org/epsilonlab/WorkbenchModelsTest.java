package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Looks up, compares, copies, renames and deletes networks in the assembled window. */
class WorkbenchModelsTest extends WindowTest {

    private static final int BUNDLED = 6;

    private ListView<?> list;

    @BeforeEach
    void goThere() {
        run(() -> bench.shell().show(bench.models().place()));
        list = find("#model-list");
        run(() -> ((TextField) find("#model-search")).clear());
        WaitForAsyncUtils.waitForFxEvents();
        run(() -> list.getSelectionModel().clearAndSelect(0));
        await("the keyboard in the list", list::isFocused);
    }

    private int count() {
        return fx(() -> list.getItems().size());
    }

    /** What is written in the detail beside the list. */
    private List<String> facts() {
        return fx(() ->
                robot.from(this.<Node>find("#model-detail")).lookup(Label.class::isInstance).<Label>queryAll().stream()
                        .map(Label::getText)
                        .toList());
    }

    private Button button(String text) {
        return (Button) findAll(Button.class).stream()
                .map(Node.class::cast)
                .filter(node -> ((Button) node).getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theBundledNetworksStandThereWithWhatWasMeasured() {
        assertThat(facts())
                .contains("Fashion-MNIST · collapsed (clean + FGSM)")
                .contains("conv 16 → conv 32 → linear 100 → linear 10")
                .contains("166,406")
                .contains("92.0 % (n = 10,000)")
                .anyMatch(text -> text.startsWith("14.7 % under PGD-40, ε = 0.1 (n = 10,000"))
                .contains("mixed, fgm at ε = 0.1 on fashion-mnist:train, 15 epochs, seed 1, collapsed at epoch 6");
        keys(KeyCode.DOWN);
        assertThat(facts()).contains("Fashion-MNIST · robust (TRADES)");
        assertThat(findAll(".model-cell").stream()
                        .filter(cell -> !((ListCell<?>) cell).isEmpty())
                        .map(Node::getAccessibleText))
                .anyMatch(text -> text.equals("Fashion-MNIST · robust (TRADES), bundled · 28×28 grey · 10 classes,"
                        + " 86.7 % clean, 78.8 % robust, PGD-40, ε = 0.1 · n = 10,000"));
    }

    @Test
    void aSearchFindsByAnyWordOfTheCard() {
        keys(KeyCode.CONTROL, KeyCode.F);
        robot.write("collapsed FGM");
        await("one network", () -> list.getItems().size() == 1);
        run(() -> ((TextField) find("#model-search")).setText("zeppelin"));
        await("none", () -> list.getItems().isEmpty());
        assertThat(fx(() -> ((Label) list.getPlaceholder()).getText()))
                .isEqualTo("No network has “zeppelin” in its card; type something else, or press Esc to see all.");
        keys(KeyCode.ESCAPE);
        assertThat(count()).isEqualTo(BUNDLED);
    }

    @Test
    void severalStandSideBySideAndTwoGoOnStage() {
        keys(KeyCode.DOWN);
        keys(KeyCode.SHIFT, KeyCode.DOWN);
        await("two chosen", () -> list.getSelectionModel().getSelectedItems().size() == 2);
        assertThat(facts()).contains("2 networks compared", "86.7 % (n = 10,000)", "90.8 % (n = 10,000)");
        var differing = fx(() -> findAll("#facts .different").stream()
                .map(node -> ((Label) node).getText())
                .toList());
        assertThat(differing).contains("86.7 % (n = 10,000)").doesNotContain("bundled");
        keys(KeyCode.SHIFT, KeyCode.ENTER);
        await("the stage", () -> bench.shell().currentProperty().get().equals(bench.attack()));
        assertThat(settled().request().models().stream()
                        .map(entry -> entry.card().name()))
                .containsExactly("fashion-mnist-robust", "fashion-mnist-standard");
    }

    @Test
    void aBundledNetworkStaysAndSaysSo() {
        assertThat(fx(() -> button("Delete").isDisabled())).isTrue();
        assertThat(fx(() -> button("Delete").getAccessibleHelp()))
                .contains("came with the program and cannot be deleted; duplicate it and change the copy.");
        keys(KeyCode.DELETE);
        assertThat(count()).isEqualTo(BUNDLED);
    }

    @Test
    void aCopyIsRenamedDeletedAndBroughtBack() throws Exception {
        keys(KeyCode.CONTROL, KeyCode.D);
        await("a copy", () -> list.getItems().size() == BUNDLED + 1);
        run(() -> list.getSelectionModel().clearAndSelect(BUNDLED));
        keys(KeyCode.F2);
        TextField title = find("#new-title");
        await("the keyboard in the field", title::isFocused);
        run(() -> title.setText("Übung"));
        keys(KeyCode.ENTER);
        await("the new name", () -> facts().contains("Übung"));
        assertThat(fx(() -> FXCollections.observableArrayList(model.models().models())))
                .as("the stage knows it")
                .anyMatch(entry -> entry.card().title().equals("Übung"));
        Path folder = user.resolve("models");
        run(list::requestFocus);
        keys(KeyCode.DELETE);
        await("three", () -> list.getItems().size() == BUNDLED);
        assertThat(told("Deleted “Übung”.")).isNotNull();
        assertThat(visible(folder)).isEmpty();
        keys(KeyCode.CONTROL, KeyCode.Z);
        await("it is back", () -> list.getItems().size() == BUNDLED + 1);
        assertThat(visible(folder)).hasSize(1);
        keys(KeyCode.CONTROL, KeyCode.Z);
        await(
                "its old name",
                () -> model.models().models().stream()
                        .noneMatch(entry -> entry.card().title().equals("Übung")));
        keys(KeyCode.CONTROL, KeyCode.Z);
        await("no copy", () -> list.getItems().size() == BUNDLED);
        assertThat(visible(folder)).isEmpty();
        keys(KeyCode.CONTROL, KeyCode.Y);
        await("the copy again", () -> list.getItems().size() == BUNDLED + 1);
        keys(KeyCode.CONTROL, KeyCode.Z);
        await("no copy again", () -> list.getItems().size() == BUNDLED);
    }

    private static List<Path> visible(Path folder) throws Exception {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !child.getFileName().toString().startsWith("."))
                    .toList();
        }
    }
}
