package org.epsilonlab.ui.training.architecture;

import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.model.LayerTable;
import org.epsilonlab.ui.common.Icon;
import org.epsilonlab.ui.common.Tips;

/** One layer on a line: its place, what it is, what it answers and its weights; what is wrong with it below. */
final class LayerCell extends ListCell<LayerTable.Row> {

    private static final PseudoClass LOCKED = PseudoClass.getPseudoClass("locked");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double INDENT = 1.4;

    private final LayerEditor editor;
    private final Label place = new Label();
    private final Label words = new Label();
    private final Label output = new Label();
    private final Label weights = new Label();
    private final Label sentence = new Label();
    private final HBox line;
    private final HBox complaint;
    private final VBox box;
    private final StringProperty tip = new SimpleStringProperty("");

    LayerCell(LayerEditor editor) {
        this.editor = editor;
        line = line(place, words, output, weights);
        Region sign = Icon.WARNING.node();
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        complaint = new HBox(sign, sentence);
        complaint.getStyleClass().add("layer-complaint");
        complaint.managedProperty().bind(complaint.visibleProperty());
        box = new VBox(line, complaint);
        box.setMinWidth(0);
        // As wide as the list, so that words wrap instead of making it scroll sideways.
        setPrefWidth(0);
        getStyleClass().add("layer-cell");
        Tips.install(box, tip);
    }

    /** The columns of a line, for the cells and for the headings over them. */
    static HBox line(Label place, Label words, Label output, Label weights) {
        place.getStyleClass().add("layer-place");
        words.setWrapText(true);
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        output.getStyleClass().add("layer-output");
        weights.getStyleClass().add("layer-weights");
        HBox line = new HBox(place, words, output, weights);
        line.getStyleClass().add("layer-line");
        return line;
    }

    @Override
    protected void updateItem(LayerTable.Row row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        if (empty || row == null) {
            setGraphic(null);
            pseudoClassStateChanged(LOCKED, false);
            pseudoClassStateChanged(WRONG, false);
            return;
        }
        boolean last = editor.draftProperty().get().isLast(row.path());
        LayerTable.Problem problem = editor.tableProperty().get().problem();
        String said = problem != null && problem.path().equals(row.path()) ? problem.sentence() : "";
        boolean wrong = !said.isEmpty();
        line.setStyle(String.format(Locale.ROOT, "-fx-padding: 0 0 0 %.1fem;", INDENT * row.depth()));
        place.setText(row.path().substring(row.path().lastIndexOf('.') + 1));
        words.setText((row.isOnShortcut() ? "shortcut: " : "") + row.words() + (last ? ", one a class" : ""));
        output.setText(row.outputText());
        weights.setText(row.output().isEmpty() ? "–" : count(row.weights()));
        sentence.setText(said);
        complaint.setVisible(wrong);
        pseudoClassStateChanged(LOCKED, last);
        pseudoClassStateChanged(WRONG, wrong);
        tip.set("Layer " + row.path() + ": " + row.words() + "\nIts weights are named " + row.path()
                + ".weight and so on, as PyTorch names them.");
        setAccessibleText("Layer " + row.path() + ", " + words.getText() + ", answers " + row.outputText() + ", "
                + count(row.weights()) + " weights. " + sentence.getText());
        setGraphic(box);
    }

    /** Such as 166,406. */
    static String count(long weights) {
        return String.format(Locale.ENGLISH, "%,d", weights);
    }

    // A cell asks its graphic for the height of one line; wrapped words need the height at their width. That leaves
    // room
    // for a scroll bar whether there is one or not, so that no column moves when it comes.

    @Override
    protected double computePrefHeight(double width) {
        if (getGraphic() == null) {
            return super.computePrefHeight(width);
        }
        Insets insets = getInsets();
        double room = getListView().getWidth() - insets.getLeft() - insets.getRight();
        double inner = Math.floor(Math.max(0, room - getFont().getSize()));
        box.setPrefWidth(inner);
        box.setMaxWidth(inner);
        return insets.getTop() + box.prefHeight(inner) + insets.getBottom();
    }
}
