package org.epsilonlab.ui.training.classes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.data.ClassFolder;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.CommandButton;
import org.epsilonlab.ui.common.Keys;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.shell.DropTarget;
import org.epsilonlab.ui.shell.Dropped;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.shell.Sheet;

/** A workbench with a named heap of pictures for each class; what becomes of them the next sheet asks. */
final class HeapsSheet extends Sheet {

    /** What is wrong with files is told for so many; more of them are counted. */
    private static final int NAMED = 4;

    private final HeapsModel model;
    private final Appearance appearance;
    private final Frame frame;
    private final VBox rows = new VBox();
    private final Label notes = new Label();

    /** What the buttons lead to. */
    interface Ways {
        /** Asks for size and split. */
        void next();

        /** Takes a folder with a sub-folder for each class instead. */
        void folder();

        /** Shows the window again; the heaps stay. */
        void close();

        /** Takes such a folder that was dropped. */
        void take(java.nio.file.Path folder);
    }

    HeapsSheet(HeapsModel model, Appearance appearance, Frame frame, Ways ways) {
        super("Own pictures: a heap for each class");
        this.model = model;
        this.appearance = appearance;
        this.frame = frame;
        getStylesheets().add(String.valueOf(HeapsSheet.class.getResource("classes.css")));
        setId("heaps-sheet");
        Label hint = new Label("Drop pictures on the heap of their class: files, folders, or from a browser.");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        rows.getStyleClass().add("heaps");
        notes.setId("heaps-notes");
        notes.setWrapText(true);
        notes.setMinHeight(Region.USE_PREF_SIZE);
        notes.getStyleClass().add("complaint");
        notes.managedProperty().bind(notes.textProperty().isNotEmpty());
        Command undo = new Command("Undo", "Shortcut+Z", "Takes back the last change of the heaps.", model::undo)
                .enableWhen(model.canUndoProperty(), "There is nothing to take back.");
        Command redo = new Command(
                        "Redo", "Shortcut+Shift+Z|Shortcut+Y", "Does again what was taken back.", model::redo)
                .enableWhen(model.canRedoProperty(), "There is nothing to do again.");
        VBox body = new VBox(hint, rows, above(ways), notes, below(ways, undo, redo));
        body.getStyleClass().add("classes");
        setBody(body);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> Keys.answer(event, undo, redo));
        takeFolders(ways);
        model.heapsProperty().subscribe(this::show);
        model.leftOutProperty().subscribe(this::tell);
    }

    /** A drop beside the heaps: only a folder says of itself what belongs to which class. */
    private void takeFolders(Ways ways) {
        DropTarget.leaveTo(this);
        addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (isFolder(Dropped.from(event.getDragboard()))) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            Dropped dropped = Dropped.from(event.getDragboard());
            boolean taken = isFolder(dropped);
            event.setDropCompleted(taken);
            event.consume();
            if (taken) {
                ways.take(dropped.files().get(0));
            }
        });
    }

    private static boolean isFolder(Dropped dropped) {
        return dropped.files().size() == 1
                && ClassFolder.looksLikeOne(dropped.files().get(0));
    }

    private Node above(Ways ways) {
        Button more = new Button("Another class");
        more.setId("heaps-more");
        more.setOnAction(event -> {
            model.addHeap();
            row(rows.getChildren().size() - 1).askForName();
        });
        Tips.install(more, "Another class\nAdds a heap.");
        Button folder = new Button("A folder of classes…");
        folder.setId("heaps-folder");
        folder.setOnAction(event -> ways.folder());
        Tips.install(folder, "A folder of classes…\nTakes a folder with one sub-folder of pictures a class instead.");
        HBox line = new HBox(more, folder);
        line.getStyleClass().add("classes-line");
        return line;
    }

    private Node below(Ways ways, Command undo, Command redo) {
        Label state = new Label();
        state.setId("heaps-state");
        state.setWrapText(true);
        state.setMinHeight(Region.USE_PREF_SIZE);
        state.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.readingProperty().get().isEmpty()
                                ? model.heapsProperty().get().problem()
                                : model.readingProperty().get(),
                        model.readingProperty(),
                        model.heapsProperty()));
        Command next = new Command(
                        "Size and split…",
                        "",
                        "Asks what the pictures are made, and how many are tested on.",
                        ways::next)
                .disableBecause(state.textProperty());
        Button close = new Button("Close");
        close.setId("heaps-close");
        close.setOnAction(event -> ways.close());
        close.setMinWidth(Region.USE_PREF_SIZE);
        Tips.install(close, "Close (Esc)\nThe heaps stay as they are until the program ends.");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(
                named(undo, "undo").flat(),
                named(redo, "redo").flat(),
                space,
                close,
                named(next, "next").main());
        line.getStyleClass().add("classes-line");
        // Words that wrap would need more height than the line of buttons was given.
        VBox foot = new VBox(state, line);
        foot.getStyleClass().add("classes-field");
        return foot;
    }

    private static CommandButton named(Command command, String id) {
        CommandButton button = command.button();
        button.getButton().setId("heaps-" + id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private HeapRow row(int index) {
        return (HeapRow) rows.getChildren().get(index);
    }

    /** Rows stay for as long as their heaps do, so that what is typed goes on. */
    private void show(Heaps heaps) {
        List<Node> now = new ArrayList<>();
        for (Heaps.Heap heap : heaps.all()) {
            HeapRow row = rows.getChildren().stream()
                    .map(HeapRow.class::cast)
                    .filter(each -> each.heap() == heap.id())
                    .findFirst()
                    .orElseGet(() -> new HeapRow(model, heap.id(), appearance, frame));
            row.show(heap);
            now.add(row);
        }
        if (!Objects.equals(now, List.copyOf(rows.getChildren()))) {
            rows.getChildren().setAll(now);
        }
    }

    private void tell(List<String> leftOut) {
        String more = leftOut.size() > NAMED ? "\nand " + (leftOut.size() - NAMED) + " more" : "";
        notes.setText(
                leftOut.isEmpty()
                        ? ""
                        : "Left out:\n" + String.join("\n", leftOut.subList(0, Math.min(NAMED, leftOut.size())))
                                + more);
    }
}
