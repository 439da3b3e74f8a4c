package org.epsilonlab.ui.evaluation;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.CommandButton;

/** What the plan amounts to and how long it takes, or what is missing, and the button that starts it; always in view. */
final class PlanFoot extends VBox {

    PlanFoot(EvaluationModel model, PlanCommands commands) {
        getStyleClass().add("draft-foot");
        PlanDraft draft = model.draft();
        Label words = new Label();
        words.setId("plan-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            PlanRequest request = draft.requestProperty().get();
                            return request == null
                                    ? draft.problemProperty().get()
                                    : PlanWords.size(request)
                                            + request.leftOut()
                                            + PlanWords.time(model.estimate()
                                                    .timeProperty()
                                                    .get());
                        },
                        draft.requestProperty(),
                        model.estimate().timeProperty(),
                        draft.problemProperty()));
        CommandButton start = commands.start().button().main();
        start.getButton().setId("start-plan");
        HBox.setHgrow(start, Priority.ALWAYS);
        HBox line = new HBox(start);
        line.getStyleClass().add("draft-line");
        getChildren().addAll(words, line);
        model.estimate().wantedProperty().bind(sceneProperty().isNotNull());
    }
}
