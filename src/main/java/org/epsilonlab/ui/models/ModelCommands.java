package org.epsilonlab.ui.models;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import org.epsilonlab.model.ModelShelf;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.shell.Frame;

/** What can be done with the networks that are chosen. */
final class ModelCommands {

    private static final String NONE = "No network is chosen; choose one in the list.";

    private final ModelsModel model;
    private final Frame frame;

    // Commands

    private final Command putOnStage;
    private final Command compareOnStage;
    private final Command rename;
    private final Command duplicate;
    private final Command delete;
    private final Command export;
    private final Command openFolder;
    private final Command undo;
    private final Command redo;

    ModelCommands(ModelsModel model, Frame frame) {
        this.model = model;
        this.frame = frame;
        putOnStage = new Command(
                        "Put on stage",
                        "Enter",
                        "Attacks pictures on this network in the Attack place.",
                        () -> one(item -> model.window().putOnStage(item.entry(), null)))
                .disableBecause(because(this::whyNotOne));
        compareOnStage = new Command(
                        "Compare on stage",
                        "Shift+Enter",
                        "Puts both networks on stage, one below the other.",
                        () -> model.window()
                                .putOnStage(
                                        model.chosen().get(0).entry(),
                                        model.chosen().get(1).entry()))
                .disableBecause(because(this::whyNotTwo));
        rename = new Command("Rename…", "F2", "Gives the network another name for people.", () -> one(this::askForName))
                .disableBecause(because(() -> whyNotChanged("renamed")));
        duplicate = new Command(
                        "Duplicate",
                        "Shortcut+D",
                        "Copies the network to your own, where it can be renamed.",
                        () -> one(model.deeds()::duplicate))
                .disableBecause(because(this::whyNotOne));
        delete = new Command(
                        "Delete",
                        "Delete",
                        "Deletes the network; Undo brings it back until the program ends and starts again.",
                        () -> one(model.deeds()::delete))
                .disableBecause(because(() -> whyNotChanged("deleted")));
        export = new Command(
                        "Export as zip…",
                        "Shortcut+E",
                        "Packs card and weights into a zip file that can be imported elsewhere.",
                        () -> one(this::askWhereTo))
                .disableBecause(because(this::whyNotOne));
        openFolder = new Command(
                        "Open folder",
                        "",
                        "Shows the network's files in the system's own file manager.",
                        () -> one(item -> open(item.folder())))
                .disableBecause(because(this::whyNotOne));
        undo = new Command(
                        "Undo",
                        "Shortcut+Z",
                        "Takes back what was last done to a network here.",
                        model.deeds().done()::undo)
                .enableWhen(
                        model.deeds().done().lastProperty().map(name -> !name.isEmpty()),
                        "There is nothing to take back.");
        redo = new Command(
                        "Redo",
                        "Shortcut+Shift+Z|Shortcut+Y",
                        "Does again what was taken back.",
                        model.deeds().done()::redo)
                .enableWhen(
                        model.deeds().done().nextProperty().map(name -> !name.isEmpty()),
                        "There is nothing to do again.");
    }

    private ObservableValue<String> because(java.util.function.Supplier<String> reason) {
        return Bindings.createStringBinding(reason::get, model.chosen());
    }

    private String whyNotOne() {
        int n = model.chosen().size();
        return n == 1 ? "" : n == 0 ? NONE : "Several networks are chosen; choose one.";
    }

    private String whyNotTwo() {
        List<ModelItem> chosen = model.chosen();
        if (chosen.size() != 2) {
            return "Choose two networks: Ctrl and a click, or Shift and an arrow key, takes another.";
        }
        boolean agree = chosen.get(0)
                        .card()
                        .inputShape()
                        .equals(chosen.get(1).card().inputShape())
                && chosen.get(0).card().classes().equals(chosen.get(1).card().classes());
        return agree
                ? ""
                : "They take different pictures or know different classes; the stage compares those that agree.";
    }

    private String whyNotChanged(String what) {
        String one = whyNotOne();
        return !one.isEmpty() || model.chosen().get(0).origin() != Origin.BUNDLED
                ? one
                : "“" + model.chosen().get(0).card().title() + "” came with the program and cannot be " + what
                        + "; duplicate it and change the copy.";
    }

    private void one(Consumer<ModelItem> action) {
        if (model.chosen().size() == 1) {
            action.accept(model.chosen().get(0));
        }
    }

    private void askForName(ModelItem item) {
        frame.showSheet(new RenameSheet(
                item.card().title(),
                title -> {
                    frame.hideSheet();
                    model.deeds().rename(item, title);
                },
                frame::hideSheet));
    }

    private void askWhereTo(ModelItem item) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export as zip");
        chooser.setInitialFileName(item.card().name() + ".zip");
        File zip = chooser.showSaveDialog(frame.window());
        if (zip != null) {
            export(item, zip.toPath());
        }
    }

    void export(ModelItem item, Path zip) {
        model.inBackground(
                () -> {
                    ModelShelf.export(item.entry(), zip);
                    return zip;
                },
                written -> frame.tell("Exported to " + written + "."));
    }

    private void open(Path folder) {
        model.inBackground(() -> FolderWindow.open(folder), isOpen -> {
            if (!isOpen) {
                ClipboardContent content = new ClipboardContent();
                content.putString(folder.toString());
                Clipboard.getSystemClipboard().setContent(content);
                frame.tell("No file manager answers here; the path " + folder + " is on the clipboard.");
            }
        });
    }

    Command putOnStage() {
        return putOnStage;
    }

    Command compareOnStage() {
        return compareOnStage;
    }

    Command rename() {
        return rename;
    }

    Command delete() {
        return delete;
    }

    /** What stands in the bar, beside the search. */
    List<Command> bar() {
        return List.of(putOnStage, compareOnStage, rename, duplicate, delete, export, openFolder);
    }

    List<Command> all() {
        return List.of(putOnStage, compareOnStage, rename, duplicate, delete, export, openFolder, undo, redo);
    }
}
