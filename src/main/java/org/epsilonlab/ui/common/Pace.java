package org.epsilonlab.ui.common;

import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;

/**
 * Does what a drag asks for: each time at once, or, while it is to be sparing, twenty times a second at most and then with
 * the latest. Belongs to the FX thread.
 */
final class Pace {

    /** Some pulses: each frame of the window costs time that others may need more. */
    private static final Duration REST = Duration.millis(50);

    private final BooleanProperty sparing = new SimpleBooleanProperty(this, "sparing");
    private final PauseTransition rest = new PauseTransition(REST);
    private final Runnable work;
    private boolean waits;

    /** @param work reads for itself what the latest is */
    Pace(Runnable work) {
        this.work = work;
        rest.setOnFinished(event -> {
            if (waits) {
                doNow();
            }
        });
    }

    BooleanProperty sparingProperty() {
        return sparing;
    }

    /** Something new is there to be done. */
    void ask() {
        if (rest.getStatus() == PauseTransition.Status.RUNNING) {
            waits = true;
        } else {
            doNow();
        }
    }

    /** Ends the rest; what waits is done now. */
    void finish() {
        rest.stop();
        if (waits) {
            waits = false;
            work.run();
        }
    }

    private void doNow() {
        waits = false;
        if (sparing.get()) {
            rest.playFromStart();
        }
        work.run();
    }
}
