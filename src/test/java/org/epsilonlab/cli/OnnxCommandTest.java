package org.epsilonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.epsilonlab.Reference;
import org.epsilonlab.model.CardFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX files on the command line: taken in, attacked without gradients, refused with them. */
class OnnxCommandTest {

    private static final String ONNX = Reference.FOLDER.resolve("onnx").toString();
    private static final String TINY = ONNX + "/tiny-onnx";
    private static final String DATA = "fashion-mnist:test[0:20]";

    @TempDir
    private Path folder;

    @Test
    void aFileIsTakenInAndSaysWhatItCannotGive() throws Exception {
        Path models = folder.resolve("models");
        Commands commands = new Commands(models);
        assertThat(commands.run("models", "import", TINY + "/model.onnx", "--mean", "0.286", "--std", "0.353"))
                .isZero();
        assertThat(commands.out())
                .startsWith("model: takes 1×28×28, knows 10 classes, in " + models.resolve("model"))
                .contains("It answers logits.")
                .contains("It gives no gradients");
        assertThat(CardFile.read(models.resolve("model")).onnx()).isEqualTo("model.onnx");
        Path text = Files.writeString(folder.resolve("text.onnx"), "a text");
        commands.fails(1, "text.onnx is not an ONNX file that can be read", "models", "import", text.toString());
        commands.fails(1, "is not an ONNX file that can be read", "models", "import", ONNX + "/cut-short.onnx");
    }

    @Test
    void whatNeedsGradientsIsRefusedAndLeavesNothing() {
        Commands commands = new Commands(folder.resolve("models"));
        String sentence =
                "“Tiny ONNX network” gives no gradients, which pgd needs; take square, spsa, hopskipjump or noise.";
        Path out = folder.resolve("out");
        commands.fails(
                1,
                sentence,
                "attack",
                "--model",
                TINY,
                "--data",
                DATA,
                "--attack",
                "pgd",
                "--epsilon",
                "0.1",
                "--out",
                out.toString());
        assertThat(out).doesNotExist();
        commands.fails(
                1, sentence, "evaluate", "--model", TINY, "--data", DATA, "--attack", "pgd", "--epsilons", "0.1");
        commands.fails(
                2,
                "None of these networks gives gradients",
                "evaluate",
                "--models",
                TINY,
                "--data",
                DATA,
                "--attacks",
                "fgm,pgd",
                "--epsilons",
                "0.1");
    }

    @Test
    void squareAttacksTheBareFile() {
        Commands commands = new Commands(folder.resolve("models"));
        assertThat(commands.run(
                        "attack",
                        "--model",
                        ONNX + "/one-at-a-time.onnx",
                        "--mean",
                        "0.286",
                        "--std",
                        "0.353",
                        "--data",
                        DATA,
                        "--attack",
                        "square",
                        "--queries",
                        "50",
                        "--epsilon",
                        "0.1",
                        "--out",
                        folder.resolve("out").toString()))
                .isZero();
        assertThat(commands.out()).startsWith("square on one-at-a-time.onnx").contains("It gives no gradients");
    }

    @Test
    void examplesOfAnotherAreTriedOnIt() throws Exception {
        Commands commands = new Commands(folder.resolve("models"));
        Path json = folder.resolve("figures.json");
        assertThat(commands.run(
                        "evaluate",
                        "--models",
                        Reference.model("tiny-script") + "," + TINY,
                        "--data",
                        DATA,
                        "--attacks",
                        "fgm,noise",
                        "--epsilons",
                        "0,0.1",
                        "--transfer",
                        "--json",
                        json.toString()))
                .isZero();
        assertThat(commands.out())
                .startsWith("“Tiny ONNX network” gives no gradients, so it is not measured under fgm;");
        JsonObject read = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
        assertThat(read.getAsJsonArray("results")).hasSize(6);
        JsonObject gradient = read.getAsJsonArray("transfers").get(0).getAsJsonObject();
        assertThat(gradient.getAsJsonArray("madeOn").toString()).isEqualTo("[\"tiny-script\"]");
        var row = gradient.getAsJsonArray("accuracy").get(0).getAsJsonArray();
        assertThat(row.get(1).getAsDouble()).isEqualTo(row.get(0).getAsDouble());
        JsonObject noise = read.getAsJsonArray("transfers").get(1).getAsJsonObject();
        assertThat(noise.getAsJsonArray("accuracy")).hasSize(2);
    }
}
