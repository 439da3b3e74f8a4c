package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.concurrent.Service;
import javafx.concurrent.Task;
import javafx.util.Duration;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.ui.common.Pace;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests to the engine's thread; the latest wins.
 *
 * <p>A dear attack that follows close on another request waits for a moment's rest, and an earlier one's result is never
 * reported. Cheap ones start at once, and so does every ε of a one-step attack whose gradient is known; while only ε moves
 * the one under way is let finish before the latest: a mouse can be quicker than two networks, and the picture would stand
 * still until the hand rests. Where the machine is to be spared they start five times a second: the pictures go on
 * without the networks, and nobody reads numbers faster.
 */
final class AttackService extends Service<StageResult> {

    private static final double CHEAP_SECONDS = 0.025;

    private final StageEngine engine;
    private final PauseTransition rest = new PauseTransition(Duration.millis(60));
    private final Pace pace = new Pace(Duration.millis(200), this::startAlong);
    private @Nullable StageRequest latest;
    private @Nullable StageRequest underWay;
    private @Nullable StageResult last;
    private boolean starting;
    private volatile boolean enough;
    private final Consumer<List<StageRow>> soFar;

    /** @param soFar hears on the FX thread of the best so far of the request under way, a few times a second */
    AttackService(StageEngine engine, Executor thread, Consumer<List<StageRow>> soFar) {
        this.engine = engine;
        this.soFar = soFar;
        setExecutor(thread);
        rest.setOnFinished(event -> restart());
    }

    /** Asks for a result in place of whatever was asked before. */
    void request(StageRequest request) {
        latest = request;
        if (isCheap(request)) {
            starting = false;
            rest.stop();
            if (leadsTo(request)) {
                pace.ask();
            } else {
                start(request);
            }
        } else if (isRunning() || rest.getStatus() == Animation.Status.RUNNING) {
            cancel();
            rest.playFromStart();
        } else if (!starting) {
            // One choice may change several things, one after the other.
            starting = true;
            Platform.runLater(this::startUnlessDropped);
        }
    }

    /** Meanwhile it may be something else, or nothing, that is wanted. */
    private void startAlong() {
        if (latest != null && leadsTo(latest)) {
            start(latest);
        }
    }

    private void start(StageRequest request) {
        if (!isRunning() || underWay == null || !underWay.differsInEpsilonOnly(request)) {
            restart();
        }
    }

    private void startUnlessDropped() {
        if (starting) {
            starting = false;
            restart();
        }
    }

    /** Whether what has just failed is not what is wanted any more; the latest request is then seen to. */
    boolean isOutdated() {
        if (latest == null || latest.equals(underWay)) {
            return false;
        }
        if (!starting && rest.getStatus() != Animation.Status.RUNNING) {
            restart();
        }
        return true;
    }

    private boolean isCheap(StageRequest request) {
        return last == null || last.seconds() < CHEAP_SECONDS || leadsTo(request);
    }

    private boolean leadsTo(StageRequest request) {
        return last != null && last.leadsTo(request);
    }

    /** Once {@code result} is reported: starts the latest request, unless that was it; says whether it did. */
    boolean goOn(StageResult result) {
        last = result;
        if (latest == null || latest.equals(underWay)) {
            return false;
        }
        underWay = null;
        if (leadsTo(latest)) {
            pace.ask();
        } else {
            restart();
        }
        return true;
    }

    /** While this holds, the networks are asked about another ε five times a second at most. */
    BooleanProperty sparingProperty() {
        return pace.sparingProperty();
    }

    /** Has a dear attack end with what it has so far. */
    void stopEarly() {
        enough = true;
    }

    /** Drops what was asked. */
    void drop() {
        rest.stop();
        starting = false;
        latest = null;
        cancel();
    }

    @Override
    protected Task<StageResult> createTask() {
        StageRequest request = latest;
        underWay = request;
        enough = false;
        return new Task<>() {
            @Override
            protected StageResult call() throws Exception {
                if (request == null) {
                    throw new IllegalStateException("nothing was asked for");
                }
                return engine.compute(request, listener(), newest::offer);
            }

            private final Newest<List<StageRow>> newest = new Newest<>(rows -> {
                // A newer ε may be waiting while this one is let finish.
                if (!isCancelled() && Objects.equals(request, latest)) {
                    soFar.accept(rows);
                }
            });

            private AttackListener listener() {
                return new AttackListener() {
                    @Override
                    public void progress(int done, int all) {
                        updateProgress(done, all);
                    }

                    @Override
                    public boolean wantsBest() {
                        return newest.isWanted();
                    }

                    @Override
                    public boolean isEnough() {
                        return enough;
                    }

                    @Override
                    public boolean isCancelled() {
                        return isDropped();
                    }
                };
            }

            private boolean isDropped() {
                return isCancelled();
            }
        };
    }

    /** What an attack tells, and asks, while a task runs it. */
    static AttackListener listenerOf(Task<?> task, Progress progress) {
        return new AttackListener() {
            @Override
            public void progress(int done, int all) {
                progress.update(done, all);
            }

            @Override
            public boolean isCancelled() {
                return task.isCancelled();
            }
        };
    }

    /** Takes a share of work done. */
    interface Progress {
        void update(long done, long all);
    }
}
