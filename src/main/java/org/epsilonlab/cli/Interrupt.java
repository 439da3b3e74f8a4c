package org.epsilonlab.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.epsilonlab.evaluation.EvaluationListener;
import org.epsilonlab.training.TrainingListener;
import org.epsilonlab.training.TrainingPoint;

/** Lets Ctrl-C end a command at its next step, and waits until it has tidied up. */
final class Interrupt implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "interrupt");
    private volatile boolean stopped;

    Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop() {
        stopped = true;
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    EvaluationListener evaluation() {
        return new EvaluationListener() {
            @Override
            public boolean isCancelled() {
                return stopped;
            }
        };
    }

    TrainingListener training(Consumer<TrainingPoint> onEpoch) {
        return new TrainingListener() {
            @Override
            public void epoch(TrainingPoint point) {
                onEpoch.accept(point);
            }

            @Override
            public boolean isCancelled() {
                return stopped;
            }
        };
    }

    boolean isStopped() {
        return stopped;
    }

    @Override
    public void close() {
        done.countDown();
        if (!stopped) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
