package org.epsilonlab.ui.training;

import java.io.File;
import java.util.Objects;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import javafx.stage.DirectoryChooser;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.shell.Frame;
import org.jspecify.annotations.Nullable;

/** What can be done with a row of the table of runs. */
final class RunActions {

    private final TrainModel model;
    private final OnStage stage;
    private final Frame frame;
    private final WayToStage way;

    RunActions(TrainModel model, OnStage stage, Frame frame) {
        this.model = model;
        this.stage = stage;
        this.frame = frame;
        this.way = new WayToStage(model);
    }

    /** The menu of a run, as it stands now. */
    ContextMenu menu(RunItem run) {
        boolean isKept = run.record().state().isKept();
        boolean isCurrent = Objects.equals(run, model.live().currentProperty().get());
        boolean isQueued = model.queue().contains(run);
        RunItem shown = model.shownProperty().get();
        ContextMenu menu = new ContextMenu();
        boolean isCompared = Objects.equals(run, model.comparedProperty().get());
        add(
                menu,
                isCompared ? "Stop comparing (C)" : "Compare: its curves behind the others (C)",
                true,
                () -> compare(run));
        add(menu, way.words(run), way.isOpen(run), () -> stage.putOnStage(run));
        add(
                menu,
                "Put on stage beside the run that is shown",
                way.isOpen(run) && !run.equals(shown) && way.isOpen(shown),
                () -> putBoth(shown, run));
        add(menu, "Go on", model.canGoOn(run), () -> model.commands().goOn(run));
        if (isQueued) {
            add(
                    menu,
                    "Move up in the queue",
                    model.queue().indexOf(run) > 0,
                    () -> model.commands().move(run, -1));
            add(
                    menu,
                    "Move down in the queue",
                    model.queue().indexOf(run) < model.queue().size() - 1,
                    () -> model.commands().move(run, 1));
            add(menu, "Take out of the queue", true, () -> model.commands().dequeue(run));
        }
        menu.getItems().add(new SeparatorMenuItem());
        add(menu, "Use its configuration", true, () -> model.commands().reuse(run));
        add(menu, "Rename… (F2)", !isCurrent, () -> rename(run));
        add(menu, "Export as a model folder…", isKept, () -> export(run));
        add(menu, "Delete (Del)", !isCurrent, () -> delete(run));
        return menu;
    }

    private static void add(ContextMenu menu, String text, boolean enabled, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setDisable(!enabled);
        item.setOnAction(event -> action.run());
        menu.getItems().add(item);
    }

    private void putBoth(@Nullable RunItem one, RunItem other) {
        if (one != null) {
            stage.putBoth(one, other);
        }
    }

    void compare(RunItem run) {
        boolean isCompared = Objects.equals(run, model.comparedProperty().get());
        model.comparedProperty().set(isCompared ? null : run);
        if (!isCompared && run.equals(model.shownProperty().get())) {
            // A run behind itself shows nothing: the newest other one comes to the front.
            model.runs().stream()
                    .filter(other -> !other.equals(run))
                    .reduce((first, second) -> second)
                    .ifPresent(model.shownProperty()::set);
        }
    }

    void rename(RunItem run) {
        TextInputDialog dialog = new TextInputDialog(run.record().title());
        dialog.initOwner(frame.window());
        dialog.setTitle("Rename the run");
        dialog.setHeaderText("A name for people; its folder keeps its own.");
        dialog.showAndWait().ifPresent(title -> model.commands().rename(run, title));
    }

    private void export(RunItem run) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Export into which folder?");
        File folder = chooser.showDialog(frame.window());
        if (folder != null) {
            model.commands().export(run, folder.toPath().resolve(run.id()));
        }
    }

    /** Deletes it, to be taken back as long as the notice stands. */
    void delete(RunItem run) {
        if (Objects.equals(run, model.live().currentProperty().get())) {
            model.notices().refuse("It trains now; cancel it first.");
            return;
        }
        Runnable undo = model.commands().delete(run);
        model.notices()
                .ask("Deleted “" + run.record().title() + "”.", new Command("Undo", "", "Brings the run back.", undo));
    }
}
