package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.attack.AttackModel;
import org.epsilonlab.ui.attack.StagePicture;
import org.epsilonlab.ui.attack.StageResult;
import org.epsilonlab.ui.attack.StageRow;
import org.epsilonlab.ui.common.Theme;
import org.epsilonlab.ui.stage.PictureFilter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Opens the assembled window on the bundled networks, with an empty user folder, once for the tests of a class: that
 * costs seconds. Each test begins with every control as it was when the window opened.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WindowTest {

    private static final int PATIENCE_SECONDS = 30;

    final FxRobot robot = new FxRobot();
    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private Thread.UncaughtExceptionHandler handlerBefore;
    private StagePicture ready;
    Path user;
    Stage stage;
    Workbench bench;
    AttackModel model;

    @BeforeAll
    void openWindow(@TempDir Path folder) throws Exception {
        user = folder;
        FxToolkit.registerPrimaryStage();
        handlerBefore = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
        open();
        ready = settled().request().picture();
    }

    @AfterAll
    void closeWindow() {
        close();
        forget();
        Thread.setDefaultUncaughtExceptionHandler(handlerBefore);
    }

    /** The instance lives as long as the run; a window takes a hundred megabytes. */
    @SuppressWarnings("NullAway")
    private void forget() {
        stage = null;
        bench = null;
        model = null;
        ready = null;
    }

    @BeforeEach
    void begin() {
        robot.release(new KeyCode[0]).release(new MouseButton[0]);
        run(() -> {
            bench.shell().hideSheet();
            bench.shell().notices().hide();
            bench.shell().presenterProperty().set(false);
            bench.appearance().themeProperty().set(Theme.LIGHT);
            bench.appearance().scaleProperty().set(1);
            model.originalInPlaceProperty().set(false);
            model.models().modelProperty().set(network("fashion-mnist-standard"));
            model.models().comparedProperty().set(network("fashion-mnist-robust"));
            model.pictures().filterProperty().set(PictureFilter.ALL);
            model.pictures().pictureProperty().set(ready);
            Defaults.restore(model.controls());
        });
        settled();
        // A step that was left and entered again takes in no further change, however soon that comes.
        run(() -> model.undo().run());
        run(() -> model.redo().run());
        settled();
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        assertThat(uncaught).isEmpty();
    }

    /** A bundled network. */
    final ModelCatalog.Entry network(String name) {
        return model.models().models().stream()
                .filter(entry -> entry.card().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Home home() {
        return new Home(Path.of(System.getProperty(Home.ROOT_PROPERTY)), user);
    }

    final void open() {
        stage = fx(Stage::new);
        bench = fx(() -> new Workbench(home(), stage));
        model = bench.model();
        robot.targetWindow(stage);
        run(stage::requestFocus);
    }

    final void close() {
        run(() -> {
            stage.close();
            bench.close();
        });
    }

    /** What {@code work} answers on the FX thread. */
    static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, work);
    }

    static void run(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, work);
    }

    /** Waits until the condition holds on the FX thread. */
    static void await(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> fx(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain: " + what, e);
        }
    }

    /** The result once nothing newer is under way and it has been drawn. */
    final StageResult settled() {
        await(
                "a result on stage",
                () -> !model.stage().busyProperty().get()
                        && model.stage().resultProperty().get() != null);
        WaitForAsyncUtils.waitForFxEvents();
        return fx(() -> model.stage().resultProperty().get());
    }

    /** The result once a choice that was made by mouse or key has come through. */
    final StageResult settledOnce(String what, BooleanSupplier choice) {
        await(what, choice);
        return settled();
    }

    /** The first network's row as it is shown now. */
    final StageRow.Attacked shown(int row) {
        return (StageRow.Attacked) fx(() -> model.stage().shownProperty().get().get(row));
    }

    /** What has just been asked for may take a pulse to be there. */
    final <N extends Node> N find(String query) {
        if (!Platform.isFxApplicationThread()) {
            await(
                    query,
                    () -> robot.from(stage.getScene().getRoot())
                            .lookup(query)
                            .tryQuery()
                            .isPresent());
        }
        return robot.from(fx(() -> stage.getScene().getRoot())).lookup(query).query();
    }

    final <N extends Node> List<N> findAll(String query) {
        return List.copyOf(
                robot.from(fx(() -> stage.getScene().getRoot())).lookup(query).<N>queryAll());
    }

    final <N extends Node> List<N> findAll(Class<N> type) {
        return fx(() -> robot.from(stage.getScene().getRoot()).lookup(type::isInstance).<N>queryAll().stream()
                .toList());
    }

    /** Scrolls the control into view as a user would, and clicks on it. */
    final void click(Node node) {
        reveal(node);
        point(node, 0.5, 0.5);
        robot.clickOn(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Puts the mouse on a place of a node, given in shares of its width and height; at once, since paths cost time. */
    final void point(Node node, double x, double y) {
        Bounds bounds = fx(() -> node.localToScreen(node.getLayoutBounds()));
        robot.robotContext()
                .getMouseRobot()
                .move(new Point2D(bounds.getMinX() + x * bounds.getWidth(), bounds.getMinY() + y * bounds.getHeight()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    final void click(String query) {
        click(find(query));
    }

    final void reveal(Node node) {
        run(() -> {
            for (Node up = node.getParent(); up != null; up = up.getParent()) {
                if (up instanceof ScrollPane scroll && scroll.getContent() != null) {
                    scroll(scroll, node);
                }
            }
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void scroll(ScrollPane scroll, Node node) {
        Bounds inside = scroll.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double hidden = scroll.getContent().getLayoutBounds().getHeight()
                - scroll.getViewportBounds().getHeight();
        double top = -scroll.getViewportBounds().getMinY();
        boolean isSeen = inside.getMinY() >= top
                && inside.getMaxY() <= top + scroll.getViewportBounds().getHeight();
        if (hidden > 0 && !isSeen) {
            double wanted = inside.getCenterY() - scroll.getViewportBounds().getHeight() / 2;
            scroll.setVvalue(Math.max(0, Math.min(1, wanted / hidden)) * scroll.getVmax());
        }
    }

    /** Presses the last key while the others are held, and waits until the window has heard of it. */
    final void keys(KeyCode... keys) {
        KeyCode last = keys[keys.length - 1];
        KeyCode[] held = Arrays.copyOf(keys, keys.length - 1);
        AtomicBoolean heard = new AtomicBoolean();
        EventHandler<KeyEvent> ear = event -> heard.set(heard.get() || event.getCode() == last);
        run(() -> stage.getScene().addEventFilter(KeyEvent.KEY_RELEASED, ear));
        robot.press(held).type(last).release(held);
        await("the key " + last, heard::get);
        run(() -> stage.getScene().removeEventFilter(KeyEvent.KEY_RELEASED, ear));
    }

    /** What the bar at the foot says, once it says something that starts like that. */
    final String told(String start) {
        await(
                "a message that starts with “" + start + "”",
                () -> bench.shell().notices().isShowing()
                        && bench.shell().notices().getText().startsWith(start));
        return fx(() -> bench.shell().notices().getText());
    }
}
