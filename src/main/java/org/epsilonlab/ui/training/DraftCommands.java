package org.epsilonlab.ui.training;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.UndoStack;

/** What can be done with the draft. */
final class DraftCommands {

    private final UndoStack undoStack = new UndoStack();
    private final Command start;
    private final Command reset;
    private final Command undo;
    private final Command redo;
    private final ObservableValue<String> startText;

    /**
     * @param bin of deleted networks, which undoing empties
     * @param sets what is done to data sets, which undoing takes back
     * @param complaint why what is typed cannot be read, or empty
     * @param settle takes what has been typed but not entered; answers whether all of it can be read
     */
    DraftCommands(
            TrainModel model,
            ArchitectureBin bin,
            OwnSetBin sets,
            ObservableValue<String> complaint,
            java.util.function.BooleanSupplier settle) {
        TrainingDraft draft = model.draft();
        draft.register(undoStack);
        bin.register(undoStack);
        sets.register(undoStack);
        start = new Command(
                        "Start",
                        "F5|Shortcut+Enter",
                        "Trains this; while another training runs, it waits for its turn.",
                        () -> {
                            if (settle.getAsBoolean()) {
                                model.start();
                            }
                        })
                .disableBecause(Bindings.createStringBinding(
                        () -> draft.problemProperty().get().isEmpty()
                                ? complaint.getValue()
                                : draft.problemProperty().get(),
                        draft.problemProperty(),
                        complaint));
        reset = new Command("Reset to defaults", "", "Puts every control back; Undo takes it back.", draft::reset);
        undo = new Command("Undo", "Shortcut+Z", "Takes back the last change of a control.", undoStack::undo)
                .enableWhen(undoStack.canUndoProperty(), "There is nothing to take back.");
        redo = new Command("Redo", "Shortcut+Shift+Z|Shortcut+Y", "Does again what was taken back.", undoStack::redo)
                .enableWhen(undoStack.canRedoProperty(), "There is nothing to do again.");
        startText = model.live().statusProperty().map(status -> status.isBusy() ? "Add to queue" : "Start");
    }

    Command start() {
        return start;
    }

    /** "Start", or "Add to queue" while a training runs. */
    ObservableValue<String> startText() {
        return startText;
    }

    Command reset() {
        return reset;
    }

    /** Those with keys. */
    List<Command> all() {
        return List.of(start, undo, redo);
    }
}
