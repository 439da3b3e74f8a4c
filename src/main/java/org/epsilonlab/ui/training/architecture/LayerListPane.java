package org.epsilonlab.ui.training.architecture;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.epsilonlab.model.LayerTable;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Keys;

/** The layers below one another, with their columns' headings. */
final class LayerListPane extends VBox {

    private final LayerEditor editor;
    private final ListView<LayerTable.Row> list = new ListView<>();
    private boolean filling;

    /**
     * @param enter goes to the fields of the chosen layer
     * @param commands that answer keys while the list has the focus
     */
    LayerListPane(LayerEditor editor, Runnable enter, Command... commands) {
        this.editor = editor;
        HBox heading = LayerCell.line(new Label(""), new Label("Layer"), new Label("Output"), new Label("Weights"));
        heading.getStyleClass().add("layer-heading");
        list.setId("layers");
        list.setAccessibleText("Layers");
        list.setCellFactory(view -> new LayerCell(editor));
        list.getStyleClass().add("layer-list");
        list.setMinHeight(0);
        VBox.setVgrow(list, Priority.ALWAYS);
        getStyleClass().add("layer-list-pane");
        getChildren().addAll(heading, list);
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Keys.answer(event, commands);
            if (event.getCode() == KeyCode.ENTER && !event.isConsumed()) {
                event.consume();
                enter.run();
            }
        });
        init();
    }

    private void init() {
        editor.tableProperty().subscribe(now -> fill());
        editor.draftProperty().subscribe(now -> fill());
        list.getSelectionModel().selectedItemProperty().addListener((source, was, is) -> {
            if (!filling && is != null) {
                editor.choose(is.path());
            }
        });
    }

    private void fill() {
        LayerTable table = editor.tableProperty().get();
        String chosen = editor.draftProperty().get().chosen();
        filling = true;
        if (list.getItems().equals(table.rows())) {
            // What is wrong may have moved to another layer though no row changed.
            list.refresh();
        } else {
            list.getItems().setAll(table.rows());
        }
        int index = indexOf(table.rows(), chosen);
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().select(index);
            list.getFocusModel().focus(index);
            list.scrollTo(Math.max(0, index - 2));
        }
        filling = false;
    }

    private static int indexOf(List<LayerTable.Row> rows, String path) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).path().equals(path)) {
                return i;
            }
        }
        return -1;
    }

    /** Gives the list the focus. */
    void enter() {
        list.requestFocus();
    }
}
