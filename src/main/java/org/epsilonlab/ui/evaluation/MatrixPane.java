package org.epsilonlab.ui.evaluation;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.FigureFile;
import org.jspecify.annotations.Nullable;

/** A matrix with its title, what can be chosen about it, and what to do while it is empty. */
final class MatrixPane extends VBox {

    private final MatrixView view;
    private final Label title = new Label();
    private final String empty;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");

    /**
     * @param choices controls above it
     * @param empty a sentence on what to do while there is nothing
     */
    MatrixPane(MatrixView view, List<Node> choices, String empty) {
        this.view = view;
        this.empty = empty;
        getStyleClass().add("matrix-pane");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.getStyleClass().add("matrix-title");
        FlowPane line = new FlowPane();
        line.getStyleClass().add("matrix-choices");
        line.getChildren().addAll(choices);
        line.setVisible(!choices.isEmpty());
        line.setManaged(!choices.isEmpty());
        Label reading = new Label();
        reading.setWrapText(true);
        reading.setMinHeight(Region.USE_PREF_SIZE);
        reading.textProperty()
                .bind(view.chosenProperty()
                        .map(words -> words.isEmpty() ? "Press a cell, or walk with the arrow keys." : words));
        reading.visibleProperty().bind(shown);
        reading.getStyleClass().add("matrix-reading");
        VBox.setVgrow(view, Priority.ALWAYS);
        getChildren().addAll(line, title, view, reading);
        show(null);
    }

    void show(@Nullable Matrix matrix) {
        view.show(matrix);
        shown.set(matrix != null);
        title.setText(matrix == null ? empty : matrix.title());
    }

    /** The matrix as a figure for print, null for none. */
    @Nullable
    FigureFile figure() {
        Matrix matrix = view.matrix();
        return matrix == null ? null : view.figure(matrix);
    }

    /** The matrix as a table, null for none. */
    @Nullable
    String csv() {
        Matrix matrix = view.matrix();
        return matrix == null ? null : matrix.csv();
    }
}
