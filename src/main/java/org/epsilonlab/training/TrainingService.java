package org.epsilonlab.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.image.WholeFolder;
import org.epsilonlab.model.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * Trains in the background, one run at a time, in the order of the queue. Every method may be called from any thread and
 * returns at once; the listener is called on the trainer's thread.
 */
public final class TrainingService implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TrainingService.class.getName());

    /** Hears what the service does, and of the run that trains. */
    public interface Listener extends TrainingListener {

        /** The queue or the current run is another. */
        default void queueChanged() {}

        /** A run begins or goes on from its checkpoint. */
        default void started(RunStore.Run run) {}

        /**
         * It has ended.
         *
         * @param record as it was left; empty if it was cancelled and removed, or could not be read
         * @param problem one sentence, if something went wrong
         */
        default void ended(RunStore.Run run, Optional<RunRecord> record, Optional<String> problem) {}
    }

    private final DataShelf shelf;
    private final Listener listener;
    private final List<RunStore.Run> queue = new ArrayList<>();
    private final Thread thread;
    private RunStore.@Nullable Run current;
    private @Nullable TrainingControl control;
    private boolean closed;

    /** @param shelf of bundled data and the user's own */
    public TrainingService(DataShelf shelf, Listener listener) {
        this.shelf = shelf;
        this.listener = listener;
        thread = new Thread(this::work, "trainer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Puts a run at the end of the queue: a new one, or one to go on from its checkpoint. */
    public void add(RunStore.Run run) {
        synchronized (this) {
            queue.add(run);
            notifyAll();
        }
        listener.queueChanged();
    }

    /** The runs that wait, the next one first. */
    public synchronized List<RunStore.Run> queue() {
        return List.copyOf(queue);
    }

    /** The run that trains or holds. */
    public synchronized Optional<RunStore.Run> current() {
        return Optional.ofNullable(current);
    }

    /** Moves a waiting run by so many places; towards the front for a negative number. */
    public void move(RunStore.Run run, int places) {
        synchronized (this) {
            int from = place(run);
            if (from < 0) {
                return;
            }
            RunStore.Run waiting = queue.remove(from);
            queue.add(Math.max(0, Math.min(queue.size(), from + places)), waiting);
        }
        listener.queueChanged();
    }

    /** Its place in the queue, -1 for none: by its folder, since it may have another title by now. */
    private int place(RunStore.Run run) {
        for (int i = 0; i < queue.size(); i++) {
            if (queue.get(i).id().equals(run.id())) {
                return i;
            }
        }
        return -1;
    }

    /** Takes a waiting run out of the queue; its folder stays. Answers whether it was waiting. */
    public boolean remove(RunStore.Run run) {
        boolean removed;
        synchronized (this) {
            int from = place(run);
            removed = from >= 0;
            if (removed) {
                queue.remove(from);
            }
        }
        if (removed) {
            listener.queueChanged();
        }
        return removed;
    }

    /** Holds the current run within a step, with a checkpoint. */
    public void pause() {
        tell(TrainingControl::pause);
    }

    /** Lets it go on. */
    public void resume() {
        tell(TrainingControl::resume);
    }

    /** Ends it and keeps its network. */
    public void stop() {
        tell(TrainingControl::stop);
    }

    /** Ends it and removes it. */
    public void cancel() {
        tell(TrainingControl::cancel);
    }

    private synchronized void tell(Consumer<TrainingControl> wish) {
        TrainingControl running = control;
        if (running != null) {
            wish.accept(running);
        }
    }

    private void work() {
        RunStore.Run run = next();
        while (run != null) {
            train(run);
            run = next();
        }
    }

    private synchronized RunStore.@Nullable Run next() {
        current = null;
        control = null;
        while (queue.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                return null;
            }
        }
        if (closed) {
            return null;
        }
        current = queue.remove(0);
        control = new TrainingControl();
        return current;
    }

    private synchronized TrainingControl control() {
        TrainingControl running = control;
        return running == null ? new TrainingControl() : running;
    }

    private void train(RunStore.Run run) {
        listener.queueChanged();
        listener.started(run);
        try {
            RunRecord record = new TrainingRun(run.folder(), shelf, control(), listener).run();
            end(run, Optional.of(record), Optional.ofNullable(record.problem()));
        } catch (CancellationException e) {
            cancelled(run);
        } catch (IOException | ModelException e) {
            end(run, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.log(System.Logger.Level.ERROR, "a training ended unexpectedly", e);
            end(
                    run,
                    Optional.empty(),
                    Optional.of("The training ended unexpectedly ("
                            + e.getClass().getSimpleName() + "); go on from its last checkpoint."));
        }
    }

    private void cancelled(RunStore.Run run) {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        Optional<String> problem = Optional.empty();
        try {
            WholeFolder.remove(run.folder().path());
        } catch (IOException e) {
            problem = Optional.of(run.folder().path() + " cannot be removed; remove it yourself.");
        }
        end(run, Optional.empty(), problem);
    }

    private void end(RunStore.Run run, Optional<RunRecord> record, Optional<String> problem) {
        synchronized (this) {
            current = null;
            control = null;
        }
        listener.ended(run, record, problem);
        listener.queueChanged();
    }

    /**
     * Ends the thread. What trains is dropped where it stands, to go on from its last checkpoint; pause first for one of
     * this moment. Waits a few seconds at most.
     */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            queue.clear();
            notifyAll();
            if (control != null) {
                control.cancel();
            }
        }
        try {
            thread.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
