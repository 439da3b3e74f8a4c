package org.epsilonlab.ui.shell;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Icon;

/** One of the places of the window. Its nodes are asked for once and kept. */
public interface Place {

    /** One word for the rail. */
    String name();

    Icon icon();

    /** What fills the window. */
    Node view();

    /** What stands in the bar above it. */
    default Node topBar() {
        return new HBox();
    }

    /** One line about what is shown, for the status bar. */
    default ObservableValue<String> status() {
        return new ReadOnlyStringWrapper("");
    }

    /** What fills the window in presenter mode: only what the last row must see. */
    default Node presenterView() {
        return view();
    }

    /** Its commands, whose keys work while it is shown. */
    default List<Command> commands() {
        return List.of();
    }

    /** A few characters under its name in the rail while something goes on there; empty for nothing. */
    default ObservableValue<String> badge() {
        return new ReadOnlyStringWrapper("");
    }

    /** Called when it comes into view. */
    default void onShow() {}

    /** Called when another place takes its room. */
    default void onHide() {}
}
