package org.epsilonlab.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.epsilonlab.ui.common.Appearance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The curves stay what they are until others come, and say which network is which. */
@ExtendWith(ApplicationExtension.class)
class ConfidenceChartTest {
    private ConfidenceChart chart;

    @Start
    private void start(Stage stage) {
        Appearance appearance = new Appearance(Path.of("assets/fonts"));
        chart = new ConfidenceChart(appearance);
        chart.setRange(0.3, 0.001);
        chart.show(List.of(curve("standard", OptionalDouble.of(0.007)), curve("robust", OptionalDouble.empty())), 0.3);
        Scene scene = new Scene(chart, 420, 200);
        appearance.dress(scene);
        stage.setScene(scene);
        // The stage of the test before may have had a size of its own.
        stage.setWidth(480);
        stage.setHeight(240);
        stage.show();
    }

    private static Curve curve(String name, OptionalDouble flip) {
        return new Curve(name, List.of(new Curve.Point(0, 0.9, 0.1), new Curve.Point(0.3, 0.2, 0.8)), flip);
    }

    private void focus(FxRobot robot) {
        robot.interact(() -> chart.lookup(".chart-area").requestFocus());
    }

    @Test
    void theKeyNamesEachNetworkAndItsFlip(FxRobot robot) {
        ConfidenceLegend legend = (ConfidenceLegend) chart.getChildren().get(0);
        assertThat(legend.flips().get(0)).startsWith("standard").endsWith("0.007");
        assertThat(legend.flips().get(1)).startsWith("robust").contains("no flip");
        assertThat(robot.lookup("Confidence against ε").tryQuery()).isPresent();
    }

    @Test
    void curvesOfAnotherNormKeepTheirAxisAndSetNothing(FxRobot robot) {
        focus(robot);
        robot.interact(() -> chart.setRange(8, 0.01));
        robot.interact(() -> chart.epsilonProperty().set(1.5));
        robot.type(KeyCode.RIGHT);
        assertThat(chart.epsilonProperty().get()).isEqualTo(1.5);
        robot.interact(() -> chart.show(List.of(curve("standard", OptionalDouble.empty())), 8));
        robot.type(KeyCode.END);
        assertThat(chart.epsilonProperty().get()).isEqualTo(8);
    }

    @Test
    void curvesThatAreOutOfDateDim(FxRobot robot) throws Exception {
        Node canvas = ((Pane) chart.lookup(".chart-area")).getChildren().get(0);
        robot.interact(() -> chart.setStale(true));
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> canvas.getOpacity() < 0.5);
        robot.interact(() -> chart.setStale(false));
        assertThat(canvas.getOpacity()).isEqualTo(1);
    }

    @Test
    void anEpsilonBeyondTheAxisBreaksNothing(FxRobot robot) {
        focus(robot);
        robot.interact(() -> chart.epsilonProperty().set(0.9));
        robot.type(KeyCode.LEFT);
        assertThat(chart.epsilonProperty().get()).isEqualTo(0.3);
    }
}
