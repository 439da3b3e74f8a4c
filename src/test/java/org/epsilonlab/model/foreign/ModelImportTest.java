package org.epsilonlab.model.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.epsilonlab.Reference;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerText;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelFolder;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.ModelShelf;
import org.epsilonlab.model.Normalization;
import org.epsilonlab.model.Prediction;
import org.epsilonlab.model.Probe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks from elsewhere, made by {@code src/test/peers/foreign.py}, good and bad, in the real process of a trial. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelImportTest {

    private static final Path FOREIGN = Reference.FOLDER.resolve("foreign");

    @TempDir
    private Path folder;

    private Trial trial;
    private Path root;
    private Path drop;
    private ModelImport importing;
    private int count;

    /** One process for all tests, as its start costs a second. */
    @BeforeAll
    void startTrial() {
        trial = new Trial(Duration.ofSeconds(20), 4L << 30);
    }

    @AfterAll
    void endTrial() {
        trial.close();
    }

    @BeforeEach
    void fresh() throws IOException {
        Path here = Files.createDirectory(folder.resolve("test-" + count++));
        root = Files.createDirectory(here.resolve("models"));
        drop = Files.createDirectory(here.resolve("drop"));
        importing = new ModelImport(trial, new ModelShelf(root));
    }

    /** Nothing is ever left half-done. */
    @AfterEach
    void noPartsAreLeft() throws IOException {
        importing.clear();
        try (Stream<Path> all = Files.list(root)) {
            assertThat(all.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }

    private Proposal look(String name) throws ModelException {
        return importing.look(FOREIGN.resolve(name), null, null);
    }

    private void refuses(Path file, String part) {
        assertThatThrownBy(() -> importing.look(file, null, null))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(part)
                .hasMessageStartingWith(file.toString())
                .hasMessageEndingWith(".");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void sizeClassesAndKindOfAnAnswerAreFoundByTrying() throws Exception {
        Proposal colour = look("colour-32.pt");
        assertThat(colour.fits())
                .containsExactly(new Proposal.Fit(new InputShape(3, 32, 32), 4, Probe.Kind.LOG_PROBABILITIES));
        assertThat(colour.form().classes()).containsExactly("0", "1", "2", "3");
        Proposal grey = look("grey-24.pt");
        assertThat(grey.fits())
                .as("a size that no list holds, from the first layer's columns")
                .containsExactly(new Proposal.Fit(new InputShape(1, 24, 24), 3, Probe.Kind.PROBABILITIES));
        assertThat(grey.remarks())
                .containsExactly("It answers probabilities, not logits; attacks use their logarithm.");
    }

    @Test
    void aNetworkForAnySizeLetsTheUserChoose() throws Exception {
        Proposal proposal = look("any-size.pt");
        assertThat(proposal.fits().get(0).shape()).isEqualTo(new InputShape(3, 32, 32));
        assertThat(proposal.fits())
                .hasSizeGreaterThan(3)
                .allMatch(fit -> fit.shape().channels() == 3);
        assertThat(proposal.remarks()).first().asString().contains("choose the one it was trained for");
    }

    @Test
    void aScriptIsTriedOnAPictureAndKeptWithTheSameAnswers() throws Exception {
        Proposal proposal = look("colour-32.pt");
        ImportForm form = proposal.form()
                .titled("From the other course")
                .withClasses(List.of("a", "b", "c", "d"))
                .with(new Normalization(List.of(.5f, .5f, .5f), List.of(.25f, .25f, .25f)));
        float[] values = new float[3 * 32 * 32];
        Arrays.setAll(new double[values.length], i -> values[i] = i % 7 / 7f);
        Pixels picture = new Pixels(3, 32, 32, values);
        Prediction tried = importing.tryOut(proposal, form, picture);
        ModelCatalog.Entry kept = importing.keep(proposal, form, Set.of("from-the-other-course"));
        assertThat(kept.card().name()).isEqualTo("from-the-other-course-2");
        assertThat(ModelCatalog.scan(List.of(root)).entries()).containsExactly(kept);
        try (Classifier classifier = ModelLoader.load(kept.folder())) {
            assertThat(classifier.predict(List.of(picture)).get(0).probabilities())
                    .containsExactly(tried.probabilities(), org.assertj.core.data.Offset.offset(1e-6f));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "several.pt | answers 2 things for one picture",
                "spoiled.pt | holds weights that are not finite numbers",
                "four-channels.pt | takes pictures of 4 channels; only grey (1) and colour (3)",
                "one-number.pt | a row of at least two numbers",
                "weights-only.pt | saved with torch.save; save the network itself with torch.jit.trace",
            })
    void aScriptThatIsNoClassifierIsRefusedWithAReason(String name, String part) {
        refuses(FOREIGN.resolve(name), part);
    }

    @Test
    void aScriptThatPrintsIsHeardAllTheSame() throws Exception {
        assertThat(look("talks.pt").fits())
                .containsExactly(new Proposal.Fit(new InputShape(1, 28, 28), 3, Probe.Kind.LOGITS));
    }

    @Test
    void aScriptThatLoopsIsGivenUpOnAndTheNextIsTried() throws Exception {
        try (Trial hasty = new Trial(Duration.ofSeconds(3), 4L << 30)) {
            ModelImport hurried = new ModelImport(hasty, new ModelShelf(root));
            assertThatThrownBy(() -> hurried.look(FOREIGN.resolve("loops.pt"), null, null))
                    .isInstanceOf(ModelException.class)
                    .hasMessage(FOREIGN.resolve("loops.pt")
                            + " did not answer within 3 s; it loops or is too large for this machine.");
            hurried.clear();
        }
        assertThat(look("talks.pt").fits()).hasSize(1);
    }

    @Test
    void aScriptThatDevoursMemoryIsStopped() throws Exception {
        try (Trial narrow = new Trial(Duration.ofSeconds(60), 1L << 30)) {
            ModelImport modest = new ModelImport(narrow, new ModelShelf(root));
            assertThatThrownBy(() -> modest.look(FOREIGN.resolve("hungry.pt"), null, null))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("fills more than 1024 MB for one picture");
            modest.clear();
        }
    }

    @Test
    void brokenFilesAreNamedWithAReason() throws Exception {
        refuses(Files.createFile(drop.resolve("empty.pt")), "is empty");
        refuses(Files.writeString(drop.resolve("text.pt"), "just some text, no network"), "is no network that");
        refuses(drop.resolve("not there.pt"), "is not there");
        refuses(Files.createDirectory(drop.resolve("a folder")), "has no model.json");
        byte[] script = Files.readAllBytes(FOREIGN.resolve("talks.pt"));
        refuses(Files.write(drop.resolve("cut.pt"), Arrays.copyOf(script, script.length / 2)), "is damaged");
        byte[] scratched = script.clone();
        // All but the first bytes and the table at the end: what the kind is told by.
        Arrays.fill(scratched, 40, scratched.length - 1500, (byte) 7);
        refuses(Files.write(drop.resolve("scratched ü.pt"), scratched), "");
    }

    @Test
    void aFolderAndAZipOfItKeepTheirCard() throws Exception {
        ModelFolder source = ModelFolder.copy("tiny-conv", drop.resolve("tiny-conv"));
        Proposal found = importing.look(source.path(), null, null);
        assertThat(found.isComplete()).isTrue();
        ModelCatalog.Entry kept = importing.keep(found, found.form().titled("Mine"), Set.of());
        assertThat(kept.card().accuracy())
                .isEqualTo(
                        ModelCatalog.scan(List.of(drop)).entries().get(0).card().accuracy());
        Path zip = drop.resolve("mine.zip");
        ModelShelf.export(kept, zip);
        Proposal again = importing.look(zip, null, null);
        ModelCatalog.Entry second = importing.keep(again, again.form(), Set.of());
        assertThat(second.card().name()).isEqualTo("mine-2");
        assertThat(second.folder().resolve(ModelCard.WEIGHTS))
                .hasSameBinaryContentAs(source.path().resolve(ModelCard.WEIGHTS));
    }

    @Test
    void aFolderWhoseWeightsAreNoNumbersIsRefused() throws Exception {
        ModelFolder source = ModelFolder.copy("tiny-conv", drop.resolve("tiny-conv"));
        source.fill(Float.NaN);
        Proposal found = importing.look(source.path(), null, null);
        assertThatThrownBy(() -> importing.keep(found, found.form(), Set.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("not finite numbers");
        assertThat(root).isEmptyDirectory();
    }

    private Path zip(String name, List<String> names, byte[] content) throws IOException {
        Path zip = drop.resolve(name);
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (String each : names) {
                out.putNextEntry(new ZipEntry(each));
                out.write(content);
                out.closeEntry();
            }
        }
        return zip;
    }

    @Test
    void zipsThatLeadOutOrFillTheDiskAreRefused() throws Exception {
        byte[] card = Files.readAllBytes(Reference.model("tiny-conv").resolve("model.json"));
        for (String way : List.of("../evil.txt", "/tmp/evil.txt", "net/../../evil.txt", "C:\\evil.txt", "a\\..\\b")) {
            refuses(zip("slip.zip", List.of("net/model.json", way), card), "leads out of its folder");
        }
        assertThat(drop.resolve("evil.txt")).doesNotExist();
        refuses(
                zip("bomb.zip", List.of("model.json", "weights.safetensors"), new byte[300 << 20]),
                "unpacks to far more than a network needs");
        refuses(zip("two.zip", List.of("a/model.json", "b/model.json"), card), "holds 2 networks");
        List<String> many = new ArrayList<>(List.of("model.json"));
        for (int i = 0; i < 100; i++) {
            many.add("file-" + i);
        }
        refuses(zip("many.zip", many, card), "holds 101 files");
        refuses(zip("photos.zip", List.of("a.txt"), card), "is a zip file without a model.json");
    }

    @Test
    void weightsAloneNeedTheirLayersAndFindTheirPictures() throws Exception {
        Path weights = Reference.model("tiny-conv").resolve(ModelCard.WEIGHTS);
        assertThatThrownBy(() -> importing.look(weights, null, null))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("give the list of layers beside it");
        ModelCard card = ModelCatalog.scan(List.of(Reference.FOLDER.resolve("models")))
                .find("tiny-conv")
                .card();
        Path layers = Files.writeString(drop.resolve("layers.json"), LayerText.format(card.layers()));
        Proposal found = importing.look(weights, layers, null);
        assertThat(found.fits()).containsExactly(new Proposal.Fit(new InputShape(1, 28, 28), 10, Probe.Kind.LOGITS));
        ImportForm form = found.form().titled("Weights").with(card.normalization());
        Pixels picture = new Pixels(1, 28, 28, new float[784]);
        Prediction tried = importing.tryOut(found, form, picture);
        try (Classifier own = ModelLoader.load(Reference.model("tiny-conv"))) {
            assertThat(tried.probabilities())
                    .isEqualTo(own.predict(List.of(picture)).get(0).probabilities());
        }
        assertThat(importing.keep(found, form, Set.of()).folder()).exists();
        Path other = Files.writeString(
                drop.resolve("other.json"), "[{\"type\": \"flatten\"}, {\"type\": \"linear\", \"units\": 10}]");
        assertThatThrownBy(() -> importing.look(weights, other, null))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(weights.toString());
    }

    @Test
    void aDiskThatRefusesLeavesNothing() throws Exception {
        Proposal found = look("talks.pt");
        Path file = Files.write(drop.resolve("a file"), "x".getBytes(StandardCharsets.UTF_8));
        ModelImport blocked = new ModelImport(trial, new ModelShelf(file.resolve("models")));
        Proposal again = blocked.look(FOREIGN.resolve("talks.pt"), null, null);
        assertThatThrownBy(() -> blocked.keep(again, again.form(), Set.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("make room there");
        blocked.clear();
        assertThat(file).hasContent("x");
        assertThat(importing.keep(found, found.form(), Set.of()).folder()).exists();
    }
}
