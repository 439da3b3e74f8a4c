package org.epsilonlab.ui.attack;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** The one thread that computes for the stage. It ends with the program, or when it is closed. */
public final class EngineThread implements Executor, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EngineThread.class.getName());

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "engine");
        made.setDaemon(true);
        return made;
    });

    @Override
    public void execute(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            // The program is closing, and nobody waits for this any more.
            LOG.log(System.Logger.Level.DEBUG, "work after the end", e);
        }
    }

    /** Runs {@code last} once the work under way is done, and ends; waits a few seconds at most. */
    public void close(Runnable last) {
        execute(last);
        close();
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "the engine did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
