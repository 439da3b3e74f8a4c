package org.epsilonlab.ui.training.architecture;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The layers as text, read with every key. */
final class LayerTextPane extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    LayerTextPane(LayerEditor editor) {
        Label help = new Label("The notation of a model card. The last layer, linear with one unit a class, is added by"
                + " itself. Ctrl+Tab leaves the text.");
        help.getStyleClass().add("muted");
        help.setWrapText(true);
        help.setMinHeight(Region.USE_PREF_SIZE);
        TextArea area = new TextArea();
        area.setId("layer-text");
        area.setAccessibleText("Layers as text");
        area.getStyleClass().add("layer-text");
        area.setMinHeight(0);
        area.textProperty().bindBidirectional(editor.textProperty());
        VBox.setVgrow(area, Priority.ALWAYS);
        editor.problemProperty().subscribe(problem -> area.pseudoClassStateChanged(WRONG, !problem.isEmpty()));
        // The area takes its own steps back first; when it has none left, the editor's are next.
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.Z && !event.isShiftDown() && !area.isUndoable()) {
                event.consume();
                editor.undo();
            }
        });
        getStyleClass().add("layer-text-pane");
        getChildren().addAll(help, area);
    }
}
