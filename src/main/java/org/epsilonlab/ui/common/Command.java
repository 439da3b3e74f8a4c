package org.epsilonlab.ui.common;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;

/**
 * Something the user can do, described once: its button, menu item, tooltip and key all come from here.
 *
 * <p>A command that can't be run now says why; the reason takes the place of the help in its tooltip.
 */
public final class Command {
    private final String name;
    private final List<KeyCombination> keys;
    private final String help;
    private final Runnable action;
    private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper(this, "whyNot", "");

    /**
     * @param name what is done, such as "Open picture"
     * @param keys its key such as "Shortcut+O"; other keys that do the same after a bar, as in "Shortcut+Plus|Shortcut+="
     *     (only the first is shown); "" for none
     * @param help one sentence on what it does
     */
    public Command(String name, String keys, String help, Runnable action) {
        this.name = name;
        this.keys = keys.isEmpty()
                ? List.of()
                : Arrays.stream(keys.split("\\|", -1))
                        .map(KeyCombination::keyCombination)
                        .toList();
        this.help = help;
        this.action = action;
    }

    public String name() {
        return name;
    }

    public String help() {
        return help;
    }

    /** Every key that runs it, the one to show first. */
    public List<KeyCombination> keys() {
        return keys;
    }

    /** The key as the user reads it, or "". */
    public String keyText() {
        return keys.isEmpty() ? "" : keys.get(0).getDisplayText();
    }

    /** Why the command can't be run now; empty when it can. */
    public ReadOnlyStringProperty whyNotProperty() {
        return whyNot.getReadOnlyProperty();
    }

    public boolean isEnabled() {
        return whyNot.get().isEmpty();
    }

    /** Lets the command run only while {@code condition} holds; {@code reason} is the sentence shown otherwise. */
    public Command enableWhen(ObservableValue<Boolean> condition, String reason) {
        return disableBecause(condition.map(holds -> holds ? "" : reason));
    }

    /** Stops the command from running while there is a reason, that is while the text is not empty. */
    public Command disableBecause(ObservableValue<String> reason) {
        whyNot.bind(reason);
        return this;
    }

    /** Runs it, unless it is disabled. */
    public void run() {
        if (isEnabled()) {
            action.run();
        }
    }

    /** Name, key and help, or the reason why not; in a sentence or two for a tooltip. */
    public String tip() {
        String head = keys.isEmpty() ? name : name + " (" + keyText() + ")";
        return head + "\n" + (isEnabled() ? help : whyNot.get());
    }

    /** A button that runs it. Put {@link CommandButton} itself into the layout: it keeps the tooltip while disabled. */
    public CommandButton button() {
        return new CommandButton(this, new Button(name));
    }

    /** A button with another, shorter caption; the command's name is what is read aloud. */
    public CommandButton button(String caption) {
        return new CommandButton(this, new Button(caption));
    }

    /** A button that shows only a sign; the command's name is what is read aloud. */
    public CommandButton button(Icon icon) {
        return new CommandButton(this, new Button("", icon.node()));
    }

    /** A menu item that runs it. */
    public MenuItem menuItem() {
        MenuItem item = new MenuItem(name);
        if (!keys.isEmpty()) {
            item.setAccelerator(keys.get(0));
        }
        item.disableProperty().bind(whyNot.map(reason -> !reason.isEmpty()));
        item.setOnAction(event -> run());
        return item;
    }
}
