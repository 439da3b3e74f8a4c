package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javax.imageio.ImageIO;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.EvaluationListener;
import org.epsilonlab.evaluation.EvaluationPlan;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.evaluation.Evaluator;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.ui.attack.StageResult;
import org.epsilonlab.ui.attack.StageRow;
import org.epsilonlab.ui.common.Segmented;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the window: pictures, floats, the figure, and figures about the whole test set. */
class WorkbenchExportTest extends WindowTest {

    @TempDir
    Path folder;

    private BufferedImage read(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image).isNotNull();
        return image;
    }

    @Test
    void aSavedPngHasTheColoursOfTheStageAndIsSaidToFoolOrNot() throws IOException {
        Path file = folder.resolve("adversarial.png");
        run(() -> bench.attack().savePng(file));
        String fooled = told("Saved adversarial.png");
        Pixels pixels = shown(0).outcome().adversarial();
        // The bytes as they lie in the file: asked for colours, Java would convert them from a linear grey.
        int[] grey = read(file).getRaster().getSamples(0, 0, 28, 28, 0, (int[]) null);
        assertThat(grey)
                .isEqualTo(java.util.stream.IntStream.of(pixels.toArgb())
                        .map(argb -> argb & 0xff)
                        .toArray());
        assertThat(fooled).contains("still fools the network");

        run(() -> model.controls().epsilonProperty().set(0));
        settled();
        run(() -> bench.attack().savePng(folder.resolve("harmless.png")));
        assertThat(told("Saved harmless.png")).contains("does not fool the network");
    }

    @Test
    void savedFloatsAreThoseOnTheStage() throws IOException {
        Path file = folder.resolve("adversarial.npy");
        run(() -> bench.attack().saveNpy(file));
        told("Saved adversarial.npy");
        Pixels pixels = shown(0).outcome().adversarial();
        byte[] bytes = Files.readAllBytes(file);
        float[] floats = new float[pixels.size()];
        java.nio.ByteBuffer.wrap(bytes, bytes.length - 4 * floats.length, 4 * floats.length)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(floats);
        assertThat(floats).isEqualTo(pixels.toArray());
        assertThat(new String(bytes, 0, 128, java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("'descr': '<f4'", "(1, 1, 28, 28)");
    }

    @Test
    void theSavedFigureShowsBothEquations() throws IOException {
        Path file = folder.resolve("equation.png");
        run(() -> bench.attack().saveFigure(file));
        told("Saved equation.png");
        BufferedImage figure = read(file);
        Node row = find(".equation-row");
        assertThat(figure.getWidth())
                .isGreaterThan((int) (1.9 * fx(() -> row.getLayoutBounds().getWidth())));
        var reader = SwingFXUtils.toFXImage(figure, null).getPixelReader();
        int half = figure.getHeight() / 2;
        for (int y = 0; y < 2; y++) {
            assertThat(Pictures.variance(reader, 0, y * half, figure.getWidth(), half))
                    .isGreaterThan(0.01);
        }
    }

    @Test
    void aFolderThatIsNotThereIsRefusedInOneSentence() {
        run(() -> bench.attack().saveNpy(Path.of("/proc/no/such/folder/x.npy")));
        await("a refusal", () -> bench.shell().notices().isShowing());
        assertThat(fx(() -> bench.shell().notices().getText())).endsWith(".").doesNotContain("Exception");
    }

    private void openSheet() {
        robot.type(KeyCode.W);
        await("the sheet", () -> stage.getScene().lookup(".whole-set") != null && button("Start") != null);
    }

    private Button button(String text) {
        return (Button) stage.getScene().getRoot().lookupAll(".button").stream()
                .filter(each ->
                        each instanceof Button button && button.getText().equals(text))
                .findFirst()
                .orElse(null);
    }

    private List<String> texts(Node below) {
        return fx(() -> below.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Labeled) label).getText())
                .toList());
    }

    private boolean says(String start) {
        return stage.getScene().lookup(".whole-set").lookupAll(".label").stream()
                .anyMatch(label -> label instanceof Label text && text.getText().startsWith(start));
    }

    @Test
    void theWholeSetSheetTellsWhatTheEvaluatorFinds() throws Exception {
        StageResult result = settled();
        openSheet();
        click(button("Start"));
        await("the figures", () -> says("Done in"));
        GridPane table = (GridPane) fx(() -> stage.getScene().lookup(".whole-set .result-table"));
        List<String> told = texts(table);

        LabelledImages hundred = model.pictures().images().slice(0, 100);
        List<String> wanted = new ArrayList<>(told.subList(0, 5));
        for (StageRow row : result.rows()) {
            try (Classifier classifier = ModelLoader.load(row.model().folder())) {
                EvaluationResult own = Evaluator.evaluate(
                                classifier,
                                EvaluationPlan.of(hundred, result.request().spec(), 100),
                                EvaluationListener.NONE)
                        .get(0);
                wanted.add(row.model().card().title());
                wanted.add("100");
                wanted.add(String.format(Locale.ROOT, "%.1f %%", 100 * own.cleanAccuracy()));
                wanted.add(String.format(Locale.ROOT, "%.1f %%", 100 * own.robustAccuracy()));
                wanted.add(String.format(
                        Locale.ROOT,
                        "%.1f to %.1f %%",
                        100 * own.interval95().lower(),
                        100 * own.interval95().upper()));
            }
        }
        assertThat(told).containsExactlyElementsOf(wanted);
    }

    @Test
    void theWholeSetCanBeCancelledAndStartedAgain() {
        run(() -> model.controls().attackProperty().set("pgd"));
        settled();
        openSheet();
        Segmented<Integer> count = find(".whole-set .segmented");
        click(count.button(10_000));
        click(button("Start"));
        await(
                "some progress",
                () -> !button("Cancel").isDisabled() && button("Start").isDisabled());
        click(button("Cancel"));
        await("the end", () -> says("Cancelled") && !button("Start").isDisabled());
        assertThat(says("Done in"))
                .as("no figures of a plan that was cancelled")
                .isFalse();
        click(count.button(100));
        click(button("Start"));
        await("the figures", () -> says("Done in"));
    }
}
