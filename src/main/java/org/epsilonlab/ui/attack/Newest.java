package org.epsilonlab.ui.attack;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Hands what a thread at work has found to the FX thread a few times a second: nothing piles up, the newest wins, and
 * whoever is done soon hands over nothing but the end.
 */
final class Newest<T> {

    private static final long PERIOD = 150_000_000;

    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final Consumer<T> taker;
    private long last = System.nanoTime();

    /** @param taker hears on the FX thread */
    Newest(Consumer<T> taker) {
        this.taker = taker;
    }

    /** Whether it is time for something newer; asked on the thread at work. */
    boolean isWanted() {
        return System.nanoTime() - last >= PERIOD;
    }

    /** Has it handed over in place of what was not yet taken. */
    void offer(T found) {
        last = System.nanoTime();
        if (waiting.getAndSet(found) == null) {
            Platform.runLater(this::take);
        }
    }

    private void take() {
        T found = waiting.getAndSet(null);
        if (found != null) {
            taker.accept(found);
        }
    }
}
