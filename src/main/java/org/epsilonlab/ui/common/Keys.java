package org.epsilonlab.ui.common;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/**
 * The commands that answer keys, in groups. The list the user opens with F1 is made from the same.
 *
 * <p>Not the scene's own accelerators: those would also fire for a plain letter or comma that is typed into a field.
 */
public final class Keys {
    private final Map<String, List<Command>> groups = new LinkedHashMap<>();

    /** Adds commands under a heading; a group of that name is made longer. */
    public Keys add(String group, Command... commands) {
        groups.computeIfAbsent(group, name -> new ArrayList<>()).addAll(List.of(commands));
        return this;
    }

    /** Takes a group away, for instance when its place is left. */
    public void remove(String group) {
        groups.remove(group);
    }

    /** Headings and their commands, in the order of the list. */
    public Map<String, List<Command>> groups() {
        return Collections.unmodifiableMap(groups);
    }

    /** Lets the scene answer the keys. */
    public void install(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isConsumed() || isTyping(scene, event)) {
                return;
            }
            for (Command command : all()) {
                if (command.keys().stream().anyMatch(key -> key.match(event))) {
                    command.run();
                    event.consume();
                    return;
                }
            }
        });
    }

    /** Runs the first of the commands that answers the key, and keeps the key from all others. */
    public static void answer(KeyEvent event, Command... commands) {
        for (Command command : commands) {
            if (!event.isConsumed() && command.keys().stream().anyMatch(key -> key.match(event))) {
                event.consume();
                command.run();
            }
        }
    }

    List<Command> all() {
        return groups.values().stream().flatMap(List::stream).toList();
    }

    private static boolean isTyping(Scene scene, KeyEvent event) {
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        return plain
                && scene.getFocusOwner() instanceof TextInputControl
                && !event.getCode().isFunctionKey();
    }
}
