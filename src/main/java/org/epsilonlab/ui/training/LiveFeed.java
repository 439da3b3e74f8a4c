package org.epsilonlab.ui.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;
import org.epsilonlab.ui.training.chart.CurvePoint;

/**
 * Carries points from any thread to the FX thread, at most ten times a second: what comes in between waits and goes with
 * the next batch, in the order in which it came. No point is lost, and no trainer waits for the window.
 */
public final class LiveFeed {
    private static final long PAUSE_MILLIS = 100;

    private final Consumer<List<CurvePoint>> sink;
    private final Object lock = new Object();
    private List<CurvePoint> waiting = new ArrayList<>();
    private boolean scheduled;
    /** Read and written on the FX thread only. */
    private long flushed = System.nanoTime() - PAUSE_MILLIS * 1_000_000;

    /** @param sink called on the FX thread with at least one point */
    public LiveFeed(Consumer<List<CurvePoint>> sink) {
        this.sink = sink;
    }

    /** Adds a point; from any thread. */
    public void push(CurvePoint point) {
        push(List.of(point));
    }

    /** Adds points that belong together: they are never split between two batches. From any thread. */
    public void push(Collection<CurvePoint> points) {
        boolean first;
        synchronized (lock) {
            waiting.addAll(points);
            first = !scheduled && !waiting.isEmpty();
            scheduled |= first;
        }
        if (first) {
            Platform.runLater(this::flushInTime);
        }
    }

    private void flushInTime() {
        long millis = PAUSE_MILLIS - (System.nanoTime() - flushed) / 1_000_000;
        if (millis > 0) {
            PauseTransition pause = new PauseTransition(Duration.millis((double) millis));
            // Not flush: another may have come in the meantime.
            pause.setOnFinished(event -> flushInTime());
            pause.play();
            return;
        }
        synchronized (lock) {
            scheduled = false;
        }
        flush();
    }

    /** Hands over what waits at once, for instance at the end of a run; on the FX thread. */
    public void flush() {
        List<CurvePoint> batch = take();
        if (!batch.isEmpty()) {
            flushed = System.nanoTime();
            sink.accept(batch);
        }
    }

    /** Forgets what waits, for instance when another run begins; from any thread. */
    public void discard() {
        take();
    }

    private List<CurvePoint> take() {
        synchronized (lock) {
            List<CurvePoint> batch = waiting;
            waiting = new ArrayList<>();
            return batch;
        }
    }
}
