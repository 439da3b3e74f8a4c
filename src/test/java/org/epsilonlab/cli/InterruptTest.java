package org.epsilonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.epsilonlab.image.WholeFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of long work. */
class InterruptTest {

    /** Whoever runs the tests in the background may have had the signal ignored. */
    private static final List<String> HEARING = List.of("env", "--default-signal=INT");

    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void anAttackEndsAtOnceAndLeavesNothing() throws Exception {
        Program program = new Program(folder);
        Process process = program.start(
                HEARING,
                "attack --model tiny-conv --data fashion-mnist:test --attack pgd --steps 1000 --restarts 20"
                        .concat(" --random-start --epsilon 0.1 --out a/b")
                        .split(" "));
        await(process, () -> !empty(program.work()));
        interrupt(process);
        assertStopped(program, program.end(process));
    }

    @Test
    void aStepThatTakesTooLongIsNotWaitedFor() throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (Interrupt interrupt = new Interrupt(new PrintStream(err, true, StandardCharsets.UTF_8));
                WholeFolder whole = interrupt.guard(WholeFolder.start(folder.resolve("out")))) {
            Files.writeString(whole.part().resolve("half.txt"), "ha");
            assertThat(interrupt.isStopped()).isFalse();
            interrupt.stop();
            assertThat(interrupt.isStopped()).isTrue();
            assertThat(interrupt.evaluation().isCancelled()).isTrue();
            assertThat(folder).isEmptyDirectory();
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines(Interrupt.STOPPED);
    }

    private static void assertStopped(Program program, Program.Run run) {
        assertThat(run.err()).isEqualToIgnoringNewLines(Interrupt.STOPPED);
        assertThat(run.exit()).as("128 + SIGINT").isEqualTo(130);
        assertThat(empty(program.work())).isTrue();
    }

    private static void interrupt(Process process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static boolean empty(Path folder) {
        String[] names = folder.toFile().list();
        return names != null && names.length == 0;
    }

    private static void await(Process process, Callable<Boolean> happened) throws Exception {
        for (int tenths = 0; tenths < 900 && !happened.call(); tenths++) {
            assertThat(process.isAlive()).isTrue();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(happened.call()).isTrue();
    }
}
