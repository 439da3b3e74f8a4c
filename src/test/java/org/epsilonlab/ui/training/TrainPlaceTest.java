package org.epsilonlab.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.epsilonlab.training.RunRecord;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Trains small networks in the real place. */
class TrainPlaceTest extends TrainWindow {

    @Start
    private void start(Stage stage) throws Exception {
        open(stage);
    }

    @Test
    void trainsPausesAndGoesOnWhileTheCurvesGrow(FxRobot robot) throws Exception {
        robot.interact(() -> model.start());
        await(() -> phase() == LiveStatus.Phase.TRAINING
                && run(0).record().history().size() >= 2);
        await(() -> !run(0).losses().isEmpty() && model.strip().stripProperty().get() != null);
        assertThat(place.badge().getValue()).endsWith("%");
        press(robot, "Pause");
        await(() -> phase() == LiveStatus.Phase.PAUSED);
        assertThat(runs.resolve("run-1/checkpoint.safetensors")).exists();
        long steps = model.live().statusProperty().get().done();
        assertThat(CloseSheet.isNeeded(model)).isFalse();
        // Another place is looked at, and this one again.
        robot.interact(() -> window.setCenter(new Label("elsewhere")));
        robot.interact(() -> window.setCenter(place.view()));
        press(robot, "Resume");
        await(() -> model.live().statusProperty().get().done() > steps + 3);
        assertThat(CloseSheet.isNeeded(model)).isTrue();
        press(robot, "Stop and keep");
        await(() -> phase() == LiveStatus.Phase.IDLE);
        assertThat(run(0).record().state()).isEqualTo(RunRecord.State.STOPPED);
        assertThat(run(0).record().accuracy()).isNotNull();
        assertThat(told).anyMatch(sentence -> sentence.contains("can go on stage"));
        press(robot, "Put on stage");
        await(() -> staged.contains("stage run-1"));
        Button first =
                robot.lookup(".strip-cell").queryAllAs(Button.class).iterator().next();
        await(() -> !first.isDisabled());
        robot.interact(first::fire);
        assertThat(staged).anyMatch(entry -> entry.startsWith("picture "));
    }

    @Test
    void thePicturesTakeTheRoomThatALargeWindowHas(FxRobot robot) throws Exception {
        double small = picture(robot);
        Stage stage = (Stage) window.getScene().getWindow();
        robot.interact(() -> {
            stage.setWidth(2560);
            stage.setHeight(1440);
        });
        await(() -> picture(robot) > 2 * small);
        ScrollPane strip = robot.lookup(".strip-scroll").queryAs(ScrollPane.class);
        Region pane = robot.lookup(".strip-pane").queryAs(Region.class);
        assertThat(pane.getWidth()).isLessThanOrEqualTo(0.2 * 2560);
        assertThat(pane.getHeight())
                .isLessThanOrEqualTo(strip.getViewportBounds().getHeight());
        robot.interact(() -> {
            stage.setWidth(1280);
            stage.setHeight(720);
        });
        await(() -> picture(robot) == small);
    }

    private static double picture(FxRobot robot) {
        return robot.lookup(".strip-cell .pixel-canvas")
                .<Node>queryAll()
                .iterator()
                .next()
                .getLayoutBounds()
                .getHeight();
    }

    @Test
    void oneRunAtATimeAndTheOthersWait(FxRobot robot) throws Exception {
        robot.interact(() -> model.start());
        await(() -> phase() == LiveStatus.Phase.TRAINING);
        robot.interact(() -> model.start());
        robot.interact(() -> model.start());
        await(() -> model.queue().size() == 2);
        RunItem second = model.queue().get(0);
        robot.interact(() -> model.commands().move(second, 1));
        await(() -> model.queue().get(1).equals(second));
        robot.interact(() -> model.commands().dequeue(second));
        await(() -> model.queue().size() == 1);
        press(robot, "Cancel");
        assertThat(offered).isNotNull();
        assertThat(runs.resolve("run-1")).exists();
        robot.interact(() -> offered.run());
        await(() -> model.runs().size() == 2 && model.queue().isEmpty());
        assertThat(runs.resolve("run-1")).doesNotExist();
        assertThat(model.canGoOn(second)).isTrue();
        await(() -> phase() == LiveStatus.Phase.TRAINING);
        robot.interact(() -> model.commands().cancel());
        await(() -> phase() == LiveStatus.Phase.IDLE);
    }
}
