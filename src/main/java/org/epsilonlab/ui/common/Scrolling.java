package org.epsilonlab.ui.common;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Scroll panes for content that changes often. */
public final class Scrolling {

    private Scrolling() {}

    /** A pane as wide as its room whose content is as high as it likes. */
    public static ScrollPane of(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.skinProperty().subscribe(skin -> {
            Node viewport = pane.lookup(".viewport");
            if (viewport != null) {
                // JavaFX keeps the viewport as an image, and paints all of it anew wherever a single pixel changes.
                viewport.setCache(false);
            }
        });
        return pane;
    }

    /** The same with a content that fills the height there is, and is scrolled only where it needs more. */
    public static ScrollPane filled(Node content) {
        ScrollPane pane = of(content);
        pane.setFitToHeight(true);
        return pane;
    }
}
