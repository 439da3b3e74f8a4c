package org.epsilonlab.ui.shell;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Tips;

/** The column of places at the left edge. */
final class Rail extends VBox {

    /** @param commands one that shows each place, in the same order */
    Rail(List<Place> places, List<Command> commands, ObjectProperty<Place> current, Node foot) {
        getStyleClass().add("rail");
        Label logo = new Label("ε");
        logo.getStyleClass().add("logo");
        logo.setMaxWidth(Double.MAX_VALUE);
        getChildren().add(logo);
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < places.size(); i++) {
            getChildren().add(entry(places.get(i), commands.get(i), group, current));
        }
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(space, foot);
    }

    private static ToggleButton entry(Place place, Command command, ToggleGroup group, ObjectProperty<Place> current) {
        ToggleButton button = new ToggleButton("", place.icon().node());
        button.getStyleClass().add("rail-entry");
        button.setContentDisplay(ContentDisplay.TOP);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setToggleGroup(group);
        Tips.install(button, command.tip());
        button.textProperty()
                .bind(place.badge().map(badge -> badge.isEmpty() ? place.name() : place.name() + "\n" + badge));
        button.setOnAction(event -> {
            // The place stays chosen when its button is pressed again.
            button.setSelected(true);
            command.run();
        });
        current.subscribe(now -> button.setSelected(place.equals(now)));
        return button;
    }
}
