package org.epsilonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.Strictness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.epsilonlab.Reference;
import org.epsilonlab.cli.Program.Run;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.ModelFolder;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Torch;
import org.epsilonlab.training.ArchitectureCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each command as it is typed, in a process of its own: exit code, both streams, and what lies on the disk after. */
class ProgramTest {

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void makeAHome() throws IOException {
        program = new Program(folder);
    }

    @Test
    void listsModelsAsJsonAndNothingElse() throws Exception {
        ModelFolder.copy("tiny-batchnorm", program.userModels().resolve("damaged"))
                .cut(50);
        JsonObject json = json(quiet(program.run("models", "list", "--json")).out());
        assertThat(json.getAsJsonArray("models")).hasSize(1);
        assertThat(json.getAsJsonArray("problems").get(0).getAsString()).contains("damaged", "truncated");
        Run plain = program.run("models", "list");
        assertThat(plain.out()).startsWith("tiny-conv ").hasLineCount(1);
        assertThat(plain.err()).contains("is truncated").hasLineCount(1);
    }

    @Test
    void attacksWithEveryOption() throws Exception {
        Run run = quiet(program.run(
                ("attack --model tiny-conv --data fashion-mnist:test[10:20] --attack pgd --norm linf --epsilon 8/255"
                                + " --steps 3 --step-size 0.02 --random-start --restarts 2 --keep last --target 4"
                                + " --seed 7 --batch-size 4 --out a/b")
                        .split(" ")));
        assertThat(run.out()).startsWith("pgd on tiny-conv, n = 10: clean ").hasLineCount(1);
        JsonObject report = json(Files.readString(program.work().resolve("a/b/report.json")));
        assertThat(report.getAsJsonObject("attack").toString())
                .contains("\"steps\":3", "\"restarts\":2", "\"random-start\":true", "\"keep\":\"last\"")
                .contains("\"target\":\"Coat\"", "\"seed\":7", "\"norm\":\"linf\"", "\"step-size\":0.02");
        assertThat(program.work().resolve("a/b/adversarial.npy")).hasSize(128 + 10 * 784 * 4);
        assertThat(files()).hasSize(32);
    }

    @Test
    void evaluatesAScriptOverEpsilons() throws Exception {
        String script =
                Reference.FOLDER.resolve("scripts/scripted.pt").toAbsolutePath().toString();
        Run run = quiet(program.run(
                "evaluate",
                "--model",
                script,
                "--mean=0.286",
                "--std=0.353",
                "--data",
                "fashion-mnist:test",
                "--epsilons=0,0.1",
                "--json",
                "new/results.json"));
        assertThat(run.out())
                .startsWith("scripted.pt on fashion-mnist:test, fgm, n = 40")
                .hasLineCount(4);
        JsonObject row = json(Files.readString(program.work().resolve("new/results.json")))
                .getAsJsonArray("results")
                .get(1)
                .getAsJsonObject();
        assertThat(row.keySet())
                .contains("model", "data", "attack", "norm", "epsilon", "n", "cleanAccuracy", "robustAccuracy")
                .contains("interval95", "seconds");
        assertThat(row.get("attack").getAsString()).isEqualTo("fgm");
    }

    @Test
    void trainsAModelFolderThatLoads() throws Exception {
        Run run = quiet(program.run(
                ("train --data fashion-mnist --regime mixed --attack pgd --epsilon 0.1 --steps 2 --step-size 0.05"
                                + " --epochs 2 --batch-size 32 --learning-rate 0.01 --seed 3 --out my-model")
                        .split(" ")));
        assertThat(run.out())
                .contains("PGD-10  alignment  images/s")
                .contains("2/2 ")
                .hasLineCount(4);
        Path model = program.work().resolve("my-model");
        assertThat(files())
                .containsExactly(
                        "my-model/history.csv",
                        "my-model/model.json",
                        "my-model/run.json",
                        "my-model/weights.safetensors");
        assertThat(model.resolve("history.csv")).content().hasLineCount(3);
        try (var classifier = ModelLoader.load(model)) {
            assertThat(classifier.card().accuracy().get(0).n()).isEqualTo(40);
        }
        assertThat(json(Files.readString(model.resolve("model.json")))
                        .getAsJsonObject("training")
                        .get("command")
                        .getAsString())
                .startsWith("epsilon-lab train --data fashion-mnist --regime mixed");
    }

    @Test
    void trainsAnArchitectureThatTheWindowKept() throws Exception {
        ArchitectureCatalog.scan(program.userModels().resolveSibling("architectures"))
                .save("my net", List.of(LayerSpec.flatten(), LayerSpec.linear(7), LayerSpec.relu()), null);
        quiet(program.run(
                "train", "--architecture", "my net", "--epochs", "1", "--learning-rate", "0.01", "--out", "my-model"));
        try (var classifier = ModelLoader.load(program.work().resolve("my-model"))) {
            assertThat(classifier.card().layers()).contains(LayerSpec.linear(7)).hasSize(4);
            assertThat(classifier.card().training().command()).contains(" --architecture 'my net' ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | attack --model nobody --data fashion-mnist:test --epsilon 0.1 --out x | no model \"nobody\"",
                "1 | attack --model tiny-conv --data picture.png --epsilon 0.1 --out x | picture.png is not a PNG",
                "1 | evaluate --model script.pt --data fashion-mnist:test --epsilons 0 | is not a TorchScript",
                "1 | evaluate --model tiny-conv --data fashion-mnist:test[0:99] --epsilons 0 | which has 40 pictures",
                "2 | attack --model tiny-conv --data fashion-mnist:test --epsilon much --out x | not \"much\"",
                "2 | train --regime kind --out x | no regime \"kind\"",
            })
    void anErrorIsOneSentenceAndLeavesNothing(int exit, String line, String sentence) throws Exception {
        Files.writeString(program.work().resolve("picture.png"), "no picture");
        Files.writeString(program.work().resolve("script.pt"), "no script");
        Run run = program.run(line.split(" "));
        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.err()).contains(sentence).hasLineCount(1).endsWith(".\n").doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
        assertThat(files()).containsExactly("picture.png", "script.pt");
    }

    private static Run quiet(Run run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return run;
    }

    private static JsonObject json(String text) {
        return new GsonBuilder().setStrictness(Strictness.STRICT).create().fromJson(text, JsonObject.class);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(program.work())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> program.work().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** A limit to the size of files stands for a disk that fills: writing fails in the middle of the weights. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aDiskThatFillsDuringAnImportLeavesNothingAndSaysSo() throws Exception {
        Torch.start();
        String model = Path.of("models/fashion-mnist-standard").toAbsolutePath().toString();
        Run run = program.end(program.start(
                List.of("bash", "-c", "ulimit -f 300; exec \"$@\"", "limited"), "models", "import", model));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().strip()).hasLineCount(1).endsWith(".").doesNotContain("Exception", "\tat ");
        assertThat(program.userModels()).isEmptyDirectory();
        assertThat(quiet(program.run("models", "import", model)).out()).startsWith("fashion-mnist-standard: takes ");
    }
}
