package org.epsilonlab.training;

/** What its owner wants of a running training. Safe from any thread; obeyed within one step. */
public final class TrainingControl {

    /** The wishes there are. */
    public enum Wish {
        /** Go on. */
        RUN,
        /** Hold, ready to go on. */
        PAUSE,
        /** End now and keep the network as it is. */
        STOP,
        /** End now and keep nothing. */
        CANCEL
    }

    private Wish wish = Wish.RUN;

    /** Holds the training, unless it is to end. */
    public synchronized void pause() {
        change(Wish.PAUSE);
    }

    /** Holds the training even if it is to end: what it would leave cannot be kept yet. */
    synchronized void hold() {
        if (wish != Wish.CANCEL) {
            wish = Wish.PAUSE;
        }
    }

    /** Lets a held training go on. */
    public synchronized void resume() {
        change(Wish.RUN);
    }

    /** Ends it and keeps the network as it is. */
    public synchronized void stop() {
        change(Wish.STOP);
    }

    /** Ends it and keeps nothing. */
    public synchronized void cancel() {
        wish = Wish.CANCEL;
        notifyAll();
    }

    private void change(Wish wanted) {
        if (wish != Wish.CANCEL && wish != Wish.STOP) {
            wish = wanted;
            notifyAll();
        }
    }

    public synchronized Wish wish() {
        return wish;
    }

    synchronized boolean isCancelled() {
        return wish == Wish.CANCEL;
    }

    /** Waits while the training is held; an interrupted thread is taken for a cancelled training. */
    synchronized Wish awaitChange() {
        while (wish == Wish.PAUSE) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                wish = Wish.CANCEL;
            }
        }
        return wish;
    }
}
