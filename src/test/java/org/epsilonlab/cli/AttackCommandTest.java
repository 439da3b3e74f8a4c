package org.epsilonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.epsilonlab.data.DataSource;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Difference;
import org.epsilonlab.image.ImageFiles;
import org.epsilonlab.model.ModelFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an attack leaves in its folder. */
class AttackCommandTest {

    @TempDir
    private Path folder;

    private Commands commands;

    @BeforeEach
    void open() {
        commands = new Commands(folder.resolve("models"));
    }

    @Test
    void theReportHasTheFieldsThatArePromisedAndTheNormsOfWhatWasWritten() throws IOException {
        JsonObject report = attack("--data fashion-mnist:test[20:26] --norm l1 --epsilon 9 --seed 3");
        assertThat(report.keySet())
                .contains("model", "data", "attack", "n", "cleanAccuracy", "robustAccuracy", "interval95")
                .contains("successRate", "zeroGradients", "seconds", "perImage");
        assertThat(report.getAsJsonObject("attack").keySet())
                .containsExactly("name", "scale", "norm", "epsilon", "target", "seed");
        LabelledImages before = images("fashion-mnist:test[20:26]");
        LabelledImages after = images(folder.resolve("out/adversarial.npy").toString());
        for (int i = 0; i < 6; i++) {
            JsonObject row = report.getAsJsonArray("perImage").get(i).getAsJsonObject();
            assertThat(row.keySet())
                    .containsExactly(
                            "index",
                            "label",
                            "cleanPrediction",
                            "cleanConfidence",
                            "adversarialPrediction",
                            "adversarialConfidence",
                            "l0",
                            "l1",
                            "l2",
                            "linf",
                            "success");
            Difference difference = Difference.between(before.image(i), after.image(i));
            assertThat(row.get("label").getAsInt()).isEqualTo(before.label(i));
            assertThat(row.get("l0").getAsInt()).isEqualTo(difference.l0()).isPositive();
            assertThat(row.get("l1").getAsDouble()).isEqualTo(difference.l1()).isLessThan(9.001);
            assertThat(row.get("l2").getAsDouble()).isEqualTo(difference.l2());
            assertThat(row.get("linf").getAsDouble()).isEqualTo(difference.linf(), within(1e-9));
        }
    }

    @Test
    void theSmallestBudgetOfAnyAttackIsSearchedForEachPicture() throws IOException {
        String pgd = "--data fashion-mnist:test[0:6] --attack pgd --steps 5 --norm l2 ";
        JsonObject report = attack(pgd + "--smallest --refine 8");
        JsonObject spec = report.getAsJsonObject("attack");
        assertThat(spec.get("smallest").getAsBoolean()).isTrue();
        assertThat(spec.get("refine").getAsInt()).isEqualTo(8);
        assertThat(spec.get("epsilon").isJsonNull()).isTrue();
        double median = report.get("medianDistance").getAsDouble();
        assertThat(commands.out()).contains(String.format(Locale.ROOT, "median L2 %.4g", median));
        double farthest = 0;
        for (JsonElement row : report.getAsJsonArray("perImage")) {
            assertThat(row.getAsJsonObject().get("success").getAsBoolean()).isTrue();
            farthest = Math.max(farthest, row.getAsJsonObject().get("l2").getAsDouble());
        }
        assertThat(farthest).isGreaterThan(median);
        assertThat(attack(pgd + "--epsilon " + 1.05 * farthest)
                        .get("robustAccuracy")
                        .getAsDouble())
                .isZero();

        String out = folder.resolve("out").toString();
        String start = "attack --model tiny-conv --data fashion-mnist:test[0:2] --smallest --out " + out;
        commands.fails(2, "looks for the smallest change by itself", (start + " --attack deepfool").split(" "));
        commands.fails(2, "step size belongs to one budget", (start + " --attack pgd --step-size 0.01").split(" "));
    }

    @Test
    void aTargetIsNamedOrNumbered() throws IOException {
        List<String> reports = new ArrayList<>();
        for (String target : new String[] {"Ankle boot", "ankle boot", "9"}) {
            String[] words = "attack --model tiny-conv --data fashion-mnist:test[1:5] --epsilon 0.3 --out OUT --target"
                    .replace("OUT", folder.resolve("out").toString())
                    .split(" ");
            List<String> line = new ArrayList<>(List.of(words));
            line.add(target);
            assertThat(commands.run(line.toArray(new String[0]))).isZero();
            JsonObject report = report();
            report.remove("seconds");
            reports.add(report.toString());
            for (JsonElement row : report.getAsJsonArray("perImage")) {
                assertThat(row.getAsJsonObject().get("success").getAsBoolean())
                        .isEqualTo(row.getAsJsonObject()
                                        .get("adversarialPrediction")
                                        .getAsInt()
                                == 9);
            }
        }
        assertThat(reports.get(0)).contains("\"target\":\"Ankle boot\"").isEqualTo(reports.get(1));
        assertThat(reports.get(2)).isEqualTo(reports.get(0));
    }

    @Test
    void picturesWithoutLabelsAndOnesThatAreNoneAreSpokenOf() throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        LabelledImages some = images("fashion-mnist:test[0:2]");
        ImageFiles.writePng(some.image(0), pictures.resolve("a.png"));
        ImageFiles.writePng(some.image(1), pictures.resolve("b.png"));
        Files.writeString(pictures.resolve("c.png"), "no picture");
        JsonObject report = attack("--data " + pictures + " --epsilon 0.1");
        assertThat(report.get("n").getAsInt()).isEqualTo(2);
        assertThat(report.get("cleanAccuracy").getAsDouble()).isEqualTo(1);
        assertThat(report.get("notes").toString()).contains("c.png is not a PNG");
        assertThat(commands.out())
                .contains("Left out: c.png", "2 of the pictures have no label")
                .hasLineCount(3);
    }

    @Test
    void aGradientOfZeroIsReported() throws IOException {
        ModelFolder dead = ModelFolder.copy("tiny-conv", folder.resolve("models/dead"));
        dead.fill(0);
        dead.field("name", "\"dead\"");
        for (String attack : new String[] {"fgm", "pgd"}) {
            JsonObject report =
                    attack("--data fashion-mnist:test[0:5] --epsilon 0.1 --attack " + attack, "--model", "dead");
            assertThat(report.get("zeroGradients").getAsInt()).isEqualTo(5);
            assertThat(commands.out()).contains("5 of the pictures had a gradient that is zero everywhere");
            assertThat(report.getAsJsonArray("perImage")
                            .get(0)
                            .getAsJsonObject()
                            .get("l0")
                            .getAsInt())
                    .isZero();
        }
    }

    @Test
    void aSecondAttackLeavesNoPictureOfTheFirstAndEverythingElse() throws IOException {
        attack("--data fashion-mnist:test[0:4] --epsilon 0.3");
        Path own = Files.writeString(folder.resolve("out/pictures/notes.txt"), "mine");
        attack("--data fashion-mnist:test[0:2] --epsilon 0");
        assertThat(own).hasContent("mine");
        try (var files = Files.list(own.getParent())) {
            assertThat(files).hasSize(2 * 3 + 1);
        }
        try (var files = Files.list(folder.resolve("out"))) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void nothingButTheFirst64BecomesPictures() throws IOException {
        JsonObject report = attack("--data fashion-mnist:test[0:70] --epsilon 0.1 --batch-size 1000000000");
        assertThat(report.getAsJsonArray("perImage")).hasSize(70);
        try (var files = Files.list(folder.resolve("out/pictures"))) {
            assertThat(files).hasSize(64 * 3);
        }
    }

    private JsonObject attack(String options, String... more) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("attack", "--out", folder.resolve("out").toString()));
        words.addAll(List.of(options.split(" ")));
        words.addAll(more.length == 0 ? List.of("--model", "tiny-conv") : List.of(more));
        assertThat(commands.run(words.toArray(new String[0])))
                .as(commands.err())
                .isZero();
        assertThat(commands.err()).isEmpty();
        return report();
    }

    private JsonObject report() throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("out/report.json")))
                .getAsJsonObject();
    }

    private LabelledImages images(String word) throws IOException {
        return DataSource.open(word, null, Path.of("assets"), new int[0], List.of());
    }
}
