package org.epsilonlab.ui.training.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Theme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What is saved can be read again. */
@ExtendWith(ApplicationExtension.class)
class ChartExportTest {
    private static final String CLEAN = TrainingCurves.CLEAN_ACCURACY;
    private static final String PGD = TrainingCurves.PGD_ACCURACY;

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private @Nullable Path chosen;
    private String suggested = "";
    private Appearance appearance;
    private LiveChart chart;

    @Start
    private void start(Stage stage) {
        appearance = new Appearance(Path.of("assets/fonts"));
        chart = new LiveChart(
                TrainingCurves.accuracy("on 1,000 held-out images", 10),
                new EpochAxis(10),
                appearance,
                new ChartFiles() {
                    @Override
                    public @Nullable Path choose(String suggestedName) {
                        suggested = suggestedName;
                        return chosen;
                    }

                    @Override
                    public void tell(String sentence) {
                        told.add(sentence);
                    }

                    @Override
                    public void refuse(String sentence) {
                        refused.add(sentence);
                    }
                });
        Scene scene = new Scene(chart, 600, 300);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void fill(FxRobot robot) {
        robot.interact(() -> {
            chart.append(List.of(
                    new CurvePoint(CLEAN, 1, 70.5),
                    new CurvePoint(CLEAN, 2, 80),
                    new CurvePoint(PGD, 1, 40),
                    new CurvePoint(PGD, 2, 60)));
            chart.setBest(new CurvePoint(PGD, 2, 60), "best so far 60.0 %");
            chart.setEarlier("run 2, “a”", Map.of(PGD, List.of(new CurvePoint(PGD, 1, 6))));
        });
    }

    private interface Writer {
        void write(Path file) throws IOException;
    }

    private Path written(FxRobot robot, String name, Writer writer) {
        Path file = folder.resolve(name);
        robot.interact(() -> {
            writer.write(file);
            return null;
        });
        assertThat(file).exists();
        return file;
    }

    @Test
    void thePictureIsForPrintWhateverTheWindowLooksLike(FxRobot robot) throws IOException {
        fill(robot);
        robot.interact(() -> appearance.themeProperty().set(Theme.DARK));
        BufferedImage image =
                ImageIO.read(written(robot, "a.png", chart.export()::png).toFile());
        robot.interact(() -> appearance.themeProperty().set(Theme.LIGHT));
        assertThat(image.getWidth()).isEqualTo(2160);
        assertThat(image.getHeight()).isEqualTo(1200);
        assertThat(image.getRGB(2, 2)).isEqualTo(0xFFFFFFFF);
        // The blue of the light theme: a line of it, not a speck.
        assertThat(count(image, 0xFF0072B2)).isGreaterThan(1500);
        assertThat(count(image, 0xFFD55E00)).isGreaterThan(1500);
    }

    private static long count(BufferedImage image, int color) {
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == color ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void theDrawingHoldsLinesAndWords(FxRobot robot) throws Exception {
        fill(robot);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document svg = factory.newDocumentBuilder()
                .parse(written(robot, "a.svg", chart.export()::svg).toFile());
        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(svg.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 720 400");
        assertThat(svg.getElementsByTagName("path").getLength()).isGreaterThanOrEqualTo(6);
        assertThat(texts(svg))
                .contains("Accuracy", "on 1,000 held-out images", "clean", "PGD-10", "epoch", "100 %", "chance")
                .contains("best so far 60.0 %", "thin and faint: run 2, “a”");
        NodeList words = svg.getElementsByTagName("text");
        for (int i = 0; i < words.getLength(); i++) {
            assertThat(words.item(i).getAttributes().getNamedItem("textLength"))
                    .as(words.item(i).getTextContent())
                    .isNotNull();
        }
        String xml = Files.readString(folder.resolve("a.svg"));
        assertThat(xml).contains("rgb(0,114,178)", "sans-serif").doesNotContain("Dialog");
    }

    private static List<String> texts(Document svg) {
        NodeList nodes = svg.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().trim());
        }
        return texts;
    }

    @Test
    void theTableHoldsEveryPoint(FxRobot robot) throws IOException {
        fill(robot);
        robot.interact(() -> chart.setShown(CLEAN, false));
        assertThat(Files.readAllLines(written(robot, "a.csv", chart.export()::csv)))
                .containsExactly(
                        "chart,run,curve,line,epoch,value,unit",
                        "Accuracy,now,clean,measured,1.0,70.5,%",
                        "Accuracy,now,clean,measured,2.0,80.0,%",
                        "Accuracy,now,PGD-10,measured,1.0,40.0,%",
                        "Accuracy,now,PGD-10,measured,2.0,60.0,%",
                        "Accuracy,\"run 2, “a”\",PGD-10,measured,1.0,6.0,%");
    }

    @Test
    void theMenuSavesWhereItIsToldAndSaysSo(FxRobot robot) {
        assertThat(chart.saveCommands().get(0).isEnabled()).isFalse();
        fill(robot);
        // Thought better of it.
        robot.interact(chart.saveCommands().get(3)::run);
        assertThat(suggested).isEqualTo("accuracy.csv");
        assertThat(told).isEmpty();
        chosen = folder.resolve("mine.svg");
        robot.interact(chart.saveCommands().get(1)::run);
        assertThat(suggested).isEqualTo("accuracy.svg");
        assertThat(chosen).exists();
        assertThat(told).containsExactly("Saved mine.svg.");
        assertThat(refused).isEmpty();
    }

    @Test
    void aTableThatLeavesPointsOutSaysSo(FxRobot robot) {
        List<CurvePoint> points = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            points.add(new CurvePoint(CLEAN, i / 1000.0, i % 100));
        }
        robot.interact(() -> chart.append(points));
        chosen = folder.resolve("a.csv");
        robot.interact(chart.saveCommands().get(3)::run);
        assertThat(told).containsExactly("Saved a.csv, of each 4 points of a curve the lowest and the highest.");
    }

    @Test
    void aFileThatCannotBeWrittenIsOneSentence(FxRobot robot) throws IOException {
        fill(robot);
        Files.writeString(folder.resolve("file"), "in the way");
        for (int i = 0; i < 3; i++) {
            chosen = folder.resolve("file").resolve("a");
            robot.interact(chart.saveCommands().get(i)::run);
        }
        assertThat(told).isEmpty();
        assertThat(refused)
                .hasSize(3)
                .allSatisfy(sentence -> assertThat(sentence)
                        .contains("cannot be written")
                        .endsWith(".")
                        .doesNotContain("\n"));
        assertThat(folder.resolve("file")).hasContent("in the way");
    }
}
