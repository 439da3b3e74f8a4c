package org.epsilonlab.ui.stage;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Icon;

/** The line above the pictures: what they are, where one is, which are shown, and how to move on. */
final class FilmHeader extends HBox {
    private static final List<Icon> SIGNS = List.of(Icon.PREVIOUS, Icon.NEXT, Icon.RANDOM);

    private final ObjectProperty<PictureFilter> filter;
    private final Label title = new Label();
    private final Label position = new Label();
    private final MenuButton menu = new MenuButton();
    private final Label hint = new Label("drop pictures anywhere");
    private final Region space = new Region();
    private List<String> classes = List.of();

    FilmHeader(ObjectProperty<PictureFilter> filter, List<Command> commands) {
        this.filter = filter;
        getStyleClass().add("film-header");
        setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        title.managedProperty().bind(title.visibleProperty());
        position.getStyleClass().add("muted");
        position.setMinWidth(Region.USE_PREF_SIZE);
        hint.getStyleClass().add("muted");
        hint.setMinWidth(Region.USE_PREF_SIZE);
        hint.managedProperty().bind(hint.visibleProperty());
        menu.getStyleClass().add("flat");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setAccessibleText("Which pictures are shown");
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(title, position, menu, hint, space);
        for (int i = 0; i < commands.size(); i++) {
            var button = commands.get(i).button(SIGNS.get(i)).flat();
            button.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().add(button);
        }
        filter.subscribe(now -> showFilter());
    }

    void setSource(PictureSource source) {
        title.setText(source.title());
        classes = source.classes();
        ToggleGroup group = new ToggleGroup();
        menu.getItems().setAll(item("all", PictureFilter.ALL, group));
        menu.getItems().add(item("classified wrongly", PictureFilter.WRONG, group));
        if (!classes.isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        for (int i = 0; i < classes.size(); i++) {
            menu.getItems().add(item(classes.get(i), PictureFilter.ofClass(i), group));
        }
        showFilter();
    }

    private RadioMenuItem item(String text, PictureFilter choice, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setToggleGroup(group);
        item.setMnemonicParsing(false);
        item.setSelected(choice.equals(filter.get()));
        item.setOnAction(event -> filter.set(choice));
        filter.subscribe(now -> item.setSelected(choice.equals(now)));
        return item;
    }

    private void showFilter() {
        PictureFilter now = filter.get();
        String name = switch (now.kind()) {
            case ALL -> "all";
            case WRONG -> "classified wrongly";
            case CLASS -> now.label() < classes.size() ? classes.get(now.label()) : "one class";
        };
        menu.setText("show: " + name);
    }

    void setPosition(String text) {
        position.setText(text);
    }

    @Override
    protected void layoutChildren() {
        // Where the line is short first the hint goes and then the title: half of either helps nobody.
        double room = getWidth() - getInsets().getLeft() - getInsets().getRight();
        for (var child : getChildren()) {
            room -= child == hint || child == title || child == space ? 0 : child.prefWidth(-1) + getSpacing();
        }
        room -= getSpacing();
        title.setVisible(room >= title.prefWidth(-1));
        room -= title.prefWidth(-1) + 2 * getSpacing();
        hint.setVisible(room >= hint.prefWidth(-1));
        super.layoutChildren();
    }
}
