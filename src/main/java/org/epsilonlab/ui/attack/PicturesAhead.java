package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import org.epsilonlab.ui.stage.EquationState;
import org.jspecify.annotations.Nullable;

/**
 * Draws where a one-step attack moves the pictures for a new ε, beside the engine and before it: the pixels need only the
 * direction that is known, while what the networks say of them takes a forward pass. The latest request wins. Small pictures
 * are drawn at once, in less time than it takes to hand them over, so that they are in the same frame as the slider.
 */
final class PicturesAhead {

    private static final System.Logger LOG = System.getLogger(PicturesAhead.class.getName());

    /** Values of a picture below which it counts as small. */
    private static final int SMALL = 10_000;

    private final Executor thread = new SpareThread("pixels");
    private final AtomicReference<@Nullable Job> waiting = new AtomicReference<>();
    private final BiConsumer<StageRequest, List<EquationState>> taker;

    private record Job(StageRequest request, StageResult known) {}

    /** @param taker hears on the FX thread, a state a network: the new pictures with what was said of those before */
    PicturesAhead(BiConsumer<StageRequest, List<EquationState>> taker) {
        this.taker = taker;
    }

    /** Draws the pictures of a request that {@code known} leads to. */
    void draw(StageRequest request, StageResult known) {
        Job job = new Job(request, known);
        if (request.picture().pixels().size() < SMALL) {
            waiting.set(null);
            draw(job, Runnable::run);
        } else if (waiting.getAndSet(job) == null) {
            thread.execute(this::work);
        }
    }

    private void work() {
        Job job = waiting.getAndSet(null);
        if (job != null) {
            draw(job, Platform::runLater);
        }
    }

    private void draw(Job job, Executor on) {
        try {
            List<EquationState> states = drawn(job);
            on.execute(() -> taker.accept(job.request(), states));
        } catch (IllegalArgumentException e) {
            // No numbers: the engine says so when it comes to it.
            LOG.log(System.Logger.Level.DEBUG, "not drawn ahead", e);
        }
    }

    private static List<EquationState> drawn(Job job) {
        double epsilon = job.request().spec().epsilon();
        return job.known().rows().stream()
                .filter(StageRow.Attacked.class::isInstance)
                .map(row -> ((StageRow.Attacked) row).drawnAt(epsilon))
                .toList();
    }
}
