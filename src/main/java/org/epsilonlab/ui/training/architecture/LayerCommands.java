package org.epsilonlab.ui.training.architecture;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.epsilonlab.model.LayerType;
import org.epsilonlab.ui.common.Command;
import org.jspecify.annotations.Nullable;

/** What can be done to a list of layers, with keys and the reasons why not. */
final class LayerCommands {

    private static final String LAST = "The last layer has one unit a class and is always there.";

    private final LayerEditor editor;
    private final Command add;
    private final Command remove;
    private final Command duplicate;
    private final Command up;
    private final Command down;
    private final Command undo;
    private final Command redo;
    private @Nullable Node place;

    LayerCommands(LayerEditor editor) {
        this.editor = editor;
        add = new Command("Add", "Insert", "Adds a layer below the chosen one, or at the end.", this::openMenu)
                .disableBecause(editor.textProblemProperty()
                        .map(problem -> problem.isEmpty() ? "" : LayerFieldsPane.UNREADABLE));
        remove = new Command("Remove", "Delete|Backspace", "Takes the chosen layer out.", editor::remove)
                .disableBecause(reason(draft -> ""));
        duplicate = new Command("Duplicate", "Shortcut+D", "Puts the chosen layer in once more.", editor::duplicate)
                .disableBecause(reason(draft -> ""));
        up = new Command("Up", "Alt+Up", "Moves the chosen layer up in its list.", () -> editor.move(true))
                .disableBecause(reason(draft -> draft.room(true) > 0 ? "" : "It is the first of its list."));
        down = new Command("Down", "Alt+Down", "Moves the chosen layer down in its list.", () -> editor.move(false))
                .disableBecause(reason(draft -> draft.room(false) > 0 ? "" : "It is the last of its list."));
        undo = new Command("Undo", "Shortcut+Z", "Takes the last change of the layers back.", editor::undo)
                .enableWhen(editor.canUndoProperty(), "Nothing was changed yet.");
        redo = new Command("Redo", "Shortcut+Y|Shortcut+Shift+Z", "Makes the change again.", editor::redo)
                .enableWhen(editor.canRedoProperty(), "Nothing was taken back.");
    }

    /** Why a command on the chosen layer cannot run: what holds for all of them, then what holds for this one. */
    private ObservableValue<String> reason(Function<LayerDraft, String> own) {
        return Bindings.createStringBinding(
                () -> {
                    LayerDraft draft = editor.draftProperty().get();
                    if (!editor.textProblemProperty().get().isEmpty()) {
                        return LayerFieldsPane.UNREADABLE;
                    }
                    if (draft.chosen().isEmpty()) {
                        return "Choose a layer first.";
                    }
                    return draft.isLast(draft.chosen()) ? LAST : own.apply(draft);
                },
                editor.draftProperty(),
                editor.textProblemProperty());
    }

    Command remove() {
        return remove;
    }

    Command duplicate() {
        return duplicate;
    }

    Command up() {
        return up;
    }

    Command down() {
        return down;
    }

    Command undo() {
        return undo;
    }

    Command redo() {
        return redo;
    }

    Command add() {
        return add;
    }

    /** Says under which node the menu of layer types opens; call it once the button of {@link #add} is made. */
    void openMenuUnder(Node node) {
        place = node;
    }

    private void openMenu() {
        if (place == null) {
            return;
        }
        ContextMenu menu = new ContextMenu();
        menu.setId("layer-types");
        LayerDraft draft = editor.draftProperty().get();
        if (draft.hasChosen() && LayerType.RESIDUAL.json().equals(draft.layer().type())) {
            menu.getItems()
                    .addAll(
                            sub("Inside the residual", LayerDraft.Where.INSIDE),
                            sub("On its shortcut", LayerDraft.Where.ON_SHORTCUT),
                            new SeparatorMenuItem());
        }
        for (LayerType type : LayerType.values()) {
            menu.getItems().add(item(type, LayerDraft.Where.AFTER));
        }
        menu.show(place, Side.BOTTOM, 0, 2);
    }

    private Menu sub(String name, LayerDraft.Where where) {
        Menu sub = new Menu(name);
        for (LayerType type : LayerType.values()) {
            sub.getItems().add(item(type, where));
        }
        return sub;
    }

    private MenuItem item(LayerType type, LayerDraft.Where where) {
        MenuItem item = new MenuItem(type.json() + ": " + type.help());
        item.setOnAction(event -> editor.add(type, where));
        return item;
    }
}
