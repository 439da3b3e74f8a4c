package org.epsilonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.xml.parsers.DocumentBuilderFactory;
import org.epsilonlab.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssignmentTest {

    @TempDir
    private Path folder;

    private Commands commands;

    @BeforeEach
    void start() {
        commands = new Commands(folder.resolve("models"));
    }

    @Test
    void oneCommandMakesTheTableInEveryForm() throws Exception {
        Path md = folder.resolve("t.md");
        Path tex = folder.resolve("t.tex");
        Path csv = folder.resolve("t.csv");
        Path svg = folder.resolve("t.svg");
        int left = commands.run(
                "evaluate",
                "--assignment",
                "--models",
                "tiny-conv,tiny-residual",
                "--data",
                "fashion-mnist:test[0:10]",
                "--epsilons",
                "0.05",
                "--md",
                md.toString(),
                "--tex",
                tex.toString(),
                "--csv",
                csv.toString(),
                "--figure",
                svg.toString());
        assertThat(left).as(commands.err()).isZero();
        assertThat(commands.out()).contains(Files.readString(md));
        assertThat(Files.readAllLines(md).get(0))
                .isEqualTo("| Network | Clean | FGSM as trained | FGSM, new start | PGD-40 | Panel | Random noise |");
        assertThat(Files.readString(md)).contains("n = 10 pictures", "ε = 0.05 (L∞)", "panel-fast", "steps=40");
        // Two networks, six columns.
        assertThat(Files.readAllLines(csv)).hasSize(13);
        String table = Files.readString(tex);
        assertThat(table)
                .contains("\\begin{tabular}{lrrrrrr}", "\\%", "$\\varepsilon$ = 0.05")
                .doesNotContain("ε", "–");
        assertThat(table.lines().filter(line -> line.endsWith("\\\\")))
                .allMatch(line -> line.chars().filter(c -> c == '&').count() == 6);
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readString(svg).getBytes(StandardCharsets.UTF_8)));
        // A bar a figure and a square a network.
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(14);
    }

    @Test
    void theTimeIsToldBeforeAnythingIsDone() {
        String answers = folder.resolve("answers").toString();
        String[] line = {
            "evaluate",
            "--models",
            "tiny-conv",
            "--data",
            "fashion-mnist:test[0:10]",
            "--attacks",
            "fgm",
            "--epsilons",
            "0,0.1",
            "--resume",
            answers,
            "--estimate"
        };
        assertThat(commands.run(line)).as(commands.err()).isZero();
        assertThat(commands.out()).matches("About .+, between .+ and .+; 0 % is there already\\.\\R");
        assertThat(folder.resolve("answers")).doesNotExist();
        assertThat(commands.run(Arrays.copyOf(line, line.length - 1))).isZero();
        assertThat(commands.run(line)).isZero();
        assertThat(commands.out()).startsWith("About 0 s, between 0 s and 0 s; 100 % is there already.");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        String data = Reference.FOLDER.toString();
        commands.fails(2, "--assignment needs --models", "evaluate", "--assignment", "--data", data);
        commands.fails(
                2,
                "names its attacks itself",
                "evaluate",
                "--assignment",
                "--models",
                "tiny-conv",
                "--attacks",
                "fgm",
                "--data",
                data);
        commands.fails(
                2,
                "belong to --assignment",
                "evaluate",
                "--models",
                "tiny-conv",
                "--attacks",
                "fgm",
                "--epsilons",
                "0",
                "--md",
                "t.md",
                "--data",
                data);
    }
}
