package org.epsilonlab.ui.training.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Theme;
import org.epsilonlab.ui.training.chart.EpochAxis.Span;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Two charts above each other, driven by the real mouse and the real keys. */
@ExtendWith(ApplicationExtension.class)
class LiveChartTest {
    private static final String CLEAN = TrainingCurves.CLEAN_ACCURACY;
    private static final String PGD = TrainingCurves.PGD_ACCURACY;

    private final EpochAxis epochs = new EpochAxis(10);
    private Appearance appearance;
    private LiveChart accuracy;
    private LiveChart loss;

    @Start
    private void start(Stage stage) {
        appearance = new Appearance(Path.of("assets/fonts"));
        accuracy = new LiveChart(
                TrainingCurves.accuracy("on 1,000 held-out images", 10), epochs, appearance, new NoFiles());
        loss = new LiveChart(TrainingCurves.loss(""), epochs, appearance, new NoFiles());
        VBox box = new VBox(accuracy, loss);
        for (LiveChart chart : List.of(accuracy, loss)) {
            chart.setPrefHeight(250);
            VBox.setVgrow(chart, Priority.ALWAYS);
        }
        Scene scene = new Scene(box, 720, 520);
        appearance.dress(scene);
        stage.setScene(scene);
        // The stage of the test before may have had a size of its own.
        stage.setWidth(720);
        stage.setHeight(520);
        stage.show();
        stage.requestFocus();
    }

    private static final class NoFiles implements ChartFiles {
        @Override
        public @Nullable Path choose(String suggestedName) {
            return null;
        }

        @Override
        public void tell(String sentence) {}

        @Override
        public void refuse(String sentence) {}
    }

    private void fill(FxRobot robot) {
        List<CurvePoint> points = new ArrayList<>();
        for (int epoch = 1; epoch <= 6; epoch++) {
            points.add(new CurvePoint(CLEAN, epoch, 80 + epoch));
            points.add(new CurvePoint(PGD, epoch, 50 + epoch));
        }
        robot.interact(() -> accuracy.append(points));
    }

    /** Where an epoch stands on the screen. */
    private Point2D at(LiveChart chart, double epoch) {
        Rectangle2D area = chart.plot().dataArea();
        Span view = epochs.viewProperty().get();
        double x = area.getMinX() + (epoch - view.from()) / (view.to() - view.from()) * area.getWidth();
        return chart.area().localToScreen(x, area.getMinY() + area.getHeight() / 2);
    }

    private static long pixels(LiveChart chart, Color color) {
        Image image = WaitForAsyncUtils.waitForAsyncFx(
                5000, () -> chart.plot().canvas().snapshot(null, null));
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getPixelReader().getColor(x, y).equals(color) ? 1 : 0;
            }
        }
        return count;
    }

    /** Whether a curve of this colour is drawn a little to the right of the curves' area. */
    private boolean overhangs(Color color) {
        Image image = WaitForAsyncUtils.waitForAsyncFx(
                5000, () -> accuracy.plot().canvas().snapshot(null, null));
        int x = (int) Math.ceil(accuracy.plot().dataArea().getMaxX()) + 1;
        for (int y = 0; y < image.getHeight(); y++) {
            if (image.getPixelReader().getColor(x, y).equals(color)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void theMarkersOfTheLastEpochAreWhole(FxRobot robot) {
        fill(robot);
        Color blue = Theme.LIGHT.palette().before();
        assertThat(overhangs(blue)).isFalse();
        robot.interact(() -> accuracy.append(List.of(new CurvePoint(CLEAN, 10, 90))));
        assertThat(overhangs(blue)).isTrue();
        robot.interact(() -> epochs.zoom(2, 8));
        assertThat(overhangs(blue)).as("where the curve goes on").isFalse();
    }

    @Test
    void anEmptyChartSaysWhatComes(FxRobot robot) {
        var words = robot.from(accuracy).lookup("The curves appear here once a training runs.");
        assertThat(words.query().isVisible()).isTrue();
        assertThat(accuracy.area().getAccessibleText()).contains("once a training runs");
        fill(robot);
        assertThat(words.query().isVisible()).isFalse();
        robot.interact(accuracy::clear);
        assertThat(words.query().isVisible()).isTrue();
    }

    @Test
    void theLegendHidesACurveAndItsPlaceStays(FxRobot robot) {
        fill(robot);
        Color blue = Theme.LIGHT.palette().before();
        long shown = pixels(accuracy, blue);
        assertThat(shown).isGreaterThan(200);
        Bounds place = accuracy.entry(PGD).getBoundsInParent();
        robot.clickOn(accuracy.entry(CLEAN));
        assertThat(pixels(accuracy, blue)).isZero();
        assertThat(accuracy.entry(CLEAN).getAccessibleText()).isEqualTo("clean, hidden");
        assertThat(accuracy.entry(PGD).getBoundsInParent()).isEqualTo(place);
        // By the keyboard, too.
        robot.type(KeyCode.SPACE);
        assertThat(pixels(accuracy, blue)).isEqualTo(shown);
        assertThat(accuracy.entry(CLEAN).getAccessibleText()).isEqualTo("clean, shown");
    }

    @Test
    void theMouseReadsTheValuesOfTheVisibleCurves(FxRobot robot) {
        fill(robot);
        robot.interact(() -> accuracy.setEarlier("run 2", Map.of(PGD, List.of(new CurvePoint(PGD, 3, 6)))));
        robot.moveTo(at(accuracy, 3.2));
        Reading reading = accuracy.reading();
        assertThat(reading.head()).isEqualTo("epoch 3");
        assertThat(reading.words(TrainingCurves.accuracy("", 10)))
                .isEqualTo("epoch 3: clean 83.0 %; PGD-10 53.0 %; PGD-10, run 2 6.0 %");
        assertThat(accuracy.area().getAccessibleText()).contains("clean 83.0 %");
        robot.interact(() -> accuracy.setShown(CLEAN, false));
        assertThat(accuracy.reading().values()).extracting(Reading.Value::value).containsExactly(53.0, 6.0);
        robot.moveTo(accuracy.entry(CLEAN));
        assertThat(accuracy.reading().isNone()).isTrue();
    }

    @Test
    void theArrowKeysWalkFromPointToPoint(FxRobot robot) {
        fill(robot);
        robot.interact(() -> accuracy.area().requestFocus());
        robot.type(KeyCode.RIGHT, 2);
        assertThat(accuracy.reading().epoch()).isEqualTo(2);
        robot.type(KeyCode.LEFT);
        assertThat(accuracy.reading().epoch()).isEqualTo(1);
        robot.type(KeyCode.END);
        assertThat(accuracy.reading().epoch()).isEqualTo(6);
        robot.type(KeyCode.HOME);
        assertThat(accuracy.reading().epoch()).isEqualTo(1);
        robot.interact(() -> epochs.zoom(3.5, 5.5));
        robot.type(KeyCode.END);
        assertThat(epochs.viewProperty().get()).isEqualTo(new Span(4, 6));
        // Escape goes back to the whole run first, then takes the cross-hair away.
        robot.type(KeyCode.ESCAPE);
        assertThat(epochs.isZoomed()).isFalse();
        assertThat(accuracy.reading().epoch()).isEqualTo(6);
        robot.type(KeyCode.ESCAPE);
        assertThat(accuracy.reading().isNone()).isTrue();
    }

    @Test
    void aDragZoomsBothChartsAndThereAreThreeWaysBack(FxRobot robot) {
        fill(robot);
        zoomByDrag(robot);
        Span view = epochs.viewProperty().get();
        assertThat(view.from()).isCloseTo(2, within(0.05));
        assertThat(view.to()).isCloseTo(4, within(0.05));
        for (LiveChart chart : List.of(accuracy, loss)) {
            var axis = chart.plot().chart().getXYPlot().getDomainAxis();
            assertThat(axis.getLowerBound()).isEqualTo(view.from());
            assertThat(axis.getUpperBound()).isCloseTo(view.to(), within(1e-6));
        }
        robot.clickOn(robot.from(accuracy).lookup("Reset zoom").queryButton());
        assertThat(epochs.isZoomed()).isFalse();
        zoomByDrag(robot);
        robot.doubleClickOn(at(loss, 3));
        assertThat(epochs.isZoomed()).isFalse();
        zoomByDrag(robot);
        robot.type(KeyCode.ESCAPE);
        assertThat(epochs.isZoomed()).isFalse();
        assertThat(robot.from(accuracy).lookup("Reset zoom").queryButton().isDisabled())
                .isTrue();
    }

    private void zoomByDrag(FxRobot robot) {
        robot.moveTo(at(accuracy, 2))
                .press(MouseButton.PRIMARY)
                .moveTo(at(accuracy, 4))
                .release(MouseButton.PRIMARY);
    }

    @Test
    void theWheelZoomsRoundThePointer(FxRobot robot) {
        fill(robot);
        Point2D there = at(accuracy, 4);
        robot.interact(() -> turn(there, 40));
        assertThat(epochs.viewProperty().get().length()).isCloseTo(8.5, within(0.01));
        assertThat(at(accuracy, 4).getX()).isCloseTo(there.getX(), within(0.5));
        robot.interact(() -> turn(there, -40));
        assertThat(epochs.isZoomed()).isFalse();
    }

    private void turn(Point2D there, double by) {
        Point2D place = accuracy.area().localToScene(accuracy.area().screenToLocal(there));
        ScrollEvent turn = new ScrollEvent(
                ScrollEvent.SCROLL,
                place.getX(),
                place.getY(),
                there.getX(),
                there.getY(),
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                by,
                0,
                by,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
        accuracy.area().fireEvent(turn);
    }

    @Test
    void anAxisGrowsWithTheLossAndTheLogarithmHasNoZero(FxRobot robot) {
        robot.interact(() -> loss.append(List.of(
                new CurvePoint(TrainingCurves.BATCH_LOSS, 1, 0),
                new CurvePoint(TrainingCurves.BATCH_LOSS, 2, 0.05),
                new CurvePoint(TrainingCurves.BATCH_LOSS, 3, 2.3))));
        var plot = loss.plot().chart().getXYPlot();
        assertThat(plot.getRangeAxis().getUpperBound()).isCloseTo(3, within(1e-6));
        robot.clickOn("log");
        assertThat(plot.getRangeAxis()).isInstanceOf(LogScale.class);
        assertThat(plot.getRangeAxis().getLowerBound()).isCloseTo(0.02, within(1e-9));
        assertThat(plot.getRangeAxis().getUpperBound()).isCloseTo(5, within(1e-6));
        robot.clickOn("log");
        assertThat(plot.getRangeAxis().getLowerBound()).isZero();
        // A new, lower run begins with an axis of its own.
        robot.interact(() -> {
            loss.clear();
            loss.append(List.of(new CurvePoint(TrainingCurves.BATCH_LOSS, 1, 0.4)));
        });
        assertThat(plot.getRangeAxis().getUpperBound()).isCloseTo(0.4, within(1e-6));
    }

    @Test
    void aBatchDrawsOnceAndAHundredThousandPointsDoNotGrow(FxRobot robot) {
        int[] draws = {0};
        loss.plot().chart().addChangeListener(event -> draws[0]++);
        robot.interact(() -> {
            for (int batch = 0; batch < 200; batch++) {
                List<CurvePoint> points = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    double x = (batch * 500 + i) / 10_000.0;
                    points.add(new CurvePoint(TrainingCurves.BATCH_LOSS, x, 1 + Math.sin(i)));
                }
                loss.append(points);
            }
        });
        assertThat(draws[0]).isEqualTo(200);
        assertThat(loss.plot().data().added(2)).isEqualTo(100_000);
        assertThat(loss.plot().data().raw(2).size()).isLessThanOrEqualTo(2 * ThinnedSeries.BUCKETS);
        assertThat(loss.plot().data().line(2).size()).isLessThanOrEqualTo(2 * ThinnedSeries.BUCKETS);
    }

    @Test
    void aChartThatIsNotShownDrawsOnceItIs(FxRobot robot) {
        VBox box = (VBox) accuracy.getParent();
        int[] draws = {0};
        robot.interact(() -> box.getChildren().remove(accuracy));
        accuracy.plot().chart().addChangeListener(event -> draws[0]++);
        fill(robot);
        fill(robot);
        assertThat(draws[0]).isZero();
        robot.interact(() -> box.getChildren().add(0, accuracy));
        assertThat(draws[0]).isPositive();
    }

    @Test
    void theBestEpochIsMarkedUntilTheRunIsCleared(FxRobot robot) {
        fill(robot);
        robot.interact(() -> accuracy.setBest(new CurvePoint(PGD, 6, 56), "best so far 56.0 %"));
        assertThat(accuracy.plot().bestText()).isEqualTo("best so far 56.0 %");
        assertThat(accuracy.plot().chart().getXYPlot().getAnnotations()).hasSize(1);
        robot.interact(() -> accuracy.setShown(PGD, false));
        assertThat(accuracy.plot().chart().getXYPlot().getAnnotations()).isEmpty();
        robot.interact(() -> accuracy.setShown(PGD, true));
        assertThat(accuracy.plot().chart().getXYPlot().getAnnotations()).hasSize(1);
        robot.interact(accuracy::clear);
        assertThat(accuracy.plot().chart().getXYPlot().getAnnotations()).isEmpty();
    }

    @Test
    void themeAndSizeAreFollowedAtOnce(FxRobot robot) {
        fill(robot);
        robot.interact(() -> appearance.themeProperty().set(Theme.DARK));
        assertThat(pixels(accuracy, Theme.LIGHT.palette().before())).isZero();
        assertThat(pixels(accuracy, Theme.DARK.palette().before())).isGreaterThan(200);
        robot.interact(() -> appearance.scaleProperty().set(2));
        var plot = accuracy.plot().chart().getXYPlot();
        assertThat(plot.getDomainAxis().getTickLabelFont().getSize()).isEqualTo(28);
        robot.interact(() -> appearance.scaleProperty().set(1));
        assertThat(plot.getDomainAxis().getTickLabelFont().getSize()).isEqualTo(14);
        robot.interact(() -> appearance.themeProperty().set(Theme.LIGHT));
    }

    @Test
    void theEpochsOfBothChartsStandBelowEachOther() {
        assertThat(accuracy.plot().dataArea().getMinX())
                .isEqualTo(loss.plot().dataArea().getMinX());
        assertThat(accuracy.plot().dataArea().getWidth())
                .isEqualTo(loss.plot().dataArea().getWidth());
    }
}
