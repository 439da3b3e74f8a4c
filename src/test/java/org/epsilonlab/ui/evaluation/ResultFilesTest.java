package org.epsilonlab.ui.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.evaluation.StudyPlan;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.FigureFile;
import org.epsilonlab.ui.common.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What leaves the Evaluate place: every view as picture, drawing, page and table, and the page to hand in. */
class ResultFilesTest {

    @TempDir
    private static Path folder;

    private static EvaluationModel model;
    private static ResultViews views;
    private static Appearance appearance;
    private static Settings settings;

    @BeforeAll
    static void measure() throws Exception {
        FxToolkit.registerPrimaryStage();
        settings = Settings.open(folder.resolve("settings.json"));
        model = fx(() -> new EvaluationModel(
                FXCollections.observableArrayList(
                        ModelCatalog.scan(List.of(Path.of("models"))).entries()),
                List.of(FashionMnist.test(Path.of("assets")).slice(0, 60)),
                folder.resolve("results"),
                settings,
                new EvaluationModel.Notices() {
                    @Override
                    public void tell(String sentence) {}

                    @Override
                    public void refuse(String sentence) {
                        throw new AssertionError(sentence);
                    }
                }));
        appearance = fx(() -> new Appearance(Path.of("assets/fonts")));
        views = fx(() -> new ResultViews(model, appearance));
        fx(() -> {
            model.draft().attacks().clear();
            model.draft().attacks().addAll(Set.of("fgm", "noise"));
            model.draft().epsilonsProperty().set("0, 0.05");
            model.draft().extras().set(new StudyPlan.Extras(false, true, true, true));
            model.start();
            return null;
        });
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> fx(() -> !model.statusProperty().get().isBusy()));
    }

    @AfterAll
    static void close() {
        model.close();
        settings.close();
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    @Test
    void everyViewIsAPictureADrawingAndAPage() throws Exception {
        for (ResultView view : ResultView.values()) {
            Path png = folder.resolve(view + ".png");
            Path svg = folder.resolve(view + ".svg");
            Path pdf = folder.resolve(view + ".pdf");
            FigureFile figure = fx(() -> {
                views.shownProperty().set(view);
                FigureFile drawn = views.figure();
                drawn.png(png);
                drawn.svg(svg);
                drawn.pdf(pdf, appearance.fonts());
                return drawn;
            });
            BufferedImage picture = ImageIO.read(png.toFile());
            assertThat(picture.getWidth()).isEqualTo(FigureFile.PRINT * figure.width());
            assertThat(ink(picture)).as("%s as a picture", view).isBetween(0.002, 0.6);
            String text = text(svg);
            assertThat(text).as("%s as a drawing", view).contains(figure.title());
            try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
                assertThat(document.getNumberOfPages()).isEqualTo(1);
                assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(0.75f * figure.width());
                BufferedImage page = new PDFRenderer(document).renderImage(0, 2);
                assertThat(ink(page))
                        .as("%s as a page", view)
                        .isCloseTo(ink(picture), org.assertj.core.api.Assertions.within(0.04));
            }
        }
    }

    private static String text(Path svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        // The drawing names a document type that lies on the net.
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder()
                .parse(svg.toFile())
                .getDocumentElement()
                .getTextContent();
    }

    /** Share of the pixels that are dark or coloured. */
    private static double ink(BufferedImage picture) {
        long dark = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                dark += Math.min(rgb >> 16 & 255, Math.min(rgb >> 8 & 255, rgb & 255)) < 160 ? 1 : 0;
            }
        }
        return dark / (double) (picture.getWidth() * picture.getHeight());
    }

    @Test
    void aMatrixIsATableWithItsLabels() {
        String table = fx(() -> {
            views.shownProperty().set(ResultView.TRANSFER);
            return views.csv();
        });
        assertThat(table.lines().toList())
                .hasSize(5)
                .first()
                .asString()
                .isEqualTo("made on \\ accuracy of,robust,standard");
        assertThat(table).contains("\nstandard · One step,");
    }

    @Test
    void theReportIsOnePageWithPicturesAttackedAnew() throws Exception {
        Path page = folder.resolve("report.html");
        fx(() -> {
            model.report(page);
            return null;
        });
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> Files.exists(page));
        String html = Files.readString(page);
        assertThat(html).contains("data:image/png;base64,", "<svg").doesNotContain("http://", "https://");
    }
}
