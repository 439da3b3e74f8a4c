package org.epsilonlab.model.foreign;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The lines that a trial's process writes and that are ours; what a script prints is thrown away, however much it is. */
final class TrialLines {

    private static final System.Logger LOG = System.getLogger(TrialLines.class.getName());
    private static final int LONGEST = 16 << 20;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    TrialLines(InputStream stream) {
        Thread reader = new Thread(() -> read(stream), "trial");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream stream) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream in = new BufferedInputStream(stream)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
                    if (text.startsWith(TrialWork.MARK)) {
                        lines.add(text.substring(TrialWork.MARK.length()));
                    }
                    line.reset();
                } else if (line.size() < LONGEST) {
                    line.write(next);
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the process was ended", e);
        }
    }

    /** The next line, null if none comes in time. */
    @Nullable
    String next(long millis) throws InterruptedException {
        return lines.poll(millis, TimeUnit.MILLISECONDS);
    }
}
