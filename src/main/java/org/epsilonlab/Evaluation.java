package org.epsilonlab;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.scene.control.Label;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.data.Photographs;
import org.epsilonlab.data.PictureSets;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.PictureResult;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.attack.AttackModel;
import org.epsilonlab.ui.attack.AttackPlace;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Settings;
import org.epsilonlab.ui.evaluation.EvaluatePlace;
import org.epsilonlab.ui.evaluation.EvaluationModel;
import org.epsilonlab.ui.evaluation.OpenOnStage;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.shell.Shell;
import org.jspecify.annotations.Nullable;

/** The Evaluate place in the window: what it takes from the stage, and what it puts there. */
final class Evaluation implements EvaluationModel.Notices, OpenOnStage, AutoCloseable {

    private final AttackModel stageModel;
    private final AttackPlace attack;
    private final PictureSets pictures;
    private final Executor files;
    private final Frame frame;
    private final EvaluationModel model;
    private final EvaluatePlace place;
    private @Nullable Shell shell;

    /**
     * Makes the place; {@link #install} puts it in the window.
     *
     * @throws IOException one sentence, if the user's folder cannot be made
     */
    Evaluation(
            Home home,
            AttackModel stageModel,
            PictureSets sets,
            AttackPlace attack,
            Executor files,
            Appearance appearance,
            Settings settings,
            Frame frame)
            throws IOException {
        this.stageModel = stageModel;
        this.attack = attack;
        this.pictures = sets;
        this.files = files;
        this.frame = frame;
        model = new EvaluationModel(
                stageModel.models().models(),
                sets(List.copyOf(stageModel.models().models()), sets, false),
                home.userFolder("results"),
                settings,
                this);
        stageModel.controls().specProperty().subscribe(model::setOnStage);
        place = new EvaluatePlace(model, appearance, frame, this);
    }

    /**
     * The test sets of the networks there are; a handful of photographs measures nothing.
     *
     * @param colour whether those in colour are read too; with the window there is no time for that
     */
    private static List<LabelledImages> sets(List<ModelCatalog.Entry> networks, PictureSets sets, boolean colour)
            throws DataException {
        Set<LabelledImages> all = new LinkedHashSet<>();
        for (ModelCatalog.Entry entry : networks) {
            if (!colour && entry.card().inputShape().channels() != 1) {
                continue;
            }
            LabelledImages suiting = sets.suiting(entry.card());
            if (!suiting.name().startsWith(Photographs.NAME)) {
                all.add(suiting);
            }
        }
        return List.copyOf(all);
    }

    /** A network that was just trained brings its pictures along, and those that were deleted are offered no more. */
    private void refresh() {
        List<ModelCatalog.Entry> networks = List.copyOf(stageModel.models().models());
        files.execute(() -> {
            try {
                List<LabelledImages> now = sets(networks, pictures, true);
                Platform.runLater(() -> model.offer(now));
            } catch (DataException e) {
                System.getLogger(Evaluation.class.getName())
                        .log(System.Logger.Level.WARNING, "the pictures stay as they were", e);
            }
        });
    }

    EvaluationModel model() {
        return model;
    }

    EvaluatePlace place() {
        return place;
    }

    /** Shows a measuring where the user looks while another place is shown. */
    void install(Shell around) {
        shell = around;
        Label status = new Label();
        status.getStyleClass().add("status-label");
        status.textProperty().bind(place.badge().map(badge -> badge.isEmpty() ? "" : "measuring: " + badge));
        status.managedProperty().bind(status.textProperty().isNotEmpty());
        around.status().getRightItems().add(0, status);
        refresh();
        stageModel.models().models().addListener((Observable networks) -> refresh());
        around.currentProperty().addListener((source, before, now) -> {
            if (now.equals(place)) {
                refresh();
            }
        });
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
    public void open(Measurement figure, PictureResult picture, Goal goal) {
        AttackSpec spec = figure.figure().attack().withGoal(goal);
        stageModel.models().models().stream()
                .filter(entry -> entry.card().name().equals(figure.cell().model()))
                .findFirst()
                .ifPresent(entry -> stageModel.models().putOnStage(entry, null));
        stageModel.controls().take(spec);
        LabelledImages images = model.images();
        if (images != null) {
            stageModel.pictures().choose(images.origin(picture.index()));
        }
        Objects.requireNonNull(shell).show(attack);
    }

    @Override
    public void close() {
        model.close();
    }
}
