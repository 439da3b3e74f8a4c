package org.epsilonlab.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Icon;
import org.epsilonlab.ui.common.Settings;
import org.epsilonlab.ui.common.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The frame with two small places in it. */
@ExtendWith(ApplicationExtension.class)
class ShellTest {
    @TempDir
    private Path folder;

    private final List<String> events = new ArrayList<>();
    private Appearance appearance;
    private Shell shell;

    private final class SmallPlace implements Place {
        private final String name;
        private final Label view;
        private final Label presented = new Label("only this");

        SmallPlace(String name) {
            this.name = name;
            view = new Label("content of " + name);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Icon icon() {
            return Icon.ATTACK;
        }

        @Override
        public Node view() {
            return view;
        }

        @Override
        public Node presenterView() {
            return presented;
        }

        @Override
        public void onShow() {
            events.add("show " + name);
        }

        @Override
        public void onHide() {
            events.add("hide " + name);
        }
    }

    @Start
    private void start(Stage stage) {
        appearance = new Appearance(Path.of("assets/fonts"));
        shell = new Shell(
                appearance,
                List.of(new SmallPlace("Attack"), new SmallPlace("Train")),
                () -> new AboutDialog(
                        "A laboratory.",
                        List.of(new AboutDialog.Row("JavaFX", "21", "GPL-2.0-CE")),
                        Path.of("data"),
                        path -> events.add("open " + path)));
        Scene scene = new Scene(shell, 1000, 640);
        appearance.dress(scene);
        shell.install(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void theRailAndItsKeysChangeThePlace(FxRobot robot) {
        assertThat(events).containsExactly("show Attack");
        robot.clickOn("Train");
        assertThat(events).endsWith("hide Attack", "show Train");
        assertThat(robot.lookup("content of Train").tryQuery()).isPresent();
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT1).release(KeyCode.CONTROL);
        assertThat(shell.currentProperty().get().name()).isEqualTo("Attack");
        ToggleButton entry = robot.lookup(".rail-entry").nth(0).query();
        assertThat(entry.isSelected()).isTrue();
    }

    @Test
    void aSheetIsInItsPlaceBeforeItIsPaintedForTheFirstTime(FxRobot robot) {
        Sheet sheet = new CommandSheet(shell.keys());
        List<Bounds> seen = new ArrayList<>();
        robot.interact(() -> {
            shell.showSheet(sheet);
            seen.add(sheet.localToScene(sheet.getLayoutBounds()));
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> seen.add(sheet.localToScene(sheet.getLayoutBounds())));
        // It grows into its place, so its size may still be on the way.
        assertThat(seen.get(0).getCenterX()).isCloseTo(seen.get(1).getCenterX(), within(1.0));
        assertThat(seen.get(0).getCenterY()).isCloseTo(seen.get(1).getCenterY(), within(1.0));
    }

    @Test
    void presenterModeHidesAllButItsView(FxRobot robot) {
        robot.type(KeyCode.F11);
        assertThat(robot.lookup("only this").tryQuery()).isPresent();
        assertThat(robot.lookup(".rail").tryQuery()).isEmpty();
        assertThat(robot.lookup(".status-bar").tryQuery()).isEmpty();
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup(".rail").tryQuery()).isPresent();
        assertThat(robot.lookup("content of Attack").tryQuery()).isPresent();
    }

    @Test
    void keysChangeTheSizeOfEverything(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.PLUS).type(KeyCode.EQUALS).release(KeyCode.CONTROL);
        assertThat(appearance.look().scale()).isEqualTo(1.5);
        Label label = robot.lookup("content of Attack").query();
        assertThat(label.getFont().getSize()).isEqualTo(21);
        robot.press(KeyCode.CONTROL).type(KeyCode.MINUS).type(KeyCode.DIGIT0).release(KeyCode.CONTROL);
        assertThat(appearance.look().scale()).isEqualTo(1);
        robot.interact(() -> appearance.themeProperty().set(Theme.DARK));
        assertThat(label.getTextFill()).isEqualTo(Theme.DARK.palette().text());
    }

    @Test
    void everyKeyIsListed(FxRobot robot) {
        robot.type(KeyCode.F1);
        assertThat(robot.lookup("Presenter mode").tryQuery()).isPresent();
        assertThat(robot.lookup("F11").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
        assertThat(shell.presenterProperty().get()).isFalse();
    }

    @Test
    void aClosedSheetIsGoneAndTheFocusIsWhereItWas(FxRobot robot) throws Exception {
        ToggleButton before = robot.lookup(".rail-entry").nth(1).query();
        robot.interact(before::requestFocus);
        robot.type(KeyCode.F1);
        // Monocle hands a key on in its own time, at times after type has returned.
        Node sheets = robot.lookup("#sheets").query();
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> sheets.isVisible() && !before.isFocused());
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> !sheets.isVisible() && before.isFocused());
    }

    @Test
    void aSheetThatFollowsAnotherAtOnceStays(FxRobot robot) {
        Node sheets = robot.lookup("#sheets").query();
        List<Boolean> seen = new ArrayList<>();
        robot.interact(() -> {
            shell.showSheet(new CommandSheet(shell.keys()));
            seen.add(sheets.isVisible());
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            shell.hideSheet();
            // It leaves nothing under way that could close the next one.
            seen.add(sheets.isVisible());
            shell.showSheet(new CommandSheet(shell.keys()));
            seen.add(sheets.isVisible());
        });
        assertThat(seen).containsExactly(true, false, true);
    }

    @Test
    void theWindowOpensAsItWasLeft(FxRobot robot) {
        try (Settings settings = Settings.open(folder.resolve("settings.json"))) {
            settings.set("window.width", 900.0);
            settings.set("window.height", 600.0);
            settings.set("window.x", 90_000.0);
            settings.set("window.y", 10.0);
            robot.interact(() -> {
                Stage stage = new Stage();
                stage.setScene(new Scene(new VBox(), 100, 100));
                WindowBounds.remember(stage, settings);
                stage.show();
                assertThat(stage.getWidth()).isEqualTo(900);
                assertThat(stage.getX()).isLessThan(5_000);
                stage.setWidth(800);
                stage.close();
            });
            assertThat(settings.get("window.width", 0.0)).isEqualTo(800);
        }
    }
}
