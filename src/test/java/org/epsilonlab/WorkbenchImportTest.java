package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.epsilonlab.image.Filter;
import org.epsilonlab.image.Resize;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.ui.attack.StageRow;
import org.epsilonlab.ui.shell.DropHandler;
import org.epsilonlab.ui.shell.Dropped;
import org.epsilonlab.ui.stage.AnswerBars;
import org.junit.jupiter.api.Test;

/** Drops networks from elsewhere on the assembled window. */
class WorkbenchImportTest extends WindowTest {

    private static final Path FOREIGN = Reference.FOLDER.resolve("foreign");

    private void drop(String name) {
        run(() -> bench.drop(FOREIGN.resolve(name)));
        await("the sheet", () -> stage.getScene().lookup("#import-sheet") != null);
    }

    private boolean isEnabled(String query) {
        return stage.getScene().lookup(query) instanceof Button button && !button.isDisabled();
    }

    @Test
    void aScriptIsTriedAskedForAndGoesOnStage() throws Exception {
        drop("talks.pt");
        await("the form", () -> isEnabled("#import-keep"));
        assertThat(fx(() -> ((ComboBox<?>) find("#import-fit")).getItems())).hasSize(1);
        AnswerBars bars = findAll(AnswerBars.class).get(0);
        await("a prediction", () -> bars.getAccessibleText().startsWith("most likely"));
        String before = fx(bars::getAccessibleText);
        run(((Button) find("#import-other"))::fire);
        TextArea classes = find("#import-classes");
        run(() -> classes.setText("shirt\nshoe"));
        assertThat(fx(() -> ((Label) find("#import-complaint")).getText()))
                .isEqualTo("There are 2 names but the network answers 3 classes; write one a line.");
        assertThat(fx(() -> isEnabled("#import-keep"))).isFalse();
        run(() -> classes.setText("shirt\nshoe\nbag"));
        await(
                "an answer by name",
                () -> bars.getAccessibleText().matches("most likely (shirt|shoe|bag), \\d+ percent"));
        assertThat(before).matches("most likely [012], \\d+ percent");
        TextField resize = find("#import-resize");
        assertThat(fx(() -> resize.getText().strip()))
                .as("small pictures come in their size")
                .isEmpty();
        run(() -> resize.setText("3"));
        assertThat(fx(() -> ((Label) find("#import-complaint")).getText())).startsWith("The short side is “3”; type a");
        run(() -> resize.setText("40"));
        run(() -> ((TextField) find("#import-title")).setText("Vom Freund"));
        run(((Button) find("#import-keep"))::fire);
        assertThat(told("“Vom Freund” is among your own networks")).isNotNull();
        Path folder = user.resolve("models").resolve("vom-freund");
        assertThat(CardFile.read(folder).resize()).isEqualTo(new Resize(40, Filter.BILINEAR));
        run(() -> bench.shell().show(bench.models().place()));
        ListView<?> list = find("#model-list");
        await(
                "the new one chosen",
                () -> String.valueOf(list.getSelectionModel().getSelectedItem()).contains("vom-freund"));
        await("the keyboard in the list", list::isFocused);
        keys(KeyCode.ENTER);
        await("the stage", () -> bench.shell().currentProperty().get().equals(bench.attack()));
        assertThat(settled().request().models().get(0).folder()).isEqualTo(folder);
        assertThat(settled().rows().get(0)).isInstanceOf(StageRow.Attacked.class);
    }

    @Test
    void oneThatCannotBeUsedIsRefusedWithAReasonAndLeavesNothing() throws Exception {
        drop("spoiled.pt");
        await(
                "a reason",
                () -> stage.getScene().lookup("#import-problem") instanceof Label label
                        && label.getText()
                                .endsWith("holds weights that are not finite numbers; train the network again."));
        assertThat(fx(() -> isEnabled("#import-keep"))).isFalse();
        run(((Button) find("#import-cancel"))::fire);
        try (var left = Files.list(user.resolve("models"))) {
            assertThat(left.map(path -> path.getFileName().toString())).doesNotContain("spoiled");
        }
    }

    @Test
    void aDragOverTheWindowSaysWhatWillHappen() {
        DropHandler handler = bench.models().drops(bench.attack().dropHandler());
        Dropped network = new Dropped(List.of(FOREIGN.resolve("talks.pt")), Optional.empty(), "");
        assertThat(handler.refusal(network)).isEmpty();
        assertThat(handler.invitation(network)).isEqualTo("Drop the network to import it");
        Dropped picture = new Dropped(List.of(Path.of("holiday.jpg")), Optional.empty(), "");
        assertThat(handler.invitation(picture)).isEqualTo("Drop the picture to attack it");
    }
}
