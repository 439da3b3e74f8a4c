package org.epsilonlab.ui.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyEvent;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Keys;

/** The cards one below the other; what is chosen stays chosen when the list changes. */
final class ModelList extends ListView<ModelItem> {

    private final ModelsModel model;
    private boolean isPending;
    private boolean isOtherList;
    private int index;

    ModelList(ModelsModel model, ModelCommands commands, Appearance appearance) {
        super(model.shown());
        this.model = model;
        setId("model-list");
        getStyleClass().add("model-list");
        setAccessibleText("Networks");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(list -> new ModelCell(model, appearance));
        setPlaceholder(placeholder());
        // A filter, since the list itself would take Enter and F2 for an edit of its cells.
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> Keys.answer(
                        event, commands.putOnStage(), commands.compareOnStage(), commands.rename(), commands.delete()));
        ContextMenu menu = new ContextMenu();
        commands.bar().stream().map(Command::menuItem).forEach(menu.getItems()::add);
        setContextMenu(menu);
        getSelectionModel().getSelectedItems().addListener((ListChangeListener<ModelItem>) change -> settleLater());
        model.wantedProperty().addListener((source, before, after) -> settleLater());
        model.shown().addListener((ListChangeListener<ModelItem>) change -> {
            isOtherList = true;
            settleLater();
        });
        if (!model.shown().isEmpty()) {
            getSelectionModel().select(0);
        }
    }

    private Label placeholder() {
        Label words = new Label();
        words.setWrapText(true);
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.items().isEmpty()
                                ? "There are no networks yet. Train one in the Train place, or drop a model file on the"
                                        + " window."
                                : "No network has “"
                                        + model.searchProperty().get().strip()
                                        + "” in its card; type something else, or press Esc to see all.",
                        model.items(),
                        model.searchProperty()));
        return words;
    }

    /** Once per turn, when list and selection have both settled: which of them hears of a change first is chance. */
    private void settleLater() {
        if (!isPending) {
            isPending = true;
            Platform.runLater(this::settle);
        }
    }

    private void settle() {
        isPending = false;
        if (isOtherList) {
            isOtherList = false;
            reselect(model.chosen().stream().map(ModelItem::folder).toList());
        }
        Path wanted = model.wantedProperty().get();
        if (wanted != null) {
            choose(wanted);
        }
        List<ModelItem> now = getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
        index = Math.max(0, getSelectionModel().getSelectedIndex());
        if (!now.equals(model.chosen())) {
            model.chosen().setAll(now);
        }
    }

    private void reselect(List<Path> folders) {
        getSelectionModel().clearSelection();
        for (int i = 0; i < getItems().size(); i++) {
            if (folders.contains(getItems().get(i).folder())) {
                getSelectionModel().select(i);
            }
        }
        if (getSelectionModel().isEmpty() && !getItems().isEmpty()) {
            // What was chosen is gone, and the one that took its place is looked at.
            getSelectionModel().select(Math.min(index, getItems().size() - 1));
        }
    }

    /** Chooses one alone and shows it. */
    private void choose(Path folder) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).folder().equals(folder)) {
                getSelectionModel().clearAndSelect(i);
                scrollTo(i);
                model.wantedProperty().set(null);
            }
        }
    }
}
