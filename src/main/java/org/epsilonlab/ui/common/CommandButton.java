package org.epsilonlab.ui.common;

import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

/**
 * The button of a {@link Command}, in a pane of its own that still answers the mouse when the button is disabled: a
 * disabled node gets no events, and the reason is wanted just then.
 */
public final class CommandButton extends StackPane {
    private final Button button;

    CommandButton(Command command, Button button) {
        this.button = button;
        button.setOnAction(event -> command.run());
        button.disableProperty().bind(command.whyNotProperty().map(reason -> !reason.isEmpty()));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(command.name());
        button.accessibleHelpProperty().bind(command.whyNotProperty().map(reason -> command.tip()));
        Tips.install(this, command.whyNotProperty().map(reason -> command.tip()));
        getChildren().add(button);
    }

    public Button getButton() {
        return button;
    }

    /** Marks it as the main action of its place. */
    public CommandButton main() {
        button.getStyleClass().add("accent");
        return this;
    }

    /** Draws it without a frame, for rows of small buttons. */
    public CommandButton flat() {
        button.getStyleClass().add("flat");
        return this;
    }
}
