package org.epsilonlab.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Icon;
import org.epsilonlab.ui.common.Theme;
import org.epsilonlab.ui.common.Tips;

/** The menu at the foot of the rail: theme, size, presenter mode, keys, about. */
final class ViewMenu extends MenuButton {
    private final List<Command> commands;

    /** @param more commands that follow those of the size */
    ViewMenu(Appearance appearance, List<Command> more) {
        super("View", Icon.VIEW.node());
        getStyleClass().add("rail-entry");
        setContentDisplay(ContentDisplay.TOP);
        setMaxWidth(Double.MAX_VALUE);
        setPopupSide(javafx.geometry.Side.RIGHT);
        Tips.install(this, "View\nTheme, size of everything, presenter mode, keys and versions.");
        Command larger = new Command(
                "Larger", "Shortcut+Plus|Shortcut+Equals|Shortcut+Add", "Makes everything larger.", appearance::larger);
        Command smaller = new Command(
                "Smaller", "Shortcut+Minus|Shortcut+Subtract", "Makes everything smaller.", appearance::smaller);
        Command normal = new Command(
                "Normal size", "Shortcut+0|Shortcut+Numpad 0", "Shows everything at 100 %.", appearance::normalSize);
        commands = new ArrayList<>(List.of(larger, smaller, normal));
        commands.addAll(more);
        addThemes(appearance);
        getItems().addAll(new SeparatorMenuItem(), sizeNow(appearance));
        getItems().addAll(larger.menuItem(), smaller.menuItem(), normal.menuItem(), new SeparatorMenuItem());
        more.forEach(command -> getItems().add(command.menuItem()));
    }

    private void addThemes(Appearance appearance) {
        ToggleGroup group = new ToggleGroup();
        for (Theme theme : Theme.values()) {
            RadioMenuItem item = new RadioMenuItem(theme.title());
            item.setToggleGroup(group);
            item.setOnAction(event -> appearance.themeProperty().set(theme));
            appearance.themeProperty().subscribe(now -> item.setSelected(theme == now));
            getItems().add(item);
        }
    }

    private static CustomMenuItem sizeNow(Appearance appearance) {
        Label label = new Label();
        label.getStyleClass().add("muted");
        label.textProperty()
                .bind(appearance
                        .lookProperty()
                        .map(look -> String.format(Locale.ROOT, "Size %.0f %%", look.scale() * 100)));
        CustomMenuItem item = new CustomMenuItem(label, false);
        item.getStyleClass().add("plain-item");
        return item;
    }

    /** What the menu offers, for the keys. */
    List<Command> commands() {
        return commands;
    }
}
