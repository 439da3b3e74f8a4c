package org.epsilonlab.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** Tooltips that wrap, come soon and stay long enough to be read aloud. */
public final class Tips {
    private Tips() {}

    /** Shows the text over the node. */
    public static Tooltip install(Node node, String text) {
        Tooltip tip = new Tooltip(text);
        // A tip that the resting mouse brought up would take the Escape that is meant for the control.
        tip.setHideOnEscape(false);
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        tip.setShowDelay(Duration.millis(400));
        tip.setShowDuration(Duration.seconds(30));
        Tooltip.install(node, tip);
        return tip;
    }

    /** Shows a text that changes. */
    public static Tooltip install(Node node, ObservableValue<String> text) {
        Tooltip tip = install(node, "");
        tip.textProperty().bind(text);
        return tip;
    }
}
