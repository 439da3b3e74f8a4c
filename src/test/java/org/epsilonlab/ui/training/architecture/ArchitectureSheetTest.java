package org.epsilonlab.ui.training.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerTable;
import org.epsilonlab.training.Architecture;
import org.epsilonlab.training.ArchitectureCatalog;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Segmented;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Presses the real keys and buttons of the sheet in which architectures are edited. */
@ExtendWith(ApplicationExtension.class)
class ArchitectureSheetTest {

    @TempDir
    private Path folder;

    private final List<Architecture> saved = new ArrayList<>();
    private int cancelled;
    private Appearance appearance;
    private ArchitectureEditor editor;
    private ArchitectureSheet sheet;

    @Start
    private void start(Stage stage) throws Exception {
        ArchitectureCatalog catalog = ArchitectureCatalog.scan(folder.resolve("architectures"));
        editor = new ArchitectureEditor(catalog, catalog.find("small-cnn"), new InputShape(1, 28, 28), 10);
        sheet = new ArchitectureSheet(editor, saved::add, () -> cancelled++);
        Scene scene = new Scene(sheet, 1280, 720);
        appearance = new Appearance(Path.of("assets/fonts"));
        appearance.dress(scene);
        stage.setScene(scene);
        // The stage is the same for all tests and keeps the size that another gave it.
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1280);
        stage.setHeight(720);
        stage.show();
        stage.requestFocus();
        sheet.requestFocus();
    }

    /** Monocle hands presses on in its own time, at times after the robot has returned. */
    private static void waitUntil(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void choose(FxRobot robot, String path) {
        robot.interact(() -> editor.layers().choose(path));
    }

    private static Button button(FxRobot robot, String text) {
        return robot.lookup(
                        node -> node instanceof Button each && each.getText().equals(text))
                .queryButton();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static long menus() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .count();
    }

    private int layers() {
        return editor.layers().draftProperty().get().layers().size();
    }

    @Test
    void theListHasTheFocusAndItsKeysChangeIt(FxRobot robot) throws Exception {
        ListView<LayerTable.Row> list = robot.lookup("#layers").queryListView();
        waitUntil(list::isFocused);
        assertThat(list.getItems()).hasSize(8);
        choose(robot, "5");
        robot.type(KeyCode.DELETE);
        waitUntil(() -> layers() == 6);
        assertThat(list.getSelectionModel().getSelectedItem().layer().type()).isEqualTo("relu");
        robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
        waitUntil(() -> list.getSelectionModel().getSelectedIndex() == 4);
        robot.press(KeyCode.CONTROL).type(KeyCode.D).release(KeyCode.CONTROL);
        waitUntil(() -> layers() == 7);
        robot.press(KeyCode.CONTROL).type(KeyCode.Z, 3).release(KeyCode.CONTROL);
        waitUntil(() -> !editor.layers().canUndoProperty().get());
        assertThat(text(robot, "#architecture-total")).isEqualTo("166,406 weights");
        robot.type(KeyCode.DOWN);
        waitUntil(() -> list.getSelectionModel().getSelectedIndex() == 6);
        assertThat(editor.layers().draftProperty().get().chosen()).isEqualTo("6");
    }

    @Test
    void numbersAreTypedAndSteppedWithShapesFollowing(FxRobot robot) throws Exception {
        choose(robot, "0");
        robot.interact(() -> robot.lookup("#layers").query().requestFocus());
        robot.type(KeyCode.ENTER);
        TextField filters = robot.lookup("#field-filters").queryAs(TextField.class);
        waitUntil(filters::isFocused);
        robot.write("32");
        waitUntil(() -> filters.getText().equals("32"));
        assertThat(editor.layers().tableProperty().get().rows().get(0).outputText())
                .isEqualTo("32×14×14");
        robot.type(KeyCode.DOWN);
        waitUntil(() ->
                editor.layers().tableProperty().get().rows().get(0).outputText().startsWith("31"));
        assertThat(robot.lookup("31×14×14").queryAll()).isNotEmpty();
        robot.write("x");
        waitUntil(() -> button(robot, "Save").isDisabled());
        assertThat(text(robot, "#architecture-state")).contains("type a whole number from 1");
        robot.type(KeyCode.ESCAPE);
        waitUntil(() -> !button(robot, "Save").isDisabled());
        assertThat(filters.getText()).isEqualTo("31");
        assertThat(cancelled).isZero();
    }

    @Test
    void aLayerIsAddedFromTheMenuAndAnErrorStandsAtItsLine(FxRobot robot) throws Exception {
        choose(robot, "4");
        robot.type(KeyCode.INSERT);
        waitUntil(() -> menus() == 1);
        robot.type(KeyCode.ESCAPE);
        waitUntil(() -> menus() == 0);
        assertThat(cancelled).isZero();
        robot.clickOn(button(robot, "Add ▾"));
        waitUntil(() -> menus() == 1);
        robot.clickOn("conv: Slides learned patterns over the plane.");
        waitUntil(() -> layers() == 8);
        assertThat(editor.layers().draftProperty().get().layer().type()).isEqualTo("conv");
        String sentence = "Layer 5, conv, comes after a flatten; move it above the flatten, or leave it out.";
        waitUntil(() -> robot.lookup(node ->
                                node instanceof Label each && each.getText().equals(sentence))
                        .queryAll()
                        .size()
                == 2);
        assertThat(text(robot, "#architecture-state")).isEqualTo(sentence);
        assertThat(button(robot, "Save").isDisabled()).isTrue();
        robot.clickOn(button(robot, "Undo"));
        waitUntil(() -> !button(robot, "Save").isDisabled());
        assertThat(text(robot, "#architecture-state")).isEqualTo("All layers fit.");
    }

    @Test
    void theTextIsCheckedAsItIsTyped(FxRobot robot) throws Exception {
        Segmented<?> face = robot.lookup("#face").queryAs(Segmented.class);
        robot.clickOn("As text");
        waitUntil(() -> face.valueProperty().get().equals("As text"));
        TextArea area = robot.lookup("#layer-text").queryAs(TextArea.class);
        robot.interact(() -> area.setText("[{\"type\": \"flatten\"}]"));
        assertThat(text(robot, "#architecture-total")).isEqualTo("7,850 weights");
        robot.interact(() -> area.setText("[{\"type\": \"flaten\"}]"));
        assertThat(text(robot, "#architecture-state")).contains("Layer 0 has the type \"flaten\"");
        robot.clickOn("Layers");
        assertThat(button(robot, "Add ▾").isDisabled()).isTrue();
        robot.clickOn(button(robot, "Undo"));
        waitUntil(() -> !button(robot, "Add ▾").isDisabled());
        robot.interact(() -> area.setText("[{\"type\": \"flatten\"}, {\"type\": \"linear\", \"units\": 10}]"));
        assertThat(text(robot, "#architecture-state")).contains("added by itself");
        assertThat(button(robot, "Save").isDisabled()).isFalse();
    }

    @Test
    void itIsSavedUnderItsNameOrCancelled(FxRobot robot) throws Exception {
        TextField name = robot.lookup("#architecture-name").queryAs(TextField.class);
        robot.interact(() -> name.setText("linear"));
        assertThat(button(robot, "Save").isDisabled()).isTrue();
        robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
        robot.interact(() -> name.setText("mine"));
        robot.clickOn(button(robot, "Save"));
        waitUntil(() -> saved.size() == 1);
        assertThat(saved.get(0).name()).isEqualTo("mine");
        assertThat(folder.resolve("architectures").resolve("mine.json")).exists();
        robot.type(KeyCode.ESCAPE);
        waitUntil(() -> cancelled == 1);
    }

    @Test
    void whereTheDiskRefusesTheSheetSaysSo(FxRobot robot) throws Exception {
        Files.writeString(folder.resolve("architectures"), "a file in the way");
        robot.clickOn(button(robot, "Save"));
        waitUntil(() -> text(robot, "#architecture-state").contains("cannot be written"));
        assertThat(saved).isEmpty();
        robot.interact(() -> editor.nameProperty().set("other"));
        assertThat(text(robot, "#architecture-state")).isEqualTo("All layers fit.");
    }

    @Test
    void everyButtonIsWholeAndInViewInALowWindow(FxRobot robot) {
        for (double scale : new double[] {1, 1.75, 2}) {
            robot.interact(() -> appearance.scaleProperty().set(scale));
            robot.interact(() -> {
                // Not with the next pulse, which is late on a loaded machine.
                sheet.getScene().getRoot().applyCss();
                sheet.getScene().getRoot().layout();
            });
            WaitForAsyncUtils.waitForFxEvents();
            for (Node node : robot.lookup(".button").queryAll()) {
                boolean shown = node instanceof Button each && !each.getText().isEmpty();
                if (shown
                        && node.getParent().isVisible()
                        && !node.getStyleClass().contains("stepper")) {
                    assertThat(robot.from(node).lookup(".text").queryText().getText())
                            .as("at %s", scale)
                            .isEqualTo(((Button) node).getText());
                    assertThat(sheet.getLayoutBounds()
                                    .contains(sheet.sceneToLocal(node.localToScene(node.getLayoutBounds()))))
                            .as("%s at %s", node, scale)
                            .isTrue();
                }
            }
            assertThat(robot.lookup("#layers").query().getLayoutBounds().getHeight())
                    .isGreaterThan(100);
        }
    }
}
