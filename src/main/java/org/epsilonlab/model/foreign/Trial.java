package org.epsilonlab.model.foreign;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.epsilonlab.model.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * Tries networks in a process of its own, so that one which loops, devours memory or crashes takes nothing down with it.
 * The process is started when it is first needed, and ended when it takes too long or too much, or with this.
 */
public final class Trial implements AutoCloseable {

    static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    /** The first start on a machine unpacks the engine. */
    private static final Duration START = Duration.ofMinutes(3);

    private static final long LOOK_MILLIS = 100;

    private final Duration patience;
    private final long memory;
    private @Nullable Process process;
    private @Nullable TrialLines lines;
    private volatile boolean stopped;

    /** Where its libraries unpack themselves: they are removed here, since a process that is ended leaves them. */
    private volatile @Nullable Path scratch;

    /** A trial of half a minute a question, in 4 GB. */
    public Trial() {
        this(Duration.ofSeconds(30), 4L << 30);
    }

    /**
     * @param patience how long one question may take
     * @param memory how many bytes the process may fill; watched where the system tells
     */
    public Trial(Duration patience, long memory) {
        this.patience = patience;
        this.memory = memory;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws ModelException one sentence, if the network cannot be used, takes too long or too much
     */
    synchronized TrialAnswer ask(TrialRequest request) throws ModelException {
        Process running = started();
        try {
            OutputStream in = running.getOutputStream();
            in.write((GSON.toJson(request) + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw crashed(request.path(), e);
        }
        TrialAnswer answer = GSON.fromJson(await(request.path(), patience), TrialAnswer.class);
        if (answer.refusal() != null) {
            throw new ModelException(answer.refusal());
        }
        return answer;
    }

    private Process started() throws ModelException {
        Process running = process;
        if (running != null && running.isAlive()) {
            return running;
        }
        try {
            clearScratch();
            Path own = Files.createTempDirectory("epsilon-lab-trial-");
            scratch = own;
            running = new ProcessBuilder(command(own))
                    // Where Java leaves its report if a script crashes it.
                    .directory(own.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new ModelException(
                    "No process can be started to try the network in; close other programs and try again.", e);
        }
        process = running;
        lines = new TrialLines(running.getInputStream());
        await("the network", START);
        return running;
    }

    /** This very program, by the Java that runs it. */
    private static List<String> command(Path scratch) {
        boolean isWindows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        Path java = Path.of(System.getProperty("java.home", ""), "bin", isWindows ? "java.exe" : "java");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-Xmx1g",
                "-Djava.io.tmpdir=" + scratch,
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dai.djl.offline=true",
                "-DOPT_OUT_TRACKING=true",
                "-Dai.djl.pytorch.graph_optimizer=false"));
        command.addAll(List.of("-cp", classPath(), TrialWork.class.getName()));
        return command;
    }

    /** What is given relative to where this program was started is elsewhere for another. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                .map(part -> new File(part).getAbsolutePath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String await(String path, Duration limit) throws ModelException {
        Process running = process;
        TrialLines heard = lines;
        if (running == null || heard == null) {
            throw crashed(path, null);
        }
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                boolean ended = !running.isAlive();
                String line = heard.next(LOOK_MILLIS);
                if (line != null) {
                    return line;
                }
                if (ended) {
                    throw crashed(path, null);
                }
                if (resident(running) > memory) {
                    throw ended(path + " fills more than " + (memory >> 20) + " MB for one picture; it is not taken.");
                }
                if (System.nanoTime() > end) {
                    throw ended(path + " did not answer within " + limit.toSeconds()
                            + " s; it loops or is too large for this machine.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ended("The trial was stopped.");
        }
    }

    private ModelException ended(String sentence) {
        kill();
        return new ModelException(sentence);
    }

    private ModelException crashed(String path, @Nullable Exception cause) {
        boolean wanted = stopped;
        kill();
        return new ModelException(
                wanted
                        ? "The trial was stopped."
                        : path + " brought the process down in which it was tried; it is damaged or does harm.",
                cause);
    }

    /** Bytes in memory as Linux tells; 0 elsewhere. */
    private static long resident(Process running) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(running.pid()), "status"))) {
                if (line.startsWith("VmRSS:")) {
                    return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException e) {
            // No such file: another system, or the process has just ended.
            return 0;
        }
        return 0;
    }

    private void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        clearScratch();
    }

    private void clearScratch() {
        Path made = scratch;
        scratch = null;
        if (made != null) {
            StagedCopy.remove(made);
        }
    }

    /** Ends the process, and with it a question that is being waited for on another thread. */
    @Override
    public void close() {
        stopped = true;
        kill();
    }
}
