package org.epsilonlab.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** Tooltips that wrap, come soon and stay long enough to be read aloud. */
public final class Tips {
    /** Names the tip that a node was given, in its properties. */
    private static final Object GIVEN = new Object();

    /** Names the tip that it has of a node around it. */
    private static final Object ADOPTED = new Object();

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
        node.getProperties().put(GIVEN, tip);
        Tooltip.install(node, tip);
        spread(node, tip);
        return tip;
    }

    /** Shows a text that changes. */
    public static Tooltip install(Node node, ObservableValue<String> text) {
        Tooltip tip = install(node, "");
        tip.textProperty().bind(text);
        return tip;
    }

    /** Most controls keep the mouse from what is around them, so those within a node show its tip themselves. */
    private static void spread(Node node, Tooltip tip) {
        if (node instanceof Parent around) {
            around.getChildrenUnmodifiable().forEach(child -> adopt(child, tip));
            around.getChildrenUnmodifiable().addListener((ListChangeListener<Node>) change -> {
                while (change.next()) {
                    change.getAddedSubList().forEach(child -> adopt(child, tip));
                }
            });
        }
    }

    private static void adopt(Node node, Tooltip tip) {
        if (node.getProperties().containsKey(GIVEN)) {
            return;
        }
        Object before = node.getProperties().put(ADOPTED, tip);
        if (node instanceof Control control
                && (control.getTooltip() == null || control.getTooltip().equals(before))) {
            control.setTooltip(tip);
        }
        if (!tip.equals(before)) {
            spread(node, tip);
        }
    }
}
