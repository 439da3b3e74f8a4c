package org.epsilonlab.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.epsilonlab.training.TrainingListener;
import org.epsilonlab.training.TrainingPoint;

/** Says how far a training is and how long it will still take: after each epoch, and every few seconds in between. */
final class TrainingProgress implements TrainingListener {

    private static final long EVERY = TimeUnit.SECONDS.toNanos(10);

    private final PrintStream out;
    private final int epochs;
    private final Interrupt interrupt;
    private final long start = System.nanoTime();
    private long last = start;

    TrainingProgress(PrintStream out, int epochs, Interrupt interrupt) {
        this.out = out;
        this.epochs = epochs;
        this.interrupt = interrupt;
    }

    @Override
    public void progress(long done, long all, double loss) {
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
                    seconds / done * (all - done));
        }
    }

    @Override
    public void epoch(TrainingPoint point) {
        last = System.nanoTime();
        out.printf(
                Locale.ROOT,
                "epoch %d of %d · loss %.4f · held-out clean %.1f %% · FGSM %.1f %% · PGD-10 %.1f %% · %.0f s,"
                        + " %.0f s left%n",
                point.epoch(),
                epochs,
                point.loss(),
                100 * point.clean(),
                100 * point.fgsm(),
                100 * point.pgd(),
                point.seconds(),
                point.seconds() / point.epoch() * (epochs - point.epoch()));
    }

    @Override
    public boolean isCancelled() {
        return interrupt.isStopped();
    }
}
