package org.epsilonlab.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.epsilonlab.model.Snapshot;
import org.epsilonlab.training.RecordedRuns;
import org.epsilonlab.training.RunRecord;
import org.epsilonlab.training.RunStore;
import org.epsilonlab.ui.common.Look;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Looks at recorded runs in the real place. */
class RecordedRunsTest extends TrainWindow {

    @Start
    private void start(Stage stage) throws Exception {
        open(stage);
    }

    @Test
    void tellsOfACollapseAndKeepsTheGoodWeights(FxRobot robot) throws Exception {
        new RecordedRuns(runs).collapsed("run-1");
        robot.interact(model::load);
        await(() -> shows(robot, "The training collapsed."));
        assertThat(text(robot)).contains("Seen at epoch 5. PGD accuracy went from 50 % to 6 %");
        Hyperlink keep = link(robot, "Keep the last good weights (epoch 4)");
        robot.interact(keep::fire);
        await(() -> model.runs().size() == 2);
        RunRecord kept = run(1).record();
        assertThat(kept.title()).contains("last good, epoch 4");
        assertThat(kept.history()).hasSize(4);
        assertThat(staged).contains("kept run-2");
        robot.interact(() -> model.shownProperty().set(run(0)));
        robot.interact(link(robot, "Next time with PGD")::fire);
        assertThat(model.draft().regimeProperty().get()).isEqualTo("pgd");
    }

    @Test
    void aRunThatTrainsGoesOnStageOnceItsFirstEpochIsDone(FxRobot robot) throws Exception {
        RecordedRuns recorded = new RecordedRuns(runs);
        recorded.robust("run-1");
        robot.interact(model::load);
        await(() -> model.runs().size() == 1);
        RunStore.Run fresh = model.store().create("Fresh", RecordedRuns.config("clean", 4, 1), "");
        RunItem item = new RunItem(fresh);
        RunActions actions = new RunActions(model, new Stages(), new NoFrame());
        robot.interact(() -> {
            model.runs().add(item);
            model.shownProperty().set(item);
        });
        assertThat(putOnStage(robot).getAccessibleHelp()).contains("no network yet; go on with it");
        robot.interact(() -> model.live().started(fresh));
        assertThat(putOnStage(robot).isDisabled()).isTrue();
        assertThat(putOnStage(robot).getAccessibleHelp()).contains("Its first epoch is not done yet; wait for it.");
        String early = "Put on stage: its first epoch is not done yet; wait for it";
        assertThat(item(actions, item, early).isDisable()).isTrue();

        Snapshot weights = Snapshot.read(runs.resolve("run-1"));
        robot.interact(() -> model.live().epoch(run(0).record().history().get(0), weights));
        assertThat(putOnStage(robot).isDisabled()).isFalse();
        robot.interact(putOnStage(robot)::fire);
        assertThat(staged).contains("stage run-2");
        robot.interact(
                () -> item(actions, item, "Put on stage as after epoch 1").fire());
        robot.interact(() -> item(actions, run(0), "Put on stage beside the run that is shown")
                .fire());
        assertThat(staged).contains("both run-2 run-1");

        robot.interact(() -> model.live().ended(fresh, Optional.empty(), Optional.empty()));
        assertThat(staged).as("what was cancelled leaves the stage").contains("gone run-2");
        assertThat(model.live().weightsOf(item)).isNull();
    }

    @Test
    void theMenuKeyOpensTheMenuOfTheChosenRun(FxRobot robot) throws Exception {
        new RecordedRuns(runs).robust("run-1");
        robot.interact(model::load);
        await(() -> model.runs().size() == 1);
        Node table = robot.lookup("#runs").query();
        robot.interact(() ->
                table.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 9, 9, 9, 9, true, null)));
        await(() -> Window.getWindows().stream()
                .anyMatch(each -> each instanceof ContextMenu menu
                        && menu.getItems().stream().anyMatch(item -> "Put on stage".equals(item.getText()))));
        robot.interact(() -> List.copyOf(Window.getWindows()).stream()
                .filter(ContextMenu.class::isInstance)
                .forEach(Window::hide));
    }

    @Test
    void theAccuraciesAreSeenInANarrowTableToo(FxRobot robot) throws Exception {
        new RecordedRuns(runs).robust("run-1");
        robot.interact(model::load);
        await(() -> model.runs().size() == 1);
        TableView<?> table = robot.lookup("#runs").query();
        double em = Look.BODY;
        robot.interact(() -> table.setMaxWidth(28 * em));
        await(() -> names(table).equals(List.of("run", "trained on", "clean", "robust", "time")));
        await(() -> table.getVisibleLeafColumns().stream()
                        .mapToDouble(TableColumnBase::getWidth)
                        .sum()
                <= table.getWidth());
        robot.interact(() -> table.setMaxWidth(Double.MAX_VALUE));
        await(() -> names(table).size() == 7);
    }

    private static List<String> names(TableView<?> table) {
        return table.getVisibleLeafColumns().stream()
                .map(TableColumnBase::getText)
                .toList();
    }

    private static Button putOnStage(FxRobot robot) {
        return robot.lookup(
                        node -> node instanceof Button each && each.getText().equals("Put on stage"))
                .queryButton();
    }

    @Test
    void runsAreComparedDeletedAndBroughtBack(FxRobot robot) throws Exception {
        RecordedRuns recorded = new RecordedRuns(runs);
        recorded.collapsed("run-1");
        recorded.robust("run-2");
        robot.interact(model::load);
        await(() -> model.runs().size() == 2);
        RunActions actions = new RunActions(model, new Stages(), new NoFrame());
        robot.interact(() -> actions.compare(run(0)));
        assertThat(model.comparedProperty().get()).isEqualTo(run(0));
        assertThat(model.shownProperty().get()).isEqualTo(run(1));
        RunItem other = run(0);
        robot.interact(() -> item(actions, other, "Put on stage beside the run that is shown")
                .fire());
        assertThat(staged).contains("both run-2 run-1");
        robot.interact(() -> model.commands().rename(other, "another name"));
        await(() -> other.record().title().equals("another name"));
        robot.interact(() -> actions.delete(other));
        await(() -> model.runs().size() == 1 && !Files.exists(runs.resolve("run-1")));
        assertThat(model.comparedProperty().get()).isNull();
        robot.interact(() -> offered.run());
        await(() -> model.runs().size() == 2 && Files.exists(runs.resolve("run-1/model.json")));
        assertThat(ConfigDifference.of(run(0).record().config(), run(1).record().config()))
                .anyMatch(words -> words.startsWith("regime"));
    }

    private static MenuItem item(RunActions actions, RunItem run, String text) {
        return actions.menu(run).getItems().stream()
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }
}
