package org.epsilonlab.ui.evaluation;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.common.Titled;

/** Chooses the view: by a row of buttons, or by a list where a row of eight has no room. */
final class ViewChoice extends VBox {

    private final ObjectProperty<ResultView> value;

    ViewChoice(Appearance appearance) {
        Segmented<ResultView> row =
                new Segmented<>("View", List.of(ResultView.values()), ResultView::title).help(ResultView::help);
        row.setId("result-view");
        value = row.valueProperty();
        ComboBox<ResultView> list = list();
        // A row of eight takes more room than a narrow window has.
        ObservableBooleanValue narrow = Bindings.createBooleanBinding(
                () -> getWidth() < row.prefWidth(-1), widthProperty(), appearance.lookProperty());
        show(list, narrow);
        show(row, Bindings.not(narrow));
        setMinWidth(0);
        getChildren().addAll(list, row);
    }

    private ComboBox<ResultView> list() {
        ComboBox<ResultView> list = new ComboBox<>(FXCollections.observableArrayList(ResultView.values()));
        list.setConverter(new Titled<>(ResultView::title));
        list.valueProperty().bindBidirectional(value);
        list.setAccessibleText("View");
        Tips.install(list, "View\nWhich way to look at what was measured.");
        return list;
    }

    private static void show(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    ObjectProperty<ResultView> valueProperty() {
        return value;
    }
}
