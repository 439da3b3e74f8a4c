package org.epsilonlab.ui.common;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.SearchableComboBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Rests the real mouse on controls. */
@ExtendWith(ApplicationExtension.class)
class TipsTest {

    private final SimpleBooleanProperty enabled = new SimpleBooleanProperty(true);
    private CommandButton button;
    private ComboBox<String> box;
    private SearchableComboBox<String> searchable;
    private Segmented<String> segmented;
    private HBox labelled;
    private Button inner;

    @Start
    private void start(Stage stage) {
        button = new Command("Do it", "F5", "Does it.", () -> {})
                .enableWhen(enabled, "Not now.")
                .button();
        box = new ComboBox<>(FXCollections.observableArrayList("one", "two"));
        box.setValue("one");
        Tips.install(box, "A choice.");
        searchable = new SearchableComboBox<>();
        searchable.getItems().setAll("one", "two");
        searchable.setValue("one");
        Tips.install(searchable, "A long choice.");
        segmented = new Segmented<>("Show", List.of("left", "right"), caption -> caption);
        segmented.help(each -> "The " + each + " one.");
        labelled = new HBox(new Label("Words"), inner = new Button("Inner"));
        Tips.install(labelled, "All of it.");
        Tips.install(inner, "Only this.");
        Region away = new Region();
        away.setMinHeight(100);
        VBox column = new VBox(button, box, searchable, segmented, labelled, away);
        column.getStyleClass().add("panel");
        Panels.dress(column);
        Scene scene = new Scene(column, 400, 400);
        new Appearance(Path.of("assets/fonts")).dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        stage.requestFocus();
    }

    private static List<String> tips() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Tooltip tip && tip.isShowing())
                .map(window -> ((Tooltip) window).getText())
                .toList();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                5, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    private void rest(FxRobot robot, Node node, String expected) throws Exception {
        robot.moveTo(200, 390);
        await(() -> tips().isEmpty());
        robot.moveTo(node).moveBy(2, 1);
        await(() -> tips().equals(List.of(expected)));
    }

    @Test
    void enabledOrNotAControlSaysWhatItDoes(FxRobot robot) throws Exception {
        rest(robot, box, "A choice.");
        rest(robot, searchable, "A long choice.");
        rest(robot, segmented.button("right"), "The right one.");
        rest(robot, inner, "Only this.");
        rest(robot, labelled.getChildren().get(0), "All of it.");
        rest(robot, button, "Do it (F5)\nDoes it.");
        robot.interact(() -> enabled.set(false));
        rest(robot, button, "Do it (F5)\nNot now.");
        // Once more: nothing of what was shown before stands in the way.
        robot.interact(() -> enabled.set(true));
        rest(robot, button, "Do it (F5)\nDoes it.");
    }
}
