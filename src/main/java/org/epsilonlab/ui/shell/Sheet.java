package org.epsilonlab.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A page laid over the window: a title and what it is about. {@link Shell#showSheet} shows it, Escape closes it. */
public class Sheet extends VBox {
    private final Label title;

    public Sheet(String title) {
        this.title = new Label(title);
        this.title.getStyleClass().add("sheet-title");
        getStyleClass().add("sheet");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setFocusTraversable(true);
        setAccessibleText(title);
        getChildren().add(this.title);
    }

    /** Puts the content under the title; it scrolls where the window is too low for it. */
    public final void setBody(Node body) {
        ScrollPane scroll = body instanceof ScrollPane own ? own : new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(title, scroll);
    }
}
