package org.epsilonlab.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import org.epsilonlab.ui.training.chart.CurvePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Trainer threads push as they like; the window gets batches in good time. */
@ExtendWith(ApplicationExtension.class)
class LiveFeedTest {
    private static final int THREADS = 4;
    private static final int EACH = 20_000;

    private final List<CurvePoint> received = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> flushes = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger elsewhere = new AtomicInteger();
    private final LiveFeed feed = new LiveFeed(this::receive);

    private void receive(List<CurvePoint> batch) {
        if (!Platform.isFxApplicationThread()) {
            elsewhere.incrementAndGet();
        }
        flushes.add(System.nanoTime());
        received.addAll(batch);
    }

    @Test
    void manyThreadsLoseNothingAndTheWindowIsCalledTenTimesASecondAtMost() throws Exception {
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            String id = "curve " + t;
            threads.add(new Thread(() -> pushSlowly(id)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> received.size() == THREADS * EACH);
        double seconds = (System.nanoTime() - start) / 1e9;

        assertThat(elsewhere).hasValue(0);
        assertThat(flushes.size()).isBetween(3, (int) (10 * seconds) + 1);
        for (int i = 1; i < flushes.size(); i++) {
            assertThat(flushes.get(i) - flushes.get(i - 1)).isGreaterThan(95_000_000L);
        }
        for (int t = 0; t < THREADS; t++) {
            String id = "curve " + t;
            assertThat(received.stream()
                            .filter(point -> point.curveId().equals(id))
                            .map(CurvePoint::x))
                    .hasSize(EACH)
                    .isSorted();
        }
    }

    private void pushSlowly(String id) {
        for (int i = 0; i < EACH; i++) {
            feed.push(new CurvePoint(id, i, 0));
            if (i % 1000 == 999) {
                WaitForAsyncUtils.sleep(30, TimeUnit.MILLISECONDS);
            }
        }
    }

    @Test
    void theEndOfARunCanBeShownAtOnceAndARestForgotten() {
        WaitForAsyncUtils.asyncFx(() -> {
            feed.push(List.of(new CurvePoint("a", 1, 1), new CurvePoint("a", 2, 1)));
            feed.flush();
            feed.push(new CurvePoint("a", 3, 1));
            feed.discard();
        });
        WaitForAsyncUtils.sleep(300, TimeUnit.MILLISECONDS);
        assertThat(received).hasSize(2);
        assertThat(flushes).hasSize(1);
        feed.push(new CurvePoint("a", 4, 1));
        WaitForAsyncUtils.sleep(300, TimeUnit.MILLISECONDS);
        assertThat(received).last().isEqualTo(new CurvePoint("a", 4, 1));
    }
}
