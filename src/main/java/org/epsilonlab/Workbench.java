package org.epsilonlab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.data.PictureSets;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.Torch;
import org.epsilonlab.ui.attack.AttackModel;
import org.epsilonlab.ui.attack.AttackPlace;
import org.epsilonlab.ui.attack.EngineThread;
import org.epsilonlab.ui.attack.StageEngine;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Settings;
import org.epsilonlab.ui.shell.DropTarget;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.shell.Shell;
import org.epsilonlab.ui.shell.WindowBounds;
import org.jspecify.annotations.Nullable;

/** Puts the window together, and takes it apart again in the reverse order. Belongs to the FX thread. */
public final class Workbench implements AutoCloseable, Frame {

    private final Stage stage;
    private final Settings settings;
    private final EngineThread engineThread = new EngineThread();
    private final StageEngine engine = new StageEngine();
    private final ExecutorService files = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "files");
        thread.setDaemon(true);
        return thread;
    });
    private final Appearance appearance;
    private final AttackModel model;
    private final AttackPlace attack;
    private final Training training;
    private final Evaluation evaluation;
    private final Models models;
    private final Downloading downloading;
    private final Shell shell;

    /**
     * Opens the window.
     *
     * @throws IOException one sentence, if the test pictures can't be read or the user's folder can't be made
     */
    public Workbench(Home home, Stage stage) throws IOException {
        this.stage = stage;
        // The engine's library loads while the window is built.
        engineThread.execute(Torch::start);
        PictureSets sets = new PictureSets(home.shelf());
        // What stays while there is no network, and must be there for the program to be of use.
        LabelledImages images = sets.clothing();
        ModelCatalog catalog =
                ModelCatalog.scan(List.of(home.models(), home.userFolder("models"), home.userFolder("runs")));
        settings = Settings.open(home.user().resolve("settings.json"));
        appearance = new Appearance(home.assets().resolve("fonts"));
        settings.bindEnum("theme", appearance.themeProperty());
        settings.bindNumber("scale", appearance.scaleProperty());
        model = new AttackModel(catalog.entries(), sets::suiting, images, engine, engineThread, settings);
        attack = new AttackPlace(model, appearance, engine, engineThread, files, this);
        downloading = new Downloading(home, files, this);
        training =
                new Training(home, model, attack, engineThread, files, appearance, settings, downloading.open(), this);
        evaluation = new Evaluation(home, model, sets, attack, files, appearance, settings, this);
        models = new Models(home, sets, model, attack, training, files, appearance, downloading.open(), this);
        shell = new Shell(
                appearance,
                List.of(attack, training.place(), evaluation.place(), models.place()),
                () -> About.sheet(home));
        show();
        training.install(shell, stage);
        evaluation.install(shell);
        models.install(shell);
        downloading.install(shell, training, models);
        settings.problem().ifPresent(shell.notices()::warn);
        catalog.problems().stream()
                .findFirst()
                .ifPresent(first -> shell.notices()
                        .warn(
                                catalog.problems().size() == 1
                                        ? first
                                        : first + " (" + (catalog.problems().size() - 1)
                                                + " more; see “models list”.)"));
        model.chooseReadyPicture();
        files.execute(() -> readAhead(sets, catalog));
    }

    /** So that the window need not wait for them when a network for other pictures is chosen. */
    private static void readAhead(PictureSets sets, ModelCatalog catalog) {
        for (ModelCatalog.Entry entry : catalog.entries()) {
            try {
                sets.suiting(entry.card());
            } catch (DataException e) {
                System.getLogger(Workbench.class.getName()).log(System.Logger.Level.DEBUG, "not read ahead", e);
            }
        }
    }

    private void show() {
        Label cost = new Label();
        cost.getStyleClass().add("status-label");
        cost.textProperty().bind(attack.cost());
        shell.status().getRightItems().add(cost);
        Scene scene = new Scene(shell);
        appearance.dress(scene);
        shell.install(scene);
        shell.addOverlay(new DropTarget(shell, models.drops(attack.dropHandler())));
        stage.setScene(scene);
        WindowBounds.remember(stage, settings);
        stage.show();
    }

    @Override
    public void showSheet(Node sheet) {
        shell.showSheet(sheet);
    }

    @Override
    public void hideSheet() {
        shell.hideSheet();
    }

    @Override
    public void tell(String sentence) {
        shell.notices().info(sentence);
    }

    @Override
    public void refuse(String sentence) {
        shell.notices().error(sentence);
    }

    @Override
    public @Nullable Window window() {
        return stage;
    }

    public AttackModel model() {
        return model;
    }

    public AttackPlace attack() {
        return attack;
    }

    Training training() {
        return training;
    }

    Evaluation evaluation() {
        return evaluation;
    }

    Models models() {
        return models;
    }

    public Shell shell() {
        return shell;
    }

    public Appearance appearance() {
        return appearance;
    }

    /** For tests: what computes for the stage, to be asked on {@link #engineThread()} alone. */
    StageEngine engine() {
        return engine;
    }

    /** For tests: where it computes. */
    EngineThread engineThread() {
        return engineThread;
    }

    /** Takes a picture or a network as if it had been dropped. */
    void drop(Path file) {
        models.drops(attack.dropHandler())
                .take(new org.epsilonlab.ui.shell.Dropped(List.of(file), java.util.Optional.empty(), ""));
    }

    @Override
    public void close() {
        downloading.close();
        models.close();
        evaluation.close();
        training.close();
        files.shutdownNow();
        engineThread.close(engine::close);
        settings.close();
    }
}
