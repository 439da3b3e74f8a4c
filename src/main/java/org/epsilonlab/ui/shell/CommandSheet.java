package org.epsilonlab.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Keys;

/** Every command with its key and what it does. */
final class CommandSheet extends Sheet {

    CommandSheet(Keys keys) {
        super("Keys");
        HBox groups = new HBox();
        groups.getStyleClass().add("key-groups");
        List<VBox> tables = new ArrayList<>();
        for (Map.Entry<String, List<Command>> group : keys.groups().entrySet()) {
            List<Command> withKeys = group.getValue().stream()
                    .filter(command -> !command.keys().isEmpty())
                    .toList();
            if (!withKeys.isEmpty()) {
                tables.add(table(group.getKey(), withKeys));
            }
        }
        // What is the same everywhere on the left, the place's own beside it: few windows are high enough for one
        // column.
        int last = Math.max(0, tables.size() - 1);
        groups.getChildren().add(new VBox(tables.subList(0, last).toArray(VBox[]::new)));
        groups.getChildren().addAll(tables.subList(last, tables.size()));
        setBody(groups);
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
