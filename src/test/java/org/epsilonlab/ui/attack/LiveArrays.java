package org.epsilonlab.ui.attack;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Counts the arrays that the networks on stage hold, those in every scope below them too. */
public final class LiveArrays {

    private LiveArrays() {}

    /** Counts where the engine may be looked into, behind the work that is queued there. */
    public static int count(StageEngine engine, EngineThread thread) {
        CompletableFuture<Integer> count = new CompletableFuture<>();
        thread.execute(() -> count.complete(engine.liveArrays(classifier -> below(classifier.manager()))));
        return count.join();
    }

    private static int below(NDManager scope) {
        int count = 0;
        try {
            Field resources = BaseNDManager.class.getDeclaredField("resources");
            resources.setAccessible(true);
            for (Object resource : ((Map<?, ?>) resources.get(scope)).values()) {
                count += resource instanceof NDArray ? 1 : resource instanceof NDManager inner ? below(inner) : 0;
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("DJL keeps its arrays elsewhere now", e);
        }
        return count;
    }
}
