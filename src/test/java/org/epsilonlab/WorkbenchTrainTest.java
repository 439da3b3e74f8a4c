package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.epsilonlab.training.RunRecord;
import org.epsilonlab.ui.attack.StageRow;
import org.epsilonlab.ui.training.LiveStatus;
import org.epsilonlab.ui.training.RunItem;
import org.epsilonlab.ui.training.TrainModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trains on all of Fashion-MNIST in the assembled window, and attacks meanwhile. */
class WorkbenchTrainTest extends WindowTest {

    @AfterEach
    void endTraining() {
        run(() -> trains().commands().cancel());
        await("an idle trainer", () -> phase() == LiveStatus.Phase.IDLE);
    }

    private TrainModel trains() {
        return bench.training().model();
    }

    private LiveStatus.Phase phase() {
        return trains().live().statusProperty().get().phase();
    }

    /** Softmax regression on clean pictures: what costs least. */
    private void start(int epochs) {
        keys(KeyCode.CONTROL, KeyCode.DIGIT2);
        run(() -> {
            trains().draft().architectureProperty().set("linear");
            trains().draft().regimeProperty().set("clean");
            trains().draft()
                    .settings()
                    .take(Map.of("epochs", Integer.toString(epochs), "batch-size", "1000", "schedule", "constant"));
        });
        keys(KeyCode.F5);
        await("a training", () -> phase() == LiveStatus.Phase.TRAINING);
    }

    private boolean hasButton(String text) {
        return findAll(Button.class).stream()
                .map(Node.class::cast)
                .anyMatch(node -> ((Button) node).getText().equals(text));
    }

    private Button button(String text) {
        await("a button “" + text + "”", () -> hasButton(text));
        return (Button) findAll(Button.class).stream()
                .map(Node.class::cast)
                .filter(node -> ((Button) node).getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theStageAnswersWhileANetworkIsTrainedThatThenGoesOnStage() {
        start(2000);
        assertThat(fx(() -> stage.getTitle())).contains("training").contains("epoch");
        keys(KeyCode.CONTROL, KeyCode.DIGIT1);
        var epsilon = model.controls().epsilonProperty();
        for (double wanted : new double[] {0.01, 0.07, 0.13}) {
            run(() -> epsilon.set(wanted));
            assertThat(settled().request().spec().epsilon()).isEqualTo(wanted);
        }
        assertThat(phase()).isEqualTo(LiveStatus.Phase.TRAINING);
        assertThat(fx(() -> model.controls().sparingProperty().get())).isTrue();
        keys(KeyCode.CONTROL, KeyCode.DIGIT2);
        await("an epoch", () -> !current().record().history().isEmpty());
        RunItem trained = current();
        run(button("Stop and keep")::fire);
        await("an end", () -> phase() == LiveStatus.Phase.IDLE);
        assertThat(fx(() -> model.controls().sparingProperty().get())).isFalse();
        assertThat(trained.record().state()).isEqualTo(RunRecord.State.STOPPED);
        assertThat(trained.record().accuracy().n()).isEqualTo(10_000);
        assertThat(trained.record().accuracy().clean()).isGreaterThan(0.5);
        await(
                "the network to be offered",
                () -> model.models().models().stream()
                        .anyMatch(entry -> entry.card().name().equals(trained.id())));
        run(button("Put on stage")::fire);
        await("the stage", () -> bench.shell().currentProperty().get().equals(bench.attack()));
        assertThat(settled().request().models().get(0).card().name()).isEqualTo(trained.id());
        Runnable undo = fx(() -> trains().commands().delete(trained));
        await(
                "the bundled network",
                () -> model.models().modelProperty().get().card().name().equals("fashion-mnist-standard"));
        assertThat(undo).isNotNull();
    }

    @Test
    void aNetworkGoesOnStageAsItWasAfterAnEpochWhileItTrainsOn() {
        start(2000);
        await("an epoch", () -> !current().record().history().isEmpty());
        RunItem trained = current();
        run(button("Put on stage")::fire);
        await("the stage", () -> bench.shell().currentProperty().get().equals(bench.attack()));
        var shown = settled();
        var entry = shown.request().models().get(0);
        assertThat(entry.card().title()).matches("Clean · linear · epoch \\d+");
        assertThat(shown.rows().get(0)).isInstanceOf(StageRow.Attacked.class);
        assertThat(entry.folder().resolve("weights.safetensors")).exists();
        assertThat(phase()).isEqualTo(LiveStatus.Phase.TRAINING);
        int epoch = current().record().history().size();
        await("the next epoch", () -> current().record().history().size() > epoch);
        assertThat(settled().request().models().get(0)).as("it stays as it was").isEqualTo(entry);

        run(() -> trains().commands().cancel());
        await("an idle trainer", () -> phase() == LiveStatus.Phase.IDLE);
        assertThat(trains().runs()).doesNotContain(trained);
        await("the bundled network", () -> !model.models().models().contains(entry));
        assertThat(settled().request().models().get(0).card().name()).isEqualTo("fashion-mnist-standard");
        close();
        assertThat(entry.folder()).doesNotExist();
        open();
    }

    private RunItem current() {
        return trains().live().currentProperty().get();
    }

    @Test
    void aWindowThatIsClosedAsksFirstAndTheTrainingGoesOnInTheNext() {
        start(2000);
        await("some steps", () -> trains().live().statusProperty().get().done() > 10);
        String id = fx(() -> current().id());
        run(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        await("the question", () -> stage.getScene().lookup(".close-sheet") != null);
        run(button("Don't close")::fire);
        assertThat(fx(() -> stage.isShowing())).isTrue();
        run(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        run(button("Pause and go on next time")::fire);
        await("a closed window", () -> !stage.isShowing());
        Path folder = user.resolve("runs").resolve(id);
        assertThat(Files.exists(folder.resolve("checkpoint.safetensors"))).isTrue();
        run(bench::close);
        open();
        await(
                "the runs",
                () -> trains().runs().stream().anyMatch(run -> run.id().equals(id)));
        RunItem interrupted = fx(() -> trains().runs().stream()
                .filter(run -> run.id().equals(id))
                .findFirst()
                .orElseThrow());
        assertThat(interrupted.record().state()).isEqualTo(RunRecord.State.PAUSED);
        assertThat(told("A training was interrupted")).contains("Go on");
        run(() -> trains().commands().goOn(interrupted));
        await(
                "the training to go on",
                () -> trains().live().statusProperty().get().done() > 10);
    }
}
