package org.epsilonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that are interrupted in every way there is, in processes of their own, and go on. */
@EnabledOnOs(OS.LINUX)
class ResumeTest {

    /** {@code env} makes a background process hear SIGINT, which shells have it ignore. */
    private static final List<String> HEARING = List.of("env", "--default-signal=INT");

    private static final String TRAIN =
            "train --regime free --replays 2 --epochs 12 --batch-size 8 --ema 0.9 --shift 1 --seed 4 --out ";

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void makeHome() throws IOException {
        program = new Program(folder);
    }

    @Test
    void aTrainingThatIsKilledGoesOnAsIfItHadNotBeen() throws Exception {
        assertThat(run(TRAIN + "whole").exit()).isIn(0, 3);
        SplittableRandom random = new SplittableRandom(System.nanoTime());
        Process process = program.start(List.of(), (TRAIN + "killed").split(" "));
        int kills = 0;
        while (kills < 3 && awaitCheckpoint(process, "killed", kills)) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(120));
            process.destroyForcibly().waitFor();
            kills++;
            process = program.start(List.of(), "train", "--resume", "killed");
        }
        assertThat(program.end(process).exit()).isIn(0, 3);
        assertThat(kills).isPositive();
        assertSame("whole", "killed");
        assertThat(list("killed")).isEqualTo(list("whole"));
    }

    @Test
    void controlCPausesAndResumeGoesOn() throws Exception {
        assertThat(run(TRAIN + "whole").exit()).isIn(0, 3);
        Process process = program.start(HEARING, (TRAIN + "paused").split(" "));
        assertThat(awaitCheckpoint(process, "paused", 0)).isTrue();
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        Program.Run paused = program.end(process);
        assertThat(paused.exit()).as("128 + SIGINT").isEqualTo(130);
        assertThat(paused.err())
                .containsPattern("^Paused after \\d+ of 276 steps; go on with: epsilon-lab train --resume paused\n$");
        Program.Run resumed = run("train --resume paused");
        assertThat(resumed.exit()).isIn(0, 3);
        assertSame("whole", "paused");
        Program.Run again = run("train --resume paused");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("is done already").hasLineCount(1);
    }

    @Test
    void aDiskThatIsFullPausesAndDamagesNothing() throws Exception {
        // No file may grow beyond so many blocks of 1,024 bytes: the record fits, the checkpoint does not.
        List<String> small = List.of("bash", "-c", "trap '' XFSZ; ulimit -f 200; exec \"$@\"", "small");
        Process process = program.start(small, (TRAIN + "full").split(" "));
        Program.Run full = program.end(process);
        assertThat(full.exit()).isEqualTo(1);
        assertThat(full.err()).contains("checkpoint").contains("make room").contains("train --resume full");
        assertThat(list("full")).contains("run.json").noneMatch(name -> name.endsWith(".part"));
        assertThat(run("train --resume full").exit()).isIn(0, 3);
        assertThat(run(TRAIN + "whole").exit()).isIn(0, 3);
        assertSame("whole", "full");
    }

    @Test
    void aFolderThatIsNoRunIsRefused() throws Exception {
        Files.createDirectory(program.work().resolve("empty"));
        Program.Run run = run("train --resume empty");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("holds no run that can be read").hasLineCount(1);
        assertThat(run("train --resume empty --out other").exit()).isEqualTo(2);
    }

    @Test
    void aTrainingThatCollapsesEndsWithThreeAndIsKept() throws Exception {
        // One step of so wide a budget is soon seen through: each of ten seeds collapsed before epoch 35.
        Program.Run run = run("train --regime adversarial --epochs 60 --batch-size 16 --epsilon 0.3 --seed 1"
                + " --learning-rate 0.03 --out it");
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(3);
        assertThat(run.err()).containsPattern("collapsed at epoch \\d+; the network is kept");
        assertThat(Files.readString(program.work().resolve("it/model.json"))).contains("\"collapsedAt\"");
        Program.Run listed = run("runs list --folder .");
        assertThat(listed.out()).contains("finished").contains("collapsed at epoch");
    }

    private Program.Run run(String line) throws IOException, InterruptedException {
        return program.run(line.split(" "));
    }

    /** Waits for a checkpoint newer than those of earlier starts; false if the training ended first. */
    private boolean awaitCheckpoint(Process process, String name, int start) throws Exception {
        Path file = program.work().resolve(name).resolve("checkpoint.safetensors");
        long before = start == 0 || !Files.exists(file)
                ? 0
                : Files.getLastModifiedTime(file).toMillis();
        for (int i = 0; i < 3000; i++) {
            if (Files.exists(file) && Files.getLastModifiedTime(file).toMillis() > before) {
                return true;
            }
            if (!process.isAlive()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return false;
    }

    private List<String> list(String name) throws IOException {
        try (var files = Files.list(program.work().resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertSame(String one, String other) throws IOException {
        Path first = program.work().resolve(one);
        Path second = program.work().resolve(other);
        assertThat(Files.readAllBytes(second.resolve("weights.safetensors")))
                .isEqualTo(Files.readAllBytes(first.resolve("weights.safetensors")));
        assertThat(withoutTime(second)).isEqualTo(withoutTime(first));
    }

    /** The history but for seconds and pictures a second, which no two runs share. */
    private static String withoutTime(Path run) throws IOException {
        return Files.readString(run.resolve("history.csv"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    cells[2] = "";
                    cells[12] = "";
                    return String.join(",", cells);
                })
                .collect(Collectors.joining("\n"));
    }
}
