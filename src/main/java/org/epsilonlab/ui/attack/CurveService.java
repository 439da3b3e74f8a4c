package org.epsilonlab.ui.attack;

import java.util.concurrent.Executor;
import javafx.concurrent.Service;
import javafx.concurrent.Task;
import javafx.concurrent.WorkerStateEvent;
import org.jspecify.annotations.Nullable;

/** Computes confidence against ε after the picture itself is on stage; the latest request wins. */
final class CurveService extends Service<StageCurves> {

    private static final int POINTS = 41;

    /** Values of a picture from which on it counts as a photograph, and its points for one and for many gradients. */
    private static final int LARGE = 50_000;

    private static final int SOME = 15;
    private static final int FEW = 7;

    private final StageEngine engine;
    private @Nullable Key wanted;
    private @Nullable Key shown;

    /** What the curve depends on: all but ε, unless ε sets the ratio of a step size given in numbers. */
    private record Key(StageRequest request, double max) {
        static Key of(StageRequest request, double max) {
            boolean ratio = request.spec().arguments().values().get("step-size") instanceof Double size && size > 0;
            StageRequest plain = new StageRequest(
                    request.models(),
                    request.picture(),
                    ratio ? request.spec() : request.spec().withEpsilon(max),
                    request.target());
            return new Key(plain, max);
        }
    }

    CurveService(StageEngine engine, Executor thread) {
        this.engine = engine;
        setExecutor(thread);
        // A filter, since listeners to the success ask what is shown.
        addEventFilter(WorkerStateEvent.WORKER_STATE_SUCCEEDED, event -> shown = wanted);
    }

    /**
     * Makes way for a request that needs the engine, unless that only moves ε along the curve that is under way and soon
     * there.
     */
    void yieldTo(StageRequest request, double max) {
        if (isRunning() && (isDear(request) || !Key.of(request, max).equals(wanted))) {
            cancel();
        }
    }

    /** Whether the last curves that were worked out are those of this request. */
    boolean isShown(StageRequest request, double max) {
        return Key.of(request, max).equals(shown);
    }

    /** Asks for the curves, unless they are there already. */
    void request(StageRequest request, double max) {
        Key key = Key.of(request, max);
        if (key.equals(shown) || (isRunning() && key.equals(wanted))) {
            return;
        }
        wanted = key;
        restart();
    }

    /** Fewer for photographs: the engine, busy with one batch of budgets, has everything else wait. */
    private static int points(StageRequest request) {
        if (isDear(request)) {
            return FEW;
        }
        return isLarge(request) ? SOME : POINTS;
    }

    private static boolean isLarge(StageRequest request) {
        return request.picture().pixels().size() >= LARGE;
    }

    private static boolean isDear(StageRequest request) {
        return isLarge(request) && request.spec().attack().gradientsPerImage() > 1;
    }

    @Override
    protected Task<StageCurves> createTask() {
        Key key = wanted;
        return new Task<>() {
            @Override
            protected StageCurves call() throws Exception {
                if (key == null) {
                    throw new IllegalStateException("nothing was asked for");
                }
                return engine.curves(
                        key.request(),
                        key.max(),
                        points(key.request()),
                        AttackService.listenerOf(this, this::updateProgress));
            }
        };
    }
}
