package org.epsilonlab.ui.shell;

import javafx.scene.Node;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What a place needs of the window around it. */
public interface Frame {

    /** Shows something over the window. */
    void showSheet(Node sheet);

    void hideSheet();

    /** Tells in one sentence what was done. */
    void tell(String sentence);

    /** Tells in one sentence what can't be done. */
    void refuse(String sentence);

    /** The window, for dialogs; null before there is one. */
    @Nullable
    Window window();
}
