package org.epsilonlab.ui.training;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.training.KnownRisk;
import org.epsilonlab.training.TrainingConfig;
import org.epsilonlab.ui.common.CommandButton;
import org.epsilonlab.ui.common.Icon;
import org.jspecify.annotations.Nullable;

/** What is said before a training starts, and the button that starts it; always in view. */
final class DraftFoot extends VBox {

    private final HBox risk = new HBox();
    private final Label sentence = new Label();

    DraftFoot(TrainModel model, DraftCommands commands) {
        getStyleClass().add("draft-foot");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.setId("risk");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        risk.getChildren().addAll(Icon.WARNING.node(), sentence);
        risk.getStyleClass().add("draft-risk");
        risk.managedProperty().bind(risk.visibleProperty());
        Label cost = new Label();
        cost.textProperty().bind(model.cost().wordsProperty());
        cost.setWrapText(true);
        cost.setMinHeight(Region.USE_PREF_SIZE);
        cost.setId("cost");
        CommandButton start = commands.start().button().main();
        start.getButton().textProperty().bind(commands.startText());
        start.getButton().accessibleTextProperty().unbind();
        start.getButton().accessibleTextProperty().bind(commands.startText());
        start.getButton().setId("start");
        CommandButton reset = commands.reset().button().flat();
        for (CommandButton each : new CommandButton[] {start, reset}) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox.setHgrow(start, Priority.ALWAYS);
        HBox line = new HBox(start, reset);
        line.getStyleClass().add("draft-line");
        getChildren().addAll(risk, cost, line);
        model.draft().configProperty().subscribe(this::warn);
    }

    private void warn(@Nullable TrainingConfig config) {
        Optional<String> known = config == null ? Optional.empty() : KnownRisk.of(config);
        sentence.setText(known.orElse(""));
        risk.setVisible(known.isPresent());
    }
}
