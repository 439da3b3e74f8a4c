package org.epsilonlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.epsilonlab.Reference;
import org.epsilonlab.data.NpyWriter;
import org.epsilonlab.data.SmallFashionMnist;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.LayerText;
import org.epsilonlab.model.ModelFolder;
import org.epsilonlab.training.ArchitectureCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong is one sentence on the error stream, and nothing is left on the disk. */
class CommandErrorsTest {

    @TempDir
    private Path folder;

    private Commands commands;
    private List<String> before = List.of();

    @BeforeEach
    void keepEverythingInOneFolder() throws IOException {
        commands = new Commands(folder.resolve("models"));
        NpyWriter.write(folder.resolve("good.npy"), new float[2 * 784], 2, 1, 28, 28);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attack --data T --epsilon 1 --out X | '--model=M'",
                "attack --model tiny-conv --epsilon 1 --out X | '--data=D'",
                "attack --model tiny-conv --data T --out X | '--epsilon'",
                "attack --model tiny-conv --data T --epsilon 1 | '--out=DIR'",
                "attack --model tiny-conv --data T --epsilon | --epsilon",
                "attack --model tiny-conv --data T --epsilon -1 --out X | from 0 up",
                "attack --model tiny-conv --data T --epsilon 1/0 --out X | from 0 up",
                "attack --model tiny-conv --data T --epsilon NaN --out X | from 0 up",
                "attack --model tiny-conv --data T --epsilon 1/2/3 --out X | from 0 up",
                "attack --model tiny-conv --data T --epsilon 1 --batch-size many --out X | --batch-size",
                "attack --model tiny-conv --data T --epsilon 1 --seed today --out X | --seed",
                "attack --model tiny-conv --data T --epsilon 1 --target 10 --out X | no class \"10\"",
                "attack --model tiny-conv --data T --epsilon 1 --target -1 --out X | no class \"-1\"",
                "attack --model tiny-conv --data T --epsilon 1 --norm l3 --out X | no norm \"l3\"",
                "attack --model tiny-conv --data T --epsilon 1 --scale big --out X | \"big\"",
                "attack --model tiny-conv --data T --epsilon 1 --attack pgd --keep all --out X | Keep must be one of",
                "attack --model tiny-conv --data T --epsilon 1 --attack pgd --steps 0 --out X | Steps must be",
                "attack --model tiny-conv --data T --epsilon 1 --mean 0.1 --out X | belong together",
                "attack --model S --data T --epsilon 1 --mean a --std 1 --out X | --mean",
                "attack --model S --data T --epsilon 1 --mean 0 --std 0 --out X | positive standard deviations",
                "attack --model S --data T --epsilon 1 --mean 0,0 --std 1,1 --out X | 2 channels but the pictures",
                "evaluate --model tiny-conv --data T --epsilons , | at least one number",
                "evaluate --model tiny-conv --data T --epsilons 0;1 | not \"0;1\"",
                "evaluate --model tiny-conv --data T | --epsilons=",
                "train --data imagenet --out X | no training data \"imagenet\"",
                "train --architecture huge --out X | no architecture \"huge\"",
                "train --epochs 0 --out X | Epochs must be a whole number",
                "train --learning-rate -1 --out X | must be a number from",
                "train --regime adversarial --attack magic --out X | no attack \"magic\"",
                "train --ema 2 --out X | Ema must be a number",
                "train | --out DIR",
                "train --regime pgd --attack fgm --out X | leave --attack out",
                "train --regime pgd --beta 3 --out X | no parameter \"beta\"",
                "train --regime n-fgsm --steps 3 --out X | no parameter \"steps\"",
                "train --regime mixed --target Bag --out X | leave the target out",
                "train --regime mixed --norm l1 --out X | linf or l2",
                "train --regime n-fgsm --schedule linear --out X | one of one-cycle, cosine, constant",
                "train --resume F --out X | leave --out out",
                "train --resume F --epochs 3 | begun, in its own folder; leave --epochs out",
                "train --seed 4 --resume F --regime pgd --ema 0.9 --title it | leave --seed, --regime, --ema, --title out",
                "train --resume F --random-start --noise-factor 2 | leave --random-start, --noise-factor out",
                "train --data fashion-mnist --resume F | leave --data out",
                "runs | Name what to do",
                "models list --xml | Unknown option",
                "models show | 'show'",
                "paint | 'paint'",
                "'' | Name a command"
            })
    void wrongUse(String line, String part) {
        assertFails(2, part, line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attack --model F/gone.pt --data T --epsilon 1 --out X | There is no model",
                "attack --model tiny-conv --data F/gone --epsilon 1 --out X | does not exist",
                "attack --model tiny-conv --data fashion-mnist --epsilon 1 --out X | write fashion-mnist:test or",
                "attack --model tiny-conv --data fashion-mnist:test[9:10001] --epsilon 1 --out X | leaves",
                "attack --model tiny-conv --data fashion-mnist:test[x:] --epsilon 1 --out X | not a range",
                "attack --model tiny-conv --data T --labels F/good.npy --epsilon 1 --out X | has its own labels",
                "attack --model tiny-conv --data F/good.npy --labels F/gone.npy --epsilon 1 --out X | does not exist",
                "attack --model tiny-conv --data F/good.npy --labels F/good.npy --epsilon 1 --out X | int64 is needed",
                "attack --model tiny-colour --data F/good.npy --epsilon 1 --out X | 1×28×28 but the network takes 3×16",
                "attack --model tiny-conv --data T --epsilon 1 --out F/good.npy | is a file; name another",
                "attack --model tiny-conv --data T --epsilon 1 --out F/good.npy/below | is a file; name another",
                "evaluate --model tiny-conv --data T --epsilons 0 --json F | is a folder; name a file",
                "evaluate --model tiny-conv --data T --epsilons 0 --json F/good.npy/r.json | cannot be written",
                "train --out F | is not empty; name a new folder",
                "train --out F/good.npy | is a file; name another"
            })
    void failure(String line, String part) {
        assertFails(1, part, line);
    }

    @Test
    void arraysThatAreNoPicturesOrLabels() throws IOException {
        Path x = folder.resolve("x.npy");
        String attack = "attack --model tiny-conv --data " + x + " --epsilon 0.1 --out X";
        NpyWriter.write(x, new float[784], 1, 28, 28);
        assertFails(1, "where pictures N×C×H×W are needed", attack);
        float[] values = new float[784];
        for (float bad : new float[] {1.5f, -0.1f, Float.NaN, Float.POSITIVE_INFINITY}) {
            values[30] = bad;
            NpyWriter.write(x, values, 1, 1, 28, 28);
            assertFails(1, "holds " + bad + " at [0, 0, 1, 2]", attack);
        }
        NpyWriter.writeLabels(x, new int[] {1, 2});
        assertFails(1, "type <i8 where float32 is needed", attack);
        Files.write(x, Arrays.copyOf(Files.readAllBytes(folder.resolve("good.npy")), 4000));
        assertFails(1, "is cut short", attack);
        Files.writeString(x, "1, 2, 3");
        assertFails(1, "is not an .npy file", attack);
        Path y = folder.resolve("y.npy");
        String labelled = "attack --model tiny-conv --data F/good.npy --labels " + y + " --epsilon 0.1 --out X";
        NpyWriter.writeLabels(y, new int[] {1, 2, 3});
        assertFails(1, "one label for each of the 2 pictures", labelled);
        NpyWriter.writeLabels(y, new int[] {1, 10});
        assertFails(1, "holds the label 10", labelled);
    }

    @Test
    void modelsThatAreDamagedOrForeign() throws IOException {
        String attack = "attack --model F/bad --data T --epsilon 0.1 --out X";
        ModelFolder bad = ModelFolder.copy("tiny-conv", folder.resolve("bad"));
        bad.fill(Float.NaN);
        assertFails(1, "not finite numbers", attack);
        // Finite weights whose answers overflow: noise needs no gradient and would get through.
        bad.fill(1e38f);
        assertFails(1, "answers values that are not numbers", attack + " --attack noise");
        bad.cut(7);
        assertFails(1, "is truncated", attack);
        bad.field("layers", "[{\"type\":\"flatten\"},{\"type\":\"linear\",\"units\":10}]");
        assertFails(1, "truncated", attack);
        Files.delete(folder.resolve("bad/weights.safetensors"));
        assertFails(1, "has no \"weights.safetensors\" although its card names it", attack);
        bad.card("{");
        assertFails(1, "is not valid JSON", attack);
        Files.delete(folder.resolve("bad/model.json"));
        assertFails(1, "has no model.json", attack);
    }

    @Test
    void scriptsThatAreNoneOrTakeOtherPictures() throws IOException {
        byte[] whole = Files.readAllBytes(Reference.FOLDER.resolve("scripts/traced.pt"));
        Path script = folder.resolve("script.pt");
        String attack = "attack --model " + script + " --data T --epsilon 0.1 --out X";
        Files.writeString(script, "no script");
        assertFails(1, "is not a TorchScript file", attack);
        Files.write(script, new byte[0]);
        assertFails(1, "is not a TorchScript file", attack);
        Files.write(script, Arrays.copyOf(whole, whole.length / 2));
        assertFails(1, "is not a TorchScript file", attack);
        byte[] zip = "PK\3\4 and no more".getBytes(StandardCharsets.US_ASCII);
        Files.write(
                script,
                ByteBuffer.allocate(500).order(ByteOrder.LITTLE_ENDIAN).put(zip).array());
        assertFails(1, "is not a TorchScript file", attack);
        Files.write(script, whole);
        NpyWriter.write(folder.resolve("x.npy"), new float[3 * 12], 1, 3, 3, 4);
        assertFails(1, "does not take pictures of 3×3×4", attack.replace("T ", "F/x.npy "));
    }

    @Test
    void aTrainingWhoseDataCannotBeReadMakesNoFolder() throws IOException {
        Path assets = SmallFashionMnist.write(folder.resolve("assets"), 200, 40);
        commands = new Commands(folder.resolve("models"), assets);
        String train = "train --epochs 1 --out X";
        // The test pictures are needed last of all, and are missed first all the same.
        for (String file : List.of("t10k-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz")) {
            Path damaged = assets.resolve("fashion-mnist").resolve(file);
            Files.write(damaged, Arrays.copyOf(Files.readAllBytes(damaged), 100));
            assertFails(1, file, train);
            Files.delete(damaged);
            assertFails(1, file + " is missing", train);
        }
    }

    @Test
    void anArchitectureOfOnesOwnThatCannotBeUsedSaysWhy() throws Exception {
        Path own = Files.createDirectories(folder.resolve("architectures"));
        ArchitectureCatalog.scan(own)
                .save("mine", List.of(LayerSpec.flatten()), null)
                .save(
                        "misfit",
                        LayerText.parse("[{\"type\": \"flatten\"}, {\"type\": \"maxpool\", \"kernel\": 2}]"),
                        null);
        Files.writeString(own.resolve("damaged.json"), "{");
        assertFails(2, "there are linear, ", "train --architecture huge --out X");
        assertFails(2, "mine, misfit; epsilon-lab", "train --architecture huge --out X");
        assertFails(2, "damaged.json is not valid JSON", "train --architecture damaged --out X");
        assertFails(2, "\"misfit\" cannot be trained: Layer 1, maxpool", "train --architecture misfit --out X");
    }

    private void assertFails(int exit, String part, String line) {
        before = names();
        String[] words = line.isEmpty() ? new String[0] : line.split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = switch (words[i]) {
                case "T" -> "fashion-mnist:test[0:3]";
                case "S" -> Reference.FOLDER.resolve("scripts/scripted.pt").toString();
                case "X" -> folder.resolve("new/out").toString();
                default ->
                    words[i].equals("F") || words[i].startsWith("F/") ? folder + words[i].substring(1) : words[i];
            };
        }
        commands.fails(exit, part, words);
        assertThat(names()).as("what lies on the disk after").isEqualTo(before);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        try (var files = Files.walk(folder)) {
            files.map(Path::toString).sorted().forEach(names::add);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return names;
    }
}
