package org.epsilonlab;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.epsilonlab.data.OwnSet;
import org.epsilonlab.data.OwnSetShelf;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.training.ArchitectureCatalog;
import org.epsilonlab.training.Architectures;
import org.epsilonlab.training.EpochWeights;
import org.epsilonlab.training.RunStore;
import org.epsilonlab.ui.attack.AttackModel;
import org.epsilonlab.ui.attack.AttackPlace;
import org.epsilonlab.ui.attack.EngineThread;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Settings;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.shell.Shell;
import org.epsilonlab.ui.training.CloseSheet;
import org.epsilonlab.ui.training.DraftPanel;
import org.epsilonlab.ui.training.LiveStatus;
import org.epsilonlab.ui.training.OnStage;
import org.epsilonlab.ui.training.RunItem;
import org.epsilonlab.ui.training.TrainModel;
import org.epsilonlab.ui.training.TrainPlace;
import org.epsilonlab.ui.training.TrainingDraft;
import org.epsilonlab.ui.training.classes.OwnClasses;
import org.jspecify.annotations.Nullable;

/** The Train place in the window: what it tells the stage, the title, the status bar, and a window that is closed. */
final class Training implements TrainModel.Notices, OnStage, AutoCloseable {

    private final AttackModel stageModel;
    private final AttackPlace attack;
    private final Frame frame;
    private final ExecutorService files;
    private final TrainModel model;
    private final TrainPlace place;
    private final OwnClasses classes;
    private final StagedEpochs epochs = new StagedEpochs();
    private @Nullable Shell shell;

    /**
     * Makes the place; {@link #install} puts it in the window.
     *
     * @throws IOException one sentence, if the user's folders cannot be made
     */
    Training(
            Home home,
            AttackModel stageModel,
            AttackPlace attack,
            EngineThread engine,
            ExecutorService files,
            Appearance appearance,
            Settings settings,
            Command download,
            Frame frame)
            throws IOException {
        this.stageModel = stageModel;
        this.attack = attack;
        this.frame = frame;
        this.files = files;
        TrainingDraft draft =
                new TrainingDraft(ArchitectureCatalog.scan(home.userFolder("architectures")), home.shelf());
        draft.keep(settings);
        model = new TrainModel(
                draft,
                new RunStore(home.userFolder("runs")),
                home.shelf(),
                stageModel.pictures().images(),
                engine,
                files,
                this);
        new OwnSetShelf(home.userFolder("data")).purge();
        classes = new OwnClasses(home.userFolder("data"), appearance, frame, files, this::learnFrom);
        DraftPanel panel = new DraftPanel(model, appearance, frame, classes.open(), download);
        place = new TrainPlace(model, appearance, frame, this, panel, panel.commands());
    }

    TrainModel model() {
        return model;
    }

    TrainPlace place() {
        return place;
    }

    /** Makes data sets of folders. */
    OwnClasses classes() {
        return classes;
    }

    /** Offers a set among the data, whatever is chosen there. */
    void offer(OwnSet set) {
        model.draft().data().offer(set);
    }

    /** Chooses a set to train on, and shows the place. */
    void learnFrom(OwnSet set) {
        model.draft().data().add(set);
        if (set.published() != null
                && set.shape().channels() == 3
                && model.draft().architectureProperty().get().equals(Architectures.DEFAULT)) {
            model.draft().architectureProperty().set(Architectures.COLOUR);
        }
        if (shell != null) {
            shell.show(place);
        }
    }

    /** Shows a training where the user looks while another place is shown, and asks before the window takes it along. */
    void install(Shell around, Stage stage) {
        shell = around;
        Label status = new Label();
        status.getStyleClass().add("status-label");
        StringBinding words = Bindings.createStringBinding(
                () -> model.live().statusProperty().get().isBusy()
                        ? "training: " + model.live().statusProperty().get().words()
                        : "",
                model.live().statusProperty());
        status.textProperty().bind(words);
        status.managedProperty().bind(status.textProperty().isNotEmpty());
        around.status().getRightItems().add(0, status);
        stageModel
                .controls()
                .sparingProperty()
                .bind(model.live().statusProperty().map(LiveStatus::isComputing));
        stage.titleProperty()
                .bind(Bindings.createStringBinding(
                        () -> words.get().isEmpty() ? "Epsilon Lab" : "Epsilon Lab · " + words.get(), words));
        stage.addEventHandler(WindowEvent.WINDOW_CLOSE_REQUEST, event -> {
            if (CloseSheet.isNeeded(model)) {
                event.consume();
                frame.showSheet(new CloseSheet(model, stage::close, frame::hideSheet));
            }
        });
        model.load();
    }

    @Override
    public void tell(String sentence) {
        frame.tell(sentence);
    }

    @Override
    public void refuse(String sentence) {
        frame.refuse(sentence);
    }

    @Override
    public void ask(String sentence, Command remedy) {
        Objects.requireNonNull(shell).notices().warn(sentence, remedy);
    }

    @Override
    public void kept(RunItem run) {
        offer(run, entry -> {});
    }

    /** Offers a run's network to the stage; what takes files is done off the FX thread. */
    private void offer(RunItem run, Consumer<ModelCatalog.Entry> then) {
        EpochWeights passing = model.live().weightsOf(run);
        boolean isKept = run.record().state().isKept();
        files.execute(() -> {
            try {
                ModelCatalog.Entry entry = isKept || passing == null
                        ? new ModelCatalog.Entry(run.folder(), CardFile.read(run.folder()))
                        : epochs.entry(run, passing);
                Platform.runLater(() -> {
                    stageModel.models().add(entry);
                    then.accept(entry);
                });
            } catch (ModelException | IOException e) {
                Platform.runLater(() -> refuse(String.valueOf(e.getMessage())));
            }
        });
    }

    @Override
    public void gone(RunItem run) {
        epochs.forget(run).forEach(stageModel.models()::remove);
        stageModel.models().models().stream()
                .filter(entry -> entry.folder().equals(run.folder()))
                .findFirst()
                .ifPresent(stageModel.models()::remove);
    }

    @Override
    public void putOnStage(RunItem run) {
        offer(run, entry -> show(entry, null));
    }

    @Override
    public void putBoth(RunItem one, RunItem other) {
        offer(other, second -> offer(one, first -> show(first, second)));
    }

    private void show(ModelCatalog.Entry first, ModelCatalog.@Nullable Entry second) {
        stageModel.models().putOnStage(first, second);
        goToAttack();
    }

    @Override
    public void openPicture(int testIndex) {
        stageModel.pictures().choose(testIndex);
        goToAttack();
    }

    private void goToAttack() {
        Objects.requireNonNull(shell).show(attack);
    }

    @Override
    public void close() {
        model.close();
        epochs.close();
    }
}
