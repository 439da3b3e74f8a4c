package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.attack.StageResult;
import org.epsilonlab.ui.attack.StageRow;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Segmented;
import org.junit.jupiter.api.Test;

/** An ONNX file dropped on the assembled window, and what the window then offers and why not the rest. */
class WorkbenchOnnxTest extends WindowTest {

    private static final Path FILE = Reference.FOLDER.resolve("onnx/tiny-onnx/model.onnx");

    private ModelCatalog.Entry imported() throws Exception {
        run(() -> bench.drop(FILE));
        await("the sheet", () -> stage.getScene().lookup("#import-sheet") != null);
        await(
                "the form",
                () -> stage.getScene().lookup("#import-keep") instanceof Button button && !button.isDisabled());
        assertThat(fx(() -> findAll(Label.class).stream().map(Label::getText).collect(Collectors.joining("\n"))))
                .contains("It gives no gradients");
        run(() -> ((TextField) find("#import-title")).setText("From ONNX"));
        run(() -> ((TextArea) find("#import-classes"))
                .setText(String.join("\n", first().card().classes())));
        run(((Button) find("#import-keep"))::fire);
        assertThat(told("“From ONNX” is among your own networks")).isNotNull();
        return bench.model().models().models().stream()
                .filter(entry -> entry.card().title().equals("From ONNX"))
                .findFirst()
                .orElseThrow();
    }

    private ModelCatalog.Entry first() {
        return bench.model().models().models().get(0);
    }

    private Command command(String name) {
        return bench.attack().commands().stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theStageOffersWhatCanBeUsedAndSaysWhyNotTheRest() throws Exception {
        ModelCatalog.Entry onnx = imported();
        run(() -> bench.model().controls().attackProperty().set("pgd"));
        settled();
        run(() -> bench.model().models().putOnStage(onnx, null));
        run(() -> bench.model().models().comparedProperty().set(null));
        run(() -> bench.shell().show(bench.attack()));
        StageResult result = settled();
        assertThat(result.request().spec().description().name()).isEqualTo("square");
        assertThat(result.rows()).singleElement().isInstanceOf(StageRow.Attacked.class);
        @SuppressWarnings("unchecked")
        Segmented<String> choice = (Segmented<String>) find("#attack");
        ToggleButton pgd = fx(() -> choice.button("pgd"));
        assertThat(pgd.isDisabled()).isTrue();
        assertThat(fx(() -> choice.button("noise").isDisabled())).isFalse();
        assertThat(fx(() -> command("Explain…").whyNotProperty().get()))
                .isEqualTo("“From ONNX” is an ONNX file, which gives no gradients, and this needs them.");
        assertThat(fx(() -> command("One change for all pictures…").isEnabled()))
                .isFalse();
        run(() -> bench.attack().showAttacks());
        ListView<?> list = find("#attack-list");
        run(() -> ((TextField) find("#attack-search")).setText("deepfool"));
        await(
                "marked",
                () -> String.valueOf(list.getSelectionModel().getSelectedItem()).contains("DeepFool"));
        assertThat(fx(() -> findAll(Label.class).stream().map(Label::getText).collect(Collectors.joining("\n"))))
                .contains(
                        "which “DeepFool” needs; take “Square”, “Estimated gradient”, “Decisions only” or “Random noise”.");
        keys(KeyCode.ESCAPE);
        // What gave way comes back with a network that allows it, and in one step of Ctrl+Z.
        run(() -> bench.model().models().putOnStage(first(), null));
        assertThat(settled().request().spec().description().name()).isEqualTo("pgd");
        assertThat(pgd.isDisabled()).isFalse();
        run(bench.model().undo()::run);
        result = settled();
        assertThat(result.request().models().get(0)).isEqualTo(onnx);
        assertThat(result.request().spec().description().name()).isEqualTo("square");
    }

    @Test
    void besideAnotherItsRowSaysWhyItIsNotAttacked() throws Exception {
        ModelCatalog.Entry onnx = imported();
        run(() -> bench.model().controls().attackProperty().set("fgm"));
        run(() -> bench.model().models().putOnStage(first(), onnx));
        StageResult result = settled();
        assertThat(result.rows()).hasSize(2);
        assertThat(result.rows().get(0)).isInstanceOf(StageRow.Attacked.class);
        assertThat(result.rows().get(1))
                .isInstanceOfSatisfying(
                        StageRow.Failed.class,
                        row -> assertThat(row.sentence()).contains("which “One step” needs; take “Square”"));
        assertThat(fx(() -> command("Explain…").isEnabled()))
                .as("the first network gives gradients")
                .isTrue();
    }
}
