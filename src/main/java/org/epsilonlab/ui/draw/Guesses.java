package org.epsilonlab.ui.draw;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Prediction;

/**
 * Asks a network for its guess off the FX thread while one draws. The latest picture wins: those that were asked before
 * it and have not begun are left out, and a late answer is not shown.
 */
final class Guesses {

    private final Executor thread;
    private final DrawingPad.Network network;
    private final Consumer<Prediction> guessed;
    private final Consumer<String> failed;
    private final AtomicInteger latest = new AtomicInteger();

    /**
     * @param thread the engine's
     * @param guessed hears the guess for the latest picture, on the FX thread
     * @param failed hears in one sentence why there is none, on the FX thread
     */
    Guesses(Executor thread, DrawingPad.Network network, Consumer<Prediction> guessed, Consumer<String> failed) {
        this.thread = thread;
        this.network = network;
        this.guessed = guessed;
        this.failed = failed;
    }

    void ask(Pixels picture) {
        int number = latest.incrementAndGet();
        thread.execute(() -> {
            if (number != latest.get()) {
                return;
            }
            try {
                Prediction prediction = network.predict(picture);
                tell(number, () -> guessed.accept(prediction));
            } catch (ModelException e) {
                String sentence = String.valueOf(e.getMessage());
                tell(number, () -> failed.accept(sentence));
            }
        });
    }

    /** Leaves out all that was asked. */
    void drop() {
        latest.incrementAndGet();
    }

    private void tell(int number, Runnable what) {
        Platform.runLater(() -> {
            if (number == latest.get()) {
                what.run();
            }
        });
    }
}
