package org.epsilonlab.ui.models;

import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.shell.Sheet;

/** Asks for a network's new name. */
final class RenameSheet extends Sheet {

    RenameSheet(String title, Consumer<String> done, Runnable cancelled) {
        super("Rename the network");
        TextField field = new TextField(title);
        field.setId("new-title");
        field.setAccessibleText("Name");
        Label help = new Label("A name for people; its folder and its name on the command line stay as they are.");
        help.setWrapText(true);
        help.getStyleClass().add("muted");
        Button cancel = new Button("Cancel");
        cancel.setOnAction(event -> cancelled.run());
        Tips.install(cancel, "Cancel (Esc)\nLeaves the name as it is.");
        Button rename = new Button("Rename");
        rename.setDefaultButton(true);
        rename.setOnAction(event -> done.accept(field.getText()));
        rename.disableProperty().bind(field.textProperty().map(String::isBlank));
        Tips.install(rename, "Rename (Enter)\nWrites the name into the network's card.");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(space, cancel, rename);
        buttons.getStyleClass().add("sheet-buttons");
        VBox body = new VBox(field, help, buttons);
        body.getStyleClass().add("rename");
        setBody(body);
        getStylesheets().add(String.valueOf(ModelsPlace.class.getResource("models.css")));
        focusedProperty().subscribe(has -> {
            if (has) {
                Platform.runLater(() -> {
                    field.requestFocus();
                    field.selectAll();
                });
            }
        });
    }
}
