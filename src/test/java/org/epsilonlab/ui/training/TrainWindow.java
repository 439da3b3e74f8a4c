package org.epsilonlab.ui.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.SmallFashionMnist;
import org.epsilonlab.training.ArchitectureCatalog;
import org.epsilonlab.training.RunStore;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.shell.Frame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Opens the Train place on a small Fashion-MNIST, with an empty folder of runs. */
@ExtendWith(ApplicationExtension.class)
abstract class TrainWindow {

    private static final Map<String, String> SMALL = Map.of("epochs", "400", "batch-size", "30");

    @TempDir
    private Path folder;

    final List<String> told = new ArrayList<>();
    final List<String> staged = new ArrayList<>();
    private final ExecutorService engine = Executors.newSingleThreadExecutor();
    private final ExecutorService files = Executors.newSingleThreadExecutor();

    @Nullable
    Command offered;

    Path runs;
    TrainModel model;
    TrainPlace place;
    BorderPane window;

    final void open(Stage stage) throws Exception {
        runs = Files.createDirectory(folder.resolve("runs"));
        Path assets = SmallFashionMnist.write(folder.resolve("assets"), 200, 40);
        model = new TrainModel(
                new TrainingDraft(ArchitectureCatalog.scan(folder.resolve("architectures")), DataShelf.bundled(assets)),
                new RunStore(runs),
                DataShelf.bundled(assets),
                FashionMnist.test(assets),
                engine,
                files,
                new Told());
        model.draft().settings().take(SMALL);
        Appearance appearance = new Appearance(Path.of("assets/fonts"));
        place = new TrainPlace(model, appearance, new NoFrame(), new Stages(), new Label("draft"), List.of());
        window = new BorderPane(place.view());
        window.setTop(place.topBar());
        Scene scene = new Scene(window, 1280, 720);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1280);
        stage.setHeight(720);
        stage.show();
    }

    @AfterEach
    void close() throws Exception {
        model.close();
        // In this order: what was read is shown, and what is shown is attacked.
        files.shutdown();
        files.awaitTermination(20, TimeUnit.SECONDS);
        WaitForAsyncUtils.waitForFxEvents();
        engine.shutdownNow();
    }

    final LiveStatus.Phase phase() {
        return model.live().statusProperty().get().phase();
    }

    final RunItem run(int index) {
        return model.runs().get(index);
    }

    static void press(FxRobot robot, String text) throws Exception {
        await(() -> robot.lookup(
                        node -> node instanceof Button each && each.getText().equals(text))
                .tryQuery()
                .filter(node -> !node.isDisabled())
                .isPresent());
        Button button = robot.lookup(
                        node -> node instanceof Button each && each.getText().equals(text))
                .queryButton();
        robot.interact(button::fire);
    }

    static Hyperlink link(FxRobot robot, String text) throws Exception {
        await(() -> robot.lookup(
                        node -> node instanceof Hyperlink each && each.getText().equals(text))
                .tryQuery()
                .isPresent());
        return robot.lookup(
                        node -> node instanceof Hyperlink each && each.getText().equals(text))
                .queryAs(Hyperlink.class);
    }

    static boolean shows(FxRobot robot, String words) {
        return text(robot).contains(words);
    }

    static String text(FxRobot robot) {
        StringBuilder all = new StringBuilder();
        for (Node node : robot.lookup(".label").queryAll()) {
            if (node instanceof Label label && label.isVisible()) {
                all.append(label.getText()).append('\n');
            }
        }
        return all.toString();
    }

    static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private final class Told implements TrainModel.Notices {
        @Override
        public void tell(String sentence) {
            told.add(sentence);
        }

        @Override
        public void refuse(String sentence) {
            told.add(sentence);
        }

        @Override
        public void ask(String sentence, Command remedy) {
            offered = remedy;
        }

        @Override
        public void kept(RunItem run) {
            staged.add("kept " + run.id());
        }

        @Override
        public void gone(RunItem run) {
            staged.add("gone " + run.id());
        }
    }

    final class Stages implements OnStage {
        @Override
        public void putOnStage(RunItem run) {
            staged.add("stage " + run.id());
        }

        @Override
        public void putBoth(RunItem one, RunItem other) {
            staged.add("both " + one.id() + " " + other.id());
        }

        @Override
        public void openPicture(int testIndex) {
            staged.add("picture " + testIndex);
        }
    }

    final class NoFrame implements Frame {
        @Override
        public void showSheet(Node sheet) {
            told.add("sheet");
        }

        @Override
        public void hideSheet() {
            told.add("no sheet");
        }

        @Override
        public void tell(String sentence) {
            told.add(sentence);
        }

        @Override
        public void refuse(String sentence) {
            told.add(sentence);
        }

        @Override
        public @Nullable Window window() {
            return window == null || window.getScene() == null
                    ? null
                    : window.getScene().getWindow();
        }
    }
}
