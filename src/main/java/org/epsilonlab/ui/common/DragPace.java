package org.epsilonlab.ui.common;

import javafx.beans.property.BooleanProperty;
import javafx.event.Event;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets a slider follow the mouse with every move, or, while it is to be sparing, twenty times a second at most and then to
 * where the mouse is: thumb, number and what comes of it then share one frame of the window.
 */
final class DragPace {

    private static final Duration REST = Duration.millis(50);

    private final Pace pace = new Pace(REST, this::handOn);
    private @Nullable MouseEvent held;
    private boolean handing;

    DragPace(Slider slider) {
        slider.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::take);
        slider.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> pace.finish());
    }

    BooleanProperty sparingProperty() {
        return pace.sparingProperty();
    }

    private void take(MouseEvent event) {
        if (handing) {
            return;
        }
        held = null;
        if (sparingProperty().get()) {
            held = event.copyFor(event.getSource(), event.getTarget());
            event.consume();
            pace.ask();
        }
    }

    private void handOn() {
        MouseEvent event = held;
        held = null;
        if (event != null) {
            handing = true;
            Event.fireEvent(event.getTarget(), event);
            handing = false;
        }
    }
}
