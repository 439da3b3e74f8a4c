package org.epsilonlab.ui.attack;

import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import javafx.concurrent.Service;
import javafx.concurrent.Task;
import org.jspecify.annotations.Nullable;

/** Looks for the smallest ε that reaches the goal. */
final class SmallestService extends Service<OptionalDouble> {

    private final StageEngine engine;
    private @Nullable StageRequest request;
    private double max;

    SmallestService(StageEngine engine, Executor thread) {
        this.engine = engine;
        setExecutor(thread);
    }

    /** Searches up to {@code largest}. */
    void search(StageRequest wanted, double largest) {
        request = wanted;
        max = largest;
        restart();
    }

    @Override
    protected Task<OptionalDouble> createTask() {
        StageRequest wanted = request;
        double largest = max;
        return new Task<>() {
            @Override
            protected OptionalDouble call() throws Exception {
                if (wanted == null) {
                    throw new IllegalStateException("nothing was asked for");
                }
                return engine.smallestEpsilon(wanted, largest, AttackService.listenerOf(this, this::updateProgress));
            }
        };
    }
}
