package org.epsilonlab.ui.training;

import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.CommandButton;
import org.jspecify.annotations.Nullable;

/** What stands above the curves: the run that trains, how far it is, and how it is held or ended. */
final class RunBar extends HBox {

    private static final String NOTHING = "Nothing trains now.";

    private final List<Command> commands;

    RunBar(TrainModel model, OnStage stage) {
        getStyleClass().add("run-bar");
        setAlignment(Pos.CENTER_LEFT);
        ObservableValue<LiveStatus> status = model.live().statusProperty();
        ObservableValue<Boolean> busy = status.map(LiveStatus::isBusy);
        Command pause = new Command(
                        "Pause",
                        "Space",
                        "Holds the training within a step and writes a checkpoint; once more goes on.",
                        () -> toggle(model))
                .enableWhen(status.map(RunBar::canPause), NOTHING);
        Command stop = new Command(
                        "Stop and keep",
                        "",
                        "Ends the training, measures the network as it is now and keeps it.",
                        model.commands()::stopAndKeep)
                .enableWhen(status.map(RunBar::canEnd), NOTHING);
        Command cancel = new Command(
                        "Cancel", "", "Ends the training and removes the run. Asks once.", () -> ask(model))
                .enableWhen(status.map(now -> now.isBusy() && now.phase() != LiveStatus.Phase.ENDING), NOTHING);
        Command put = new Command(
                        "Put on stage",
                        "Shortcut+P",
                        "Shows the network of the run that is looked at in the Attack place; while it trains, as it was"
                                + " after its last epoch.",
                        () -> {
                            RunItem run = model.shownProperty().get();
                            if (run != null) {
                                stage.putOnStage(run);
                            }
                        })
                .disableBecause(new WayToStage(model).whyNotShown());
        commands = List.of(pause, stop, cancel, put);

        Label title = new Label();
        title.getStyleClass().add("strong");
        title.setMinWidth(0);
        title.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> title(model.live().currentProperty().get()),
                        model.live().currentProperty()));
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(status.map(RunBar::progress));
        bar.visibleProperty().bind(busy);
        bar.managedProperty().bind(busy);
        bar.setMinWidth(Region.USE_PREF_SIZE);
        Label words = new Label();
        words.textProperty().bind(status.map(now -> now.isBusy() ? now.words() : ""));
        words.setMinWidth(0);
        words.getStyleClass().add("tabular");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(title, bar, words, space);
        CommandButton pauseButton = pause.button();
        pauseButton.getButton().textProperty().bind(status.map(now -> isHeld(now) ? "Resume" : "Pause"));
        for (CommandButton each : List.of(
                pauseButton, stop.button(), cancel.button(), put.button().main())) {
            each.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().add(each);
        }
    }

    private static String title(@Nullable RunItem run) {
        return run == null ? "No training runs" : run.record().title();
    }

    private static double progress(LiveStatus now) {
        return switch (now.phase()) {
            case STARTING, ENDING -> ProgressBar.INDETERMINATE_PROGRESS;
            case MEASURING -> now.measured();
            default -> now.share();
        };
    }

    private static boolean isHeld(LiveStatus now) {
        return now.phase() == LiveStatus.Phase.PAUSED || now.phase() == LiveStatus.Phase.TROUBLE;
    }

    private static boolean canPause(LiveStatus now) {
        return now.phase() == LiveStatus.Phase.TRAINING || isHeld(now);
    }

    private static boolean canEnd(LiveStatus now) {
        return canPause(now) || now.phase() == LiveStatus.Phase.PAUSING;
    }

    private static void toggle(TrainModel model) {
        if (isHeld(model.live().statusProperty().get())) {
            model.commands().resume();
        } else {
            model.commands().pause();
        }
    }

    /** A training of an hour must not be gone by a slip: the first press tells what the second does. */
    private static void ask(TrainModel model) {
        model.notices()
                .ask(
                        "Cancel the training and remove the run?",
                        new Command("Cancel the training", "", "Removes the run.", model.commands()::cancel));
    }

    /** Pause, stop and keep, cancel, put on stage. */
    List<Command> commands() {
        return commands;
    }

    /** A line for the status bar. */
    static ObservableValue<String> line(TrainModel model) {
        ReadOnlyStringWrapper nothing = new ReadOnlyStringWrapper("No training runs.");
        return model.live()
                .currentProperty()
                .flatMap(RunItem::recordProperty)
                .map(record -> {
                    var last = RunWords.last(record);
                    return record.title()
                            + (last == null
                                    ? ""
                                    : " · after epoch " + last.epoch() + ": clean " + RunWords.percent(last.clean())
                                            + ", PGD-10 " + RunWords.percent(last.pgd()));
                })
                .orElse(Objects.requireNonNull(nothing.get()));
    }
}
