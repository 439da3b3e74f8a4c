package org.epsilonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that measure: one that the disk refuses, and one that is killed; what was computed stays. */
class EvaluateResumeTest {

    private static final String EVALUATE =
            "evaluate --models tiny-conv --data fashion-mnist:test --attacks pgd --steps 20 --json out.json --resume ";

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void start() throws Exception {
        program = new Program(folder);
    }

    @Test
    void aFullDiskLeavesWhatIsThereAndTheStudyGoesOn() throws Exception {
        assertThat(run(EVALUATE + "kept --epsilons 0.05").exit()).isZero();
        List<String> names = names("kept");
        // No file may grow beyond so many blocks of 1,024 bytes: what is there does, a new one would.
        List<String> small = List.of("bash", "-c", "trap '' XFSZ; ulimit -f 2; exec \"$@\"", "small");
        Program.Run full = program.end(program.start(small, (EVALUATE + "kept --epsilons 0.05,0.1").split(" ")));
        assertThat(full.exit()).as(full.out() + full.err()).isEqualTo(1);
        assertThat(full.err()).doesNotContain("\tat ").contains("kept");
        assertThat(names("kept")).containsAll(names);
        assertThat(run(EVALUATE + "kept --epsilons 0.05,0.1").exit()).isZero();
        assertSameAsWhole();
    }

    @Test
    void aKilledStudyGoesOn() throws Exception {
        Process process = program.start(List.of(), (EVALUATE + "kept --epsilons 0.05,0.1").split(" "));
        for (int i = 0; i < 3000 && names("kept").isEmpty() && process.isAlive(); i++) {
            Thread.sleep(10);
        }
        process.destroyForcibly().waitFor();
        assertThat(names("kept")).isNotEmpty();
        assertThat(run(EVALUATE + "kept --epsilons 0.05,0.1").exit()).isZero();
        assertSameAsWhole();
    }

    /** What is in out.json has the figures of a study that nothing disturbed. */
    private void assertSameAsWhole() throws Exception {
        List<String> figures = figures();
        assertThat(figures).hasSize(2);
        assertThat(run(EVALUATE + "whole --epsilons 0.05,0.1").exit()).isZero();
        assertThat(figures).isEqualTo(figures());
    }

    private List<String> figures() throws Exception {
        List<String> figures = new ArrayList<>();
        JsonObject all = JsonParser.parseString(Files.readString(program.work().resolve("out.json")))
                .getAsJsonObject();
        for (JsonElement each : all.getAsJsonArray("results")) {
            JsonObject figure = each.getAsJsonObject();
            figure.remove("seconds");
            figure.remove("checks");
            // Budgets measured one after the other spare each other other work.
            figure.remove("gradients");
            figure.remove("queries");
            figures.add(figure.toString());
        }
        return figures;
    }

    private List<String> names(String kept) throws Exception {
        Path path = program.work().resolve(kept);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var files = Files.list(path)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private Program.Run run(String line) throws Exception {
        return program.run(line.split(" "));
    }
}
