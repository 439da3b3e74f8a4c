package org.epsilonlab.model.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.epsilonlab.Reference;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
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

/** ONNX files, made by {@code src/test/peers/onnx_files.py}, good and bad, in the real process of a trial. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnnxImportTest {

    private static final Path ONNX = Reference.FOLDER.resolve("onnx");

    @TempDir
    private Path folder;

    private ModelImport importing;
    private Trial trial;

    @BeforeAll
    void start() {
        trial = new Trial(Duration.ofSeconds(20), 4L << 30);
    }

    @BeforeEach
    void fresh() {
        importing = new ModelImport(trial, new ModelShelf(folder.resolve("shelf")));
    }

    @AfterEach
    void clear() {
        importing.clear();
    }

    @AfterAll
    void end() {
        trial.close();
    }

    private Proposal look(String name) throws ModelException {
        return importing.look(ONNX.resolve(name), null, null);
    }

    @Test
    void whatItTakesIsReadFromTheFile() throws Exception {
        Proposal grey = look("grey-24.onnx");
        assertThat(grey.kind()).isEqualTo(ForeignKind.ONNX);
        assertThat(grey.fits())
                .containsExactly(new Proposal.Fit(new InputShape(1, 24, 24), 3, Probe.Kind.PROBABILITIES));
        assertThat(look("one-at-a-time.onnx").fits())
                .containsExactly(new Proposal.Fit(new InputShape(1, 28, 28), 10, Probe.Kind.LOGITS));
    }

    @Test
    void whatTheFileLeavesOpenIsTried() throws Exception {
        Proposal any = look("any-size.onnx");
        assertThat(any.fits().get(0).shape()).isEqualTo(new InputShape(3, 32, 32));
        assertThat(any.fits()).hasSizeGreaterThan(3).allMatch(fit -> fit.shape().channels() == 3);
        InputShape stated = new InputShape(3, 40, 50);
        assertThat(importing.look(ONNX.resolve("any-size.onnx"), null, stated).fits())
                .extracting(Proposal.Fit::shape)
                .containsExactly(stated);
    }

    @Test
    void itIsKeptWithTheSameAnswersAndSaysThatItGivesNoGradients() throws Exception {
        Proposal proposal = look("tiny-onnx/model.onnx");
        ImportForm form = proposal.form().titled("Ünnx").with(new Normalization(List.of(.286f), List.of(.353f)));
        Pixels picture = new Pixels(1, 28, 28, new float[784]);
        Prediction tried = importing.tryOut(proposal, form, picture);
        assertThat(importing.remarks(proposal, form)).singleElement().asString().startsWith("It gives no gradients");
        ModelCatalog.Entry kept = importing.keep(proposal, form, Set.of());
        assertThat(kept.card().onnx()).isEqualTo("model.onnx");
        assertThat(ModelShelf.files(kept)).hasSize(2);
        try (Classifier classifier = ModelLoader.load(kept.folder())) {
            assertThat(classifier.predict(List.of(picture)).get(0).probabilities())
                    .containsExactly(tried.probabilities(), org.assertj.core.data.Offset.offset(1e-6f));
        }
        Path zip = folder.resolve("unnx.zip");
        ModelShelf.export(kept, zip);
        assertThat(importing.look(zip, null, null).form().classes()).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cut-short.onnx    | is not an ONNX file that can be read",
                "four-channels.onnx| takes pictures of 4 channels; only grey (1) and colour (3) ones can be shown here.",
                "flat.onnx         | takes arrays of 2 dimensions; only pictures as N×C×H×W can be given to it.",
                "several.onnx      | takes 1 things and answers 2; a classifier",
                "two-files.onnx    | keeps its weights in a second file; export it as one, with external_data=False."
            })
    void whatIsNoClassifierIsRefusedWithAReason(String name, String part) {
        assertThatThrownBy(() -> look(name))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(ONNX.resolve(name).toString())
                .hasMessageContaining(part)
                .hasMessageEndingWith(".");
    }

    @Test
    void aTextAndAWrongSizeAreRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("text.onnx"), "no network at all");
        assertThatThrownBy(() -> importing.look(text, null, null))
                .isInstanceOf(ModelException.class)
                .hasMessage(text + " is not an ONNX file that can be read; export it again with torch.onnx.export.");
        Files.write(text, new byte[] {8, 7, 18, 4, 'o', 'n', 'n', 'x', 1, 2, 3});
        assertThatThrownBy(() -> importing.look(text, null, null))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(text.toString());
        assertThatThrownBy(() -> importing.look(ONNX.resolve("grey-24.onnx"), null, new InputShape(1, 28, 28)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("takes none of the pictures tried (1×28×28)");
    }

    @Test
    void oneThatLoopsIsStoppedAndItsProcessLeavesNothingBehind() throws Exception {
        List<Path> before = scratch();
        ModelImport impatient =
                new ModelImport(new Trial(Duration.ofSeconds(3), 4L << 30), new ModelShelf(folder.resolve("shelf")));
        try (impatient) {
            assertThatThrownBy(() -> impatient.look(ONNX.resolve("loops.onnx"), null, null))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("did not answer within 3 s");
        }
        assertThat(before).containsAll(scratch());
    }

    /** Folders that the natives of a trial are unpacked into. */
    private static List<Path> scratch() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("epsilon-lab-trial-"))
                    .toList();
        }
    }
}
