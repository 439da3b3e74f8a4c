package org.epsilonlab.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.epsilonlab.model.Snapshot;
import org.epsilonlab.training.Alarm;
import org.epsilonlab.training.RunRecord;
import org.epsilonlab.training.TrainingControl;
import org.epsilonlab.training.TrainingListener;
import org.epsilonlab.training.TrainingPoint;

/** Says how far a training is and how long it will still take: after each epoch, and every few seconds in between. */
final class TrainingProgress implements TrainingListener {

    private static final long EVERY = TimeUnit.SECONDS.toNanos(10);

    private final PrintStream out;
    private final int epochs;
    private final Interrupt interrupt;
    private final TrainingControl control;
    private final long start = System.nanoTime();
    private long last = start;
    private boolean headed;
    private long before = -1;
    private long done;
    private long all;
    private String farewell = "Stopped; ";

    TrainingProgress(PrintStream out, RunRecord run, Interrupt interrupt, TrainingControl control) {
        this.out = out;
        this.epochs = run.config().epochs();
        this.interrupt = interrupt;
        this.control = control;
    }

    @Override
    public void step(long taken, long whole, double loss, double learningRate) {
        done = taken;
        all = whole;
        if (before < 0) {
            before = done - 1;
        }
        if (interrupt.isStopped()) {
            control.pause();
        }
        long now = System.nanoTime();
        if (now - last >= EVERY) {
            last = now;
            double seconds = (now - start) / 1e9;
            out.printf(
                    Locale.ROOT,
                    "step %,d of %,d · loss %.4f · %.0f s, %.0f s left%n",
                    done,
                    all,
                    loss,
                    seconds,
                    seconds / (done - before) * (all - done));
        }
    }

    @Override
    public void epoch(TrainingPoint point, Snapshot weights) {
        last = System.nanoTime();
        if (!headed) {
            headed = true;
            out.println("    epoch     loss    clean     FGSM   PGD-10  alignment  images/s      time      left");
        }
        out.printf(
                Locale.ROOT,
                "%4d/%-4d %8.4f %6.1f %% %6.1f %% %6.1f %% %10.2f %9.0f %7.0f s %7.0f s%n",
                point.epoch(),
                epochs,
                point.trainLoss(),
                100 * point.clean(),
                100 * point.fgsm(),
                100 * point.pgd(),
                point.alignment(),
                point.imagesPerSecond(),
                point.seconds(),
                point.seconds() / point.epoch() * (epochs - point.epoch()));
        if (point.alarm() != Alarm.NONE) {
            out.println(point.alarm().headline());
        }
    }

    @Override
    public void paused() {
        farewell = String.format(Locale.ROOT, "Paused after %,d of %,d steps; ", done, all);
        control.cancel();
    }

    /** Why the training ended early, to be followed by how it goes on. */
    String farewell() {
        return farewell;
    }

    @Override
    public void measuring(double share) {
        if (interrupt.isStopped()) {
            farewell = "Stopped while it was measured; ";
            control.cancel();
        }
    }

    @Override
    public void trouble(String sentence) {
        farewell = sentence.replaceFirst(", then resume\\.$", ", then ");
        control.cancel();
    }
}
