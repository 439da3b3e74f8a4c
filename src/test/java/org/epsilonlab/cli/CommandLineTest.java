package org.epsilonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.epsilonlab.Reference;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.evaluation.Cell;
import org.epsilonlab.evaluation.StudyFile;
import org.epsilonlab.model.ProgramVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed, what is printed, what is written. */
class CommandLineTest {

    private static final String TEN = "fashion-mnist:test[0:10]";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(String... args) {
        return EpsilonLabCommand.run(
                args,
                new CliContext(
                        Reference.FOLDER.resolve("models"),
                        folder.resolve("models"),
                        folder.resolve("runs"),
                        folder.resolve("architectures"),
                        new DataShelf(Path.of("assets"), folder.resolve("data")),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)));
    }

    private String error() {
        return err.toString(StandardCharsets.UTF_8).trim();
    }

    private JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    @Test
    void listsEveryModelAndNamesADamagedOne() throws IOException {
        Path damaged = Files.createDirectories(folder.resolve("models/broken"));
        Files.copy(Reference.model("tiny-conv").resolve("model.json"), damaged.resolve("model.json"));
        byte[] weights = Files.readAllBytes(Reference.model("tiny-conv").resolve("weights.safetensors"));
        Files.write(damaged.resolve("weights.safetensors"), Arrays.copyOf(weights, weights.length - 100));
        Files.writeString(
                Files.createDirectories(folder.resolve("models/text")).resolve("model.json"), "no JSON at all");
        assertThat(run("models", "list", "--json")).isZero();
        JsonObject json =
                JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonObject();
        assertThat(json.getAsJsonArray("models")).hasSize(5);
        assertThat(json.getAsJsonArray("problems").toString())
                .contains("truncated", "not valid JSON")
                .doesNotContain("Exception");
    }

    @Test
    void listsRegimesWithTheirParametersAndRuns() {
        assertThat(run("regimes", "list", "--json")).isZero();
        JsonArray regimes = JsonParser.parseString(out.toString(StandardCharsets.UTF_8))
                .getAsJsonObject()
                .getAsJsonArray("regimes");
        assertThat(regimes).hasSize(8);
        assertThat(regimes.get(6).toString()).contains("trades", "Zhang et al. 2019", "\"beta\"", "\"6.0\"");
        out.reset();
        assertThat(run("regimes", "list")).isZero();
        assertThat(run("runs", "list")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("n-fgsm", "--noise-factor", "There are no runs");
    }

    @Test
    void attackWritesPicturesAndAReportThatAgreesWithThem() throws IOException {
        Path to = folder.resolve("out");
        assertThat(run(
                        "attack",
                        "--model",
                        "tiny-conv",
                        "--data",
                        TEN,
                        "--attack",
                        "pgd",
                        "--steps",
                        "3",
                        "--norm",
                        "l2",
                        "--epsilon",
                        "1.5",
                        "--seed",
                        "4",
                        "--random-start",
                        "--batch-size",
                        "4",
                        "--out",
                        to.toString()))
                .as(error())
                .isZero();
        JsonObject report = json(to.resolve("report.json"));
        assertThat(report.get("n").getAsInt()).isEqualTo(10);
        assertThat(report.getAsJsonObject("attack").get("norm").getAsString()).isEqualTo("l2");
        JsonArray rows = report.getAsJsonArray("perImage");
        assertThat(rows).hasSize(10);
        int right = 0;
        for (var element : rows) {
            JsonObject row = element.getAsJsonObject();
            assertThat(row.get("l2").getAsDouble()).isGreaterThan(0).isLessThanOrEqualTo(1.50001);
            boolean fooled = row.get("adversarialPrediction").getAsInt()
                    != row.get("label").getAsInt();
            assertThat(row.get("success").getAsBoolean()).isEqualTo(fooled);
            right += fooled ? 0 : 1;
        }
        assertThat(report.get("robustAccuracy").getAsDouble()).isEqualTo(right / 10.0, within(1e-9));
        assertThat(Files.size(to.resolve("adversarial.npy"))).isEqualTo(128 + 10 * 784 * 4);
        try (var pictures = Files.list(to.resolve("pictures"))) {
            assertThat(pictures.count()).isEqualTo(30);
        }
    }

    @Test
    void theSameSeedWritesTheSameBytes() throws IOException {
        for (String to : new String[] {"a", "b"}) {
            assertThat(run(
                            "attack",
                            "--model",
                            "tiny-conv",
                            "--data",
                            TEN,
                            "--attack",
                            "noise",
                            "--norm",
                            "l1",
                            "--epsilon",
                            "9",
                            "--seed",
                            "5",
                            "--out",
                            folder.resolve(to).toString()))
                    .isZero();
        }
        assertThat(folder.resolve("a/adversarial.npy")).hasSameBinaryContentAs(folder.resolve("b/adversarial.npy"));
    }

    @Test
    void evaluatesOverEpsilonsAndZeroIsTheCleanAccuracy() throws IOException {
        Path file = folder.resolve("results.json");
        assertThat(run(
                        "evaluate",
                        "--model",
                        "tiny-conv",
                        "--data",
                        TEN,
                        "--epsilons",
                        "0,8/255,0.3",
                        "--json",
                        file.toString()))
                .as(error())
                .isZero();
        JsonArray results = json(file).getAsJsonArray("results");
        assertThat(results).hasSize(3);
        JsonObject zero = results.get(0).getAsJsonObject();
        assertThat(zero.get("robustAccuracy").getAsDouble())
                .isEqualTo(zero.get("cleanAccuracy").getAsDouble());
        assertThat(results.get(1).getAsJsonObject().get("epsilon").getAsDouble())
                .isEqualTo(8 / 255.0);
        assertThat(results.get(2).getAsJsonObject().get("robustAccuracy").getAsDouble())
                .isLessThan(zero.get("robustAccuracy").getAsDouble());
    }

    @Test
    void evaluatesSeveralNetworksUnderSeveralAttacks() throws IOException {
        Path file = folder.resolve("figures.json");
        Path table = folder.resolve("figures.csv");
        String[] line = {
            "evaluate",
            "--models",
            "tiny-conv,tiny-residual",
            "--data",
            TEN,
            "--attacks",
            "fgm,pgd,deepfool",
            "--norm",
            "linf",
            "--epsilons",
            "0,0.1",
            "--transfer",
            "--target-matrix",
            "--survival",
            "--resume",
            folder.resolve("answers").toString(),
            "--json",
            file.toString(),
            "--csv",
            table.toString(),
            "--save",
            folder.resolve("study.json").toString()
        };
        assertThat(run(line)).as(error()).isZero();
        JsonObject json = json(file);
        assertThat(json.getAsJsonArray("results")).hasSize(12);
        JsonObject figure = json.getAsJsonArray("results").get(3).getAsJsonObject();
        assertThat(figure.get("attack").getAsString()).isEqualTo("pgd");
        assertThat(figure.getAsJsonArray("checks")).hasSize(8);
        assertThat(figure.get("program").getAsString()).isEqualTo(ProgramVersion.get());
        assertThat(figure.getAsJsonArray("checks").toString()).contains("\"outcome\":");
        assertThat(json.getAsJsonArray("transfer")).hasSize(2);
        assertThat(json.getAsJsonArray("transfers")).hasSize(3);
        assertThat(json.getAsJsonArray("targets")).isNotEmpty();
        assertThat(json.getAsJsonArray("survival")).hasSize(6);
        assertThat(Files.readAllLines(table)).hasSize(13);
        StudyFile study = StudyFile.read(folder.resolve("study.json"));
        assertThat(study.figures()).hasSize(12);
        assertThat(study.tables(Cell.Kind.SURVIVAL)).hasSize(6);
        String first = Files.readString(table);
        // What is kept is not computed again, so that even the seconds are the same.
        assertThat(run(line)).as(error()).isZero();
        assertThat(Files.readString(table)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evaluate --models tiny-conv --epsilons 0 | belong together",
                "evaluate --model tiny-conv --epsilons 0 --transfer | belong to --models",
                "evaluate --models tiny-conv --attacks fgm --steps 3 --epsilons 0 | of these attacks has a parameter",
                "evaluate --models tiny-conv --attacks wizard --epsilons 0 | no attack \"wizard\"",
                "evaluate --models tiny-conv --attacks fgm --norm l0 --epsilons 0 | \"l0\""
            })
    void severalAtOnceAreRefusedInOneSentence(String line, String sentence) {
        assertThat(run((line + " --data " + TEN).split(" "))).isEqualTo(2);
        assertThat(error()).contains(sentence).hasLineCount(1);
    }

    @Test
    void aScriptIsAttackedWithTheNormalisationThatIsGiven() {
        assertThat(run(
                        "evaluate",
                        "--model",
                        Reference.FOLDER.resolve("scripts/scripted.pt").toString(),
                        "--mean",
                        "0.286",
                        "--std",
                        "0.353",
                        "--data",
                        TEN,
                        "--epsilons",
                        "0.1"))
                .as(error())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attack --attack fgm --steps 3 | no parameter \"steps\"",
                "attack --attack fgm --scale sign --norm l2 | contradict",
                "attack --attack pgd --norm l7 | Norm must be one of",
                "attack --attack fgm --target Hat | no class \"Hat\"",
                "attack --attack wizard | no attack \"wizard\"",
                "attack --mean 0.1 --std 0.2 | card",
                "attack --batch-size 0 | at least 1",
                "attack --colour red | Unknown option"
            })
    void wrongUseIsOneSentenceAndExitTwo(String line, String sentence) {
        String[] words = (line + " --model tiny-conv --data " + TEN + " --epsilon 0.1 --out " + folder.resolve("never"))
                .split(" ");
        assertThat(run(words)).as(error()).isEqualTo(2);
        assertThat(error()).contains(sentence).hasLineCount(1);
        assertThat(folder.resolve("never")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--model nobody --data fashion-mnist:test[0:2] | no model \"nobody\"",
                "--model tiny-conv --data nowhere.npy | nowhere.npy",
                "--model tiny-conv --data fashion-mnist:test[5:5] | 5",
                "--model tiny-colour --data fashion-mnist:test[0:2] | 10 classes"
            })
    void aFailureIsOneSentenceAndExitOne(String words, String sentence) {
        String[] line = ("attack " + words + " --epsilon 0.1 --out " + folder.resolve("never")).split(" ");
        assertThat(run(line)).as(error()).isEqualTo(1);
        assertThat(error()).contains(sentence).hasLineCount(1).doesNotContain("Exception");
        assertThat(folder.resolve("never")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "models", "attack", "evaluate", "train", "regimes", "runs"})
    void everyCommandHelps(String command) {
        assertThat(command.isEmpty() ? run("--help") : run(command, "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage: epsilon-lab");
    }

    @Test
    void anEpsilonIsReadAsANumberOrAFraction() {
        assertThat(AttackOptions.epsilon("8/255")).isEqualTo(8 / 255.0);
        assertThat(AttackOptions.epsilon(" 0.1 ")).isEqualTo(.1);
        assertThat(run("evaluate", "--model", "tiny-conv", "--data", TEN, "--epsilons", "a lot"))
                .isEqualTo(2);
        assertThat(error()).contains("\"a lot\"");
    }
}
