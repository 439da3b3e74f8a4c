package org.epsilonlab.ui.evaluation;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.epsilonlab.ui.common.CommandButton;

/** What stands above the curves: how far the plan is, how it is held or ended, and how results leave the program. */
final class PlanBar extends HBox {

    PlanBar(EvaluationModel model, PlanCommands commands, Node save) {
        getStyleClass().add("plan-bar");
        setAlignment(Pos.CENTER_LEFT);
        ObservableValue<StudyStatus> status = model.statusProperty();
        ProgressBar bar = new ProgressBar();
        bar.progressProperty()
                .bind(status.map(now -> now.phase() == StudyStatus.Phase.ENDING || now.share() == 0
                        ? ProgressBar.INDETERMINATE_PROGRESS
                        : now.share()));
        bar.visibleProperty().bind(status.map(StudyStatus::isBusy));
        bar.managedProperty().bind(bar.visibleProperty());
        bar.setMinWidth(Region.USE_PREF_SIZE);
        Label words = new Label();
        words.setId("plan-status");
        words.setMinWidth(0);
        words.textProperty()
                .bind(status.map(now -> now.isBusy()
                        ? now.words()
                        : model.figuresProperty().get().isEmpty()
                                ? "How far does accuracy fall, and can the numbers be trusted?"
                                : PlanWords.done(model)));
        words.getStyleClass().add("tabular");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(bar, words, space);
        CommandButton pause = commands.pause().button();
        pause.getButton()
                .textProperty()
                .bind(status.map(now -> now.phase() == StudyStatus.Phase.PAUSED ? "Resume" : "Pause"));
        CommandButton cancel = commands.cancel().button();
        for (CommandButton each : new CommandButton[] {pause, cancel}) {
            each.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().add(each);
        }
        getChildren().add(save);
    }
}
