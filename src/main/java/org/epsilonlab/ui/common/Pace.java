package org.epsilonlab.ui.common;

import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;

/**
 * Does what a drag asks for: each time at once, or, while it is to be sparing, with a rest after each time and then for
 * the latest only. Belongs to the FX thread.
 */
public final class Pace {

    private final BooleanProperty sparing = new SimpleBooleanProperty(this, "sparing");
    private final PauseTransition rest;
    private final Runnable work;
    private boolean waits;

    /**
     * @param rest between two times
     * @param work reads for itself what the latest is
     */
    public Pace(Duration rest, Runnable work) {
        this.rest = new PauseTransition(rest);
        this.work = work;
        this.rest.setOnFinished(event -> {
            if (waits) {
                doNow();
            }
        });
    }

    /** Whether there are rests. */
    public BooleanProperty sparingProperty() {
        return sparing;
    }

    /** Something new is there to be done. */
    public void ask() {
        if (rest.getStatus() == PauseTransition.Status.RUNNING) {
            waits = true;
        } else {
            doNow();
        }
    }

    /** Ends the rest; what waits is done now. */
    public void finish() {
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
