package org.epsilonlab.ui.common;

import java.util.Objects;
import javafx.scene.Parent;

/** Columns of controls, which look alike in every place. */
public final class Panels {

    private static final String SHEET = Objects.requireNonNull(
                    Panels.class.getResource("panel.css"), "panel.css is missing from the program's jar")
            .toExternalForm();

    private Panels() {}

    /** Gives a column, or what holds it, the style of "panel", "panel-scroll", "parameters" and "more". */
    public static void dress(Parent column) {
        column.getStylesheets().add(SHEET);
    }
}
