package org.epsilonlab.ui.stage;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import org.epsilonlab.ui.common.Icon;
import org.epsilonlab.ui.common.Tips;

/** Beside a network's name: that its answers are not to be believed, in a few words; all of it in the tip. */
public final class RowWarning extends Label {

    private final StringProperty whole = new SimpleStringProperty(this, "whole", "");

    /** @param figures that are not to be believed either, and make room */
    RowWarning(Label figures) {
        getStyleClass().add("row-warning");
        setGraphic(Icon.WARNING.node());
        setMinWidth(0);
        Tips.install(this, whole);
        accessibleTextProperty().bind(whole);
        managedProperty().bind(visibleProperty());
        figures.visibleProperty().bind(visibleProperty().not());
        figures.managedProperty().bind(figures.visibleProperty());
        setVisible(false);
    }

    /** Shows a few words and, in the tip, the sentences behind them; nothing where they are empty. */
    public void show(String brief, String sentences) {
        if (!brief.equals(getText())) {
            setText(brief);
        }
        whole.set(sentences);
        setVisible(!brief.isEmpty());
    }
}
