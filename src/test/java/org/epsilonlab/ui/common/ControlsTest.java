package org.epsilonlab.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.epsilonlab.ui.Mouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Presses the real keys and the real mouse on the shared controls. */
@ExtendWith(ApplicationExtension.class)
class ControlsTest {
    private SliderField epsilon;
    private Segmented<String> norm;
    private final SimpleBooleanProperty open = new SimpleBooleanProperty(false);
    private int opened;
    private int spaces;
    private Command command;
    private CommandButton button;
    private Notices notices;

    @Start
    private void start(Stage stage) {
        epsilon = new SliderField("ε", new EpsilonFormat(), 0, 0.5, 0.1).steps(0.001, 0.01);
        norm = new Segmented<>("Norm", List.of("sign · L∞", "length · L2", "max", "constant"), name -> name);
        command = new Command("Open picture", "Shortcut+O", "Shows a picture file.", () -> opened++)
                .enableWhen(open, "There is no network yet.");
        Command comma = new Command("Step back", "Comma", "One step back.", () -> spaces++);
        button = command.button();
        VBox box = new VBox(epsilon, norm, button);
        notices = new Notices(box);
        Scene scene = new Scene(notices, 320, 320);
        new Appearance(Path.of("assets/fonts")).dress(scene);
        new Keys().add("All", command, comma).install(scene);
        stage.setScene(scene);
        // The stage is the same for all tests and keeps the size that another gave it.
        stage.setX(100);
        stage.setY(100);
        stage.setWidth(320);
        stage.setHeight(320);
        stage.show();
        stage.requestFocus();
    }

    @Test
    void aSparingDragSkipsPlacesButNeverTheLast(FxRobot robot) throws TimeoutException {
        List<Double> numbers = new ArrayList<>();
        robot.interact(() -> {
            epsilon.valueProperty().addListener((source, before, after) -> numbers.add(after.doubleValue()));
            epsilon.sparingProperty().set(true);
            mouse(MouseEvent.MOUSE_PRESSED, 0);
            mouse(MouseEvent.MOUSE_DRAGGED, 20);
            mouse(MouseEvent.MOUSE_DRAGGED, 40);
            mouse(MouseEvent.MOUSE_DRAGGED, 60);
            assertThat(numbers).hasSize(1);
        });
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> numbers.size() == 2);
        robot.interact(() -> {
            // Whether the first of these is taken depends on the time that has passed.
            mouse(MouseEvent.MOUSE_DRAGGED, 60);
            mouse(MouseEvent.MOUSE_DRAGGED, 80);
            mouse(MouseEvent.MOUSE_DRAGGED, 100);
            mouse(MouseEvent.MOUSE_RELEASED, 100);
        });
        List<Double> sparing = List.copyOf(numbers);
        robot.interact(() -> {
            numbers.clear();
            epsilon.sparingProperty().set(false);
            epsilon.valueProperty().set(0.1);
            mouse(MouseEvent.MOUSE_PRESSED, 0);
            List.of(20, 40, 60, 80, 100).forEach(x -> mouse(MouseEvent.MOUSE_DRAGGED, x));
            mouse(MouseEvent.MOUSE_RELEASED, 100);
        });
        assertThat(numbers).hasSize(6);
        assertThat(sparing).containsExactly(numbers.get(1), numbers.get(3), numbers.get(5));
    }

    /** On the thumb, at a place counted from where it was pressed. */
    private void mouse(EventType<MouseEvent> type, double x) {
        Mouse.fire(epsilon.slider().lookup(".thumb"), type, epsilon.slider(), x, 4, 1);
    }

    @Test
    void arrowKeysStepAndADoubleClickRestores(FxRobot robot) {
        robot.interact(() -> epsilon.slider().requestFocus());
        robot.type(KeyCode.RIGHT, 3);
        assertThat(epsilon.field().getText()).isEqualTo("0.103 = 26.27/255");
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
        assertThat(epsilon.field().getText()).isEqualTo("0.093 = 23.72/255");
        robot.type(KeyCode.HOME);
        assertThat(epsilon.valueProperty().get()).isZero();
        robot.doubleClickOn(epsilon.slider());
        assertThat(epsilon.valueProperty().get()).isEqualTo(0.1);
    }

    @Test
    void aTypedValueIsTakenAsItIsAndANonsenseIsMarked(FxRobot robot) {
        typeOver(robot, "8/255");
        assertThat(epsilon.valueProperty().get()).isEqualTo(8 / 255.0);
        assertThat(epsilon.field().getText()).isEqualTo("0.031 = 8/255");
        typeOver(robot, "much");
        assertThat(epsilon.valueProperty().get()).isEqualTo(8 / 255.0);
        assertThat(complaint()).isEqualTo("“much” is not a number; type ε as 0.031 or as 8/255.");
        typeOver(robot, "0.9");
        assertThat(complaint()).startsWith("ε must lie between");
        robot.type(KeyCode.ESCAPE);
        assertThat(complaint()).isEmpty();
        assertThat(epsilon.field().getText()).isEqualTo("0.031 = 8/255");
    }

    private String complaint() {
        return ((TypedValue) epsilon.field()).complaint();
    }

    private void typeOver(FxRobot robot, String text) {
        robot.clickOn(epsilon.field());
        robot.interact(() -> epsilon.field().setText(text));
        robot.type(KeyCode.ENTER);
    }

    @Test
    void aGreyedFieldSaysWhy(FxRobot robot) {
        robot.interact(() -> epsilon.whyNotProperty().set("One step has no step size."));
        assertThat(epsilon.slider().isDisabled()).isTrue();
        robot.moveTo(epsilon.field());
        WaitForAsyncUtils.sleep(900, java.util.concurrent.TimeUnit.MILLISECONDS);
        assertThat(robot.listTargetWindows())
                .anyMatch(window -> window instanceof javafx.scene.control.Tooltip tip
                        && tip.getText().equals("One step has no step size."));
    }

    @Test
    void exactlyOneChoiceIsChosen(FxRobot robot) {
        robot.clickOn(norm.button("max"));
        assertThat(norm.valueProperty().get()).isEqualTo("max");
        robot.clickOn(norm.button("max"));
        assertThat(norm.valueProperty().get()).isEqualTo("max");
        assertThat(norm.button("max").isSelected()).isTrue();
        robot.type(KeyCode.RIGHT);
        assertThat(norm.valueProperty().get()).isEqualTo("constant");
        robot.interact(() -> norm.valueProperty().set("sign · L∞"));
        assertThat(norm.button("sign · L∞").isSelected()).isTrue();
        robot.interact(() -> norm.disable("max", "Noise has no gradient."));
        robot.clickOn(norm.button("max"));
        assertThat(norm.valueProperty().get()).isEqualTo("sign · L∞");
    }

    @Test
    void captionsWrapInsteadOfBeingCut(FxRobot robot) {
        robot.interact(() -> norm.getScene().getWindow().setWidth(260));
        for (String choice : List.of("sign · L∞", "length · L2", "max", "constant")) {
            String drawn = robot.from(norm.button(choice))
                    .lookup(".text")
                    .queryText()
                    .getText()
                    .replace("\n", " ");
            assertThat(drawn).isEqualTo(choice);
        }
        assertThat(norm.button("length · L2").getHeight()).isGreaterThan(30);
    }

    @Test
    void aCommandRunsOnceForItsKeyUnlessDisabled(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        assertThat(opened).isZero();
        assertThat(command.tip()).contains("Ctrl+O").contains("There is no network yet.");
        robot.interact(() -> open.set(true));
        robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        robot.clickOn(button.getButton());
        assertThat(opened).isEqualTo(2);
    }

    @Test
    void aPlainKeyTypedIntoAFieldIsNoCommand(FxRobot robot) {
        robot.interact(() -> epsilon.slider().requestFocus());
        robot.type(KeyCode.COMMA);
        assertThat(spaces).isEqualTo(1);
        robot.clickOn(epsilon.field());
        robot.type(KeyCode.COMMA);
        assertThat(spaces).isEqualTo(1);
    }

    @Test
    void aNoticeOffersItsRemedy(FxRobot robot) throws Exception {
        robot.interact(() -> open.set(true));
        robot.interact(() -> notices.error("The picture cat.png is empty; choose another.", command));
        WaitForAsyncUtils.sleep(600, java.util.concurrent.TimeUnit.MILLISECONDS);
        assertThat(robot.lookup(".notification-bar .label").tryQuery()).isPresent();
        Button remedy = robot.lookup(".notification-bar .button-bar .button").queryButton();
        // It slides in, which takes its time on a loaded machine.
        AtomicReference<Bounds> before = new AtomicReference<>();
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> {
            WaitForAsyncUtils.sleep(150, TimeUnit.MILLISECONDS);
            Bounds now = remedy.localToScreen(remedy.getBoundsInLocal());
            return now.equals(before.getAndSet(now));
        });
        robot.clickOn(remedy);
        // Monocle hands a press on in its own time, at times after clickOn has returned.
        WaitForAsyncUtils.waitFor(5, java.util.concurrent.TimeUnit.SECONDS, () -> opened == 1 && !notices.isShowing());
    }
}
