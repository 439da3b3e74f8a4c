package org.epsilonlab.ui.attack;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread for what neither the window nor the engine should wait for; it ends by itself when there is nothing to do. */
final class SpareThread implements Executor {

    private static final int IDLE_SECONDS = 10;

    private final Executor thread;

    SpareThread(String name) {
        thread = new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
    }

    @Override
    public void execute(Runnable work) {
        thread.execute(work);
    }
}
