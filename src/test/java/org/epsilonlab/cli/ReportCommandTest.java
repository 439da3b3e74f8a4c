package org.epsilonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @TempDir
    private Path folder;

    private Commands commands;

    @BeforeEach
    void start() {
        commands = new Commands(folder.resolve("models"));
    }

    @Test
    void aFileAndAFolderGiveAPage() throws Exception {
        String study = folder.resolve("study.json").toString();
        String answers = folder.resolve("answers").toString();
        int left = commands.run(
                "evaluate",
                "--models",
                "tiny-conv",
                "--data",
                "fashion-mnist:test[0:10]",
                "--attacks",
                "fgm",
                "--epsilons",
                "0,0.1",
                "--save",
                study,
                "--resume",
                answers);
        assertThat(left).as(commands.err()).isZero();
        for (String from : new String[] {study, answers}) {
            Path page = folder.resolve("page.html");
            assertThat(commands.run("report", from, "--html", page.toString()))
                    .as(commands.err())
                    .isZero();
            assertThat(commands.out()).contains("2 figures and");
            assertThat(page).content().contains("fashion-mnist:test[0:10]", "data:image/png;base64,");
            Files.delete(page);
        }
    }

    @Test
    void whatCannotBeReadIsNamedInOneSentence() throws Exception {
        Path page = folder.resolve("page.html");
        Path bad = Files.writeString(folder.resolve("bad.json"), "{}");
        commands.fails(1, "is no file of results", "report", bad.toString(), "--html", page.toString());
        commands.fails(1, "does not exist", "report", folder.resolve("no").toString(), "--html", page.toString());
        commands.fails(1, "holds no finished figure", "report", folder.toString(), "--html", page.toString());
        commands.fails(2, "--html", "report", bad.toString());
        commands.fails(
                1,
                "cannot be written",
                "report",
                bad.toString(),
                "--html",
                bad.resolve("x").toString());
        assertThat(page).doesNotExist();
    }
}
