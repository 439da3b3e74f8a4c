package org.epsilonlab.ui.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.CellAnswer;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.ResultStore;
import org.epsilonlab.evaluation.Study;
import org.epsilonlab.evaluation.StudyFile;
import org.epsilonlab.evaluation.StudyListener;
import org.epsilonlab.evaluation.StudyPlan;
import org.epsilonlab.evaluation.StudyQuestion;
import org.epsilonlab.evaluation.TimeEstimate;
import org.epsilonlab.model.ModelException;

/**
 * Carries plans out on a thread and on networks of its own. What it has to tell reaches the FX thread a few times a
 * second, however fast it comes.
 */
final class StudyRunner implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(StudyRunner.class.getName());
    private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Hears of it on the FX thread. */
    interface Audience {
        /** The weights were read, and it begins. */
        void planned(StudyQuestion question, LabelledImages images);

        void progress(double share, String what, double secondsLeft);

        void figures(List<Measurement> figures);

        void tables(List<CellAnswer> tables);

        /** It ended: done, cancelled, or for that reason. */
        void ended(End how, String reason);
    }

    /** How a study ended. */
    enum End {
        DONE,
        CANCELLED,
        FAILED
    }

    private final Path folder;
    private final Audience audience;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "study");
        made.setDaemon(true);
        return made;
    });
    private final Object gate = new Object();
    private final AtomicLong asked = new AtomicLong();
    private boolean paused;
    private boolean cancelled;

    /**
     * @param folder where results are kept, so that none is computed twice
     * @param audience hears of it
     */
    StudyRunner(Path folder, Audience audience) {
        this.folder = folder;
        this.audience = audience;
    }

    /** Carries a plan out; one at a time. */
    void start(PlanRequest request) {
        synchronized (gate) {
            paused = false;
            cancelled = false;
        }
        asked.incrementAndGet();
        thread.execute(() -> run(request));
    }

    private void run(PlanRequest request) {
        Teller teller = new Teller();
        End how = End.DONE;
        String reason = "";
        try {
            StudyPlan plan = request.plan();
            StudyQuestion question = StudyFile.of(plan, List.of(), List.of()).question();
            tell(any -> any.planned(question, plan.data()));
            new Study(plan, new ResultStore(folder), teller).run();
        } catch (CancellationException e) {
            how = End.CANCELLED;
        } catch (ModelException | AttackException | IOException e) {
            how = End.FAILED;
            reason = String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "an evaluation failed", e);
            how = End.FAILED;
            reason = "The evaluation failed inside the program; what was computed is kept, so try once more.";
        }
        teller.flush();
        End end = how;
        String why = reason;
        tell(any -> any.ended(end, why));
    }

    /**
     * Reckons how long a plan will take, on the thread that would carry it out. Gives up where something else is wanted
     * meanwhile, or where a network cannot be loaded: whoever starts the plan is told that.
     *
     * @param then hears the answer on the FX thread
     */
    void estimate(PlanRequest request, Consumer<TimeEstimate> then) {
        long mine = asked.incrementAndGet();
        thread.execute(() -> {
            try {
                BooleanSupplier dropped = () -> asked.get() != mine;
                if (!dropped.getAsBoolean()) {
                    TimeEstimate known = TimeEstimate.of(request.plan(), new ResultStore(folder), dropped);
                    Platform.runLater(() -> then.accept(known));
                }
            } catch (CancellationException e) {
                LOG.log(System.Logger.Level.DEBUG, "nobody waits for this estimate any more", e);
            } catch (ModelException | AttackException | IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "no estimate", e);
            }
        });
    }

    private void tell(Consumer<Audience> what) {
        Platform.runLater(() -> what.accept(audience));
    }

    /** Holds it at its next step, or lets it go on. */
    void setPaused(boolean now) {
        synchronized (gate) {
            paused = now;
            gate.notifyAll();
        }
    }

    /** Ends it; what was computed is kept. */
    void cancel() {
        asked.incrementAndGet();
        synchronized (gate) {
            cancelled = true;
            gate.notifyAll();
        }
    }

    @Override
    public void close() {
        cancel();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "the evaluation did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gathers what comes, for the FX thread to take at once. On the thread that computes. */
    private final class Teller implements StudyListener {
        private final List<Measurement> figures = new ArrayList<>();
        private final List<CellAnswer> tables = new ArrayList<>();
        private double share;
        private String what = "";
        private long told;
        private long worked;
        private long since = System.nanoTime();

        @Override
        public void progress(double now, String words) {
            share = now;
            what = words;
            tellNow(false);
        }

        @Override
        public void measured(Measurement figure) {
            figures.add(figure);
            tellNow(false);
        }

        @Override
        public void answered(CellAnswer answer) {
            tables.add(answer);
            tellNow(false);
        }

        @Override
        public boolean isCancelled() {
            synchronized (gate) {
                if (paused && !cancelled) {
                    worked += System.nanoTime() - since;
                    flush();
                    try {
                        while (paused && !cancelled) {
                            gate.wait();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return true;
                    }
                    since = System.nanoTime();
                }
                return cancelled;
            }
        }

        void flush() {
            tellNow(true);
        }

        private void tellNow(boolean whatever) {
            long now = System.nanoTime();
            if (!whatever && now - told < TELL_NANOS) {
                return;
            }
            told = now;
            double seconds = (worked + now - since) / 1e9;
            double left = share > 0.01 && seconds > 1 ? seconds / share * (1 - share) : -1;
            double part = share;
            String words = what;
            List<Measurement> fresh = List.copyOf(figures);
            List<CellAnswer> answers = List.copyOf(tables);
            figures.clear();
            tables.clear();
            tell(any -> {
                any.progress(part, words, left);
                if (!fresh.isEmpty()) {
                    any.figures(fresh);
                }
                if (!answers.isEmpty()) {
                    any.tables(answers);
                }
            });
        }
    }
}
