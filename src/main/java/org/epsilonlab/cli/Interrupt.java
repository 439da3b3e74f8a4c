package org.epsilonlab.cli;

import java.io.PrintStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.epsilonlab.evaluation.EvaluationListener;
import org.jspecify.annotations.Nullable;

/**
 * Lets Ctrl-C end a command at its next step, and waits until it has tidied up. A step that takes too long is not waited
 * for: then what is unfinished is removed from here.
 */
final class Interrupt implements AutoCloseable {

    static final String STOPPED = "Stopped before it was done; nothing was written.";

    private static final int PATIENCE_SECONDS = 2;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "interrupt");
    private final PrintStream err;
    private volatile boolean stopped;
    private volatile @Nullable AutoCloseable unfinished;
    private volatile int patience = PATIENCE_SECONDS;
    private volatile String farewell = STOPPED;

    /** @param err where it says that a command was stopped */
    Interrupt(PrintStream err) {
        this.err = err;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What a signal sets off; ends when the command has, or after its patience. */
    void stop() {
        stopped = true;
        try {
            if (!done.await(patience, TimeUnit.SECONDS)) {
                err.println(farewell);
                AutoCloseable part = unfinished;
                if (part != null) {
                    part.close();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            err.println(e.getMessage());
        }
    }

    /** Starts to care for a file or folder that is being written. */
    <T extends AutoCloseable> T guard(T part) {
        unfinished = part;
        return part;
    }

    /**
     * Waits longer for a command that has something to write when it is stopped.
     *
     * @param sentence what is said of it if even that is not enough
     */
    void waitUpTo(int seconds, String sentence) {
        patience = seconds;
        farewell = sentence;
    }

    /** Asked before results are put in place. */
    void check() {
        if (stopped) {
            throw new CancellationException("the command was stopped");
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

    boolean isStopped() {
        return stopped;
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending, so the hook is at work.
            stopped = true;
        }
    }
}
