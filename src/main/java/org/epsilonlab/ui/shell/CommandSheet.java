package org.epsilonlab.ui.shell;

import java.util.List;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Keys;

/** Every command with its key and what it does. */
final class CommandSheet extends Sheet {

    CommandSheet(Keys keys) {
        super("Keys");
        FlowPane groups = new FlowPane();
        groups.getStyleClass().add("key-groups");
        for (Map.Entry<String, List<Command>> group : keys.groups().entrySet()) {
            List<Command> withKeys = group.getValue().stream()
                    .filter(command -> !command.keys().isEmpty())
                    .toList();
            if (!withKeys.isEmpty()) {
                groups.getChildren().add(table(group.getKey(), withKeys));
            }
        }
        ScrollPane scroll = new ScrollPane(groups);
        scroll.setFitToWidth(true);
        setBody(scroll);
    }

    private static VBox table(String heading, List<Command> commands) {
        Label title = new Label(heading);
        title.getStyleClass().add("sheet-heading");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("key-grid");
        ColumnConstraints right = new ColumnConstraints();
        right.setHalignment(HPos.RIGHT);
        right.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints left = new ColumnConstraints();
        left.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().addAll(left, right);
        int row = 0;
        for (Command command : commands) {
            Label key = new Label(command.keyText());
            key.getStyleClass().add("key");
            grid.addRow(row++, new Label(command.name()), key);
        }
        return new VBox(title, grid);
    }
}
