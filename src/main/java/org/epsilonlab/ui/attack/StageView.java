package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.MapChangeListener;
import javafx.scene.control.ScrollPane;
import org.epsilonlab.attack.Finding;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Scrolling;
import org.epsilonlab.ui.stage.ConfidenceChart;
import org.epsilonlab.ui.stage.EquationRow;
import org.epsilonlab.ui.stage.EquationState;
import org.epsilonlab.ui.stage.FilmStrip;
import org.epsilonlab.ui.stage.Magnifier;
import org.epsilonlab.ui.stage.StagePane;
import org.epsilonlab.ui.stage.StepScrubber;
import org.jspecify.annotations.Nullable;

/** The stage itself: a row a network, the scrubber, the film strip and the confidence chart, all following the model. */
final class StageView {

    private final AttackModel model;
    private final List<EquationRow> rows;
    private final FilmStrip strip;
    private final ConfidenceChart chart;
    private final StepScrubber scrubber;
    private final StagePane pane;
    private final ScrollPane view;
    private final Magnifier magnifier = new Magnifier();
    private boolean steering;

    StageView(AttackModel model, Appearance appearance) {
        this.model = model;
        rows = List.of(new EquationRow(appearance), new EquationRow(appearance));
        strip = new FilmStrip(appearance);
        chart = new ConfidenceChart(appearance);
        scrubber = new StepScrubber(appearance);
        pane = new StagePane(appearance, strip, chart, scrubber);
        view = Scrolling.of(pane);
        view.setFitToHeight(true);
        view.getStyleClass().add("stage-scroll");
        init();
    }

    private void init() {
        StageModel stage = model.stage();
        model.models().modelProperty().addListener((source, before, after) -> arrange());
        model.models().comparedProperty().addListener((source, before, after) -> arrange());
        stage.shownProperty().addListener((source, before, after) -> drawAll());
        model.originalInPlaceProperty().addListener((source, before, after) -> drawAll());
        stage.failureProperty().addListener((source, before, after) -> drawAll());
        stage.busyProperty().subscribe(busy -> dim());
        stage.soFarProperty().subscribe(soFar -> dim());
        stage.aheadProperty().subscribe(ahead -> drawAhead(ahead));
        model.findings().known().addListener((MapChangeListener<ModelCatalog.Entry, List<Finding>>) change -> warn());
        rows.forEach(row -> row.pictures().forEach(magnifier::install));
        initSteps(stage.steps());
        new ChartBinding(model, chart);
        new FilmStripBinding(model.pictures(), strip);
        arrange();
    }

    /** What is out of date dims after a moment; the best so far of what is under way is not. */
    private void dim() {
        if (isOutOfDate()) {
            rows.forEach(EquationRow::showBusy);
        }
    }

    private boolean isOutOfDate() {
        return model.stage().busyProperty().get()
                && !model.stage().soFarProperty().get();
    }

    private void initSteps(StepChoice steps) {
        scrubber.setVisible(false);
        steps.traceProperty()
                .subscribe(trace -> steer(() -> {
                    scrubber.setVisible(!trace.isEmpty());
                    scrubber.setLosses(
                            trace.stream().mapToDouble(step -> step.loss()).toArray());
                    scrubber.stepProperty().set(Math.max(0, steps.kept()));
                }));
        scrubber.stepProperty().addListener((source, before, after) -> {
            if (!steering) {
                steps.stepProperty().set(after.intValue());
            }
        });
        steps.stepProperty().addListener((source, before, after) -> {
            boolean outcome = after.intValue() == StepChoice.OUTCOME;
            steer(() -> scrubber.stepProperty().set(Math.max(0, outcome ? steps.kept() : after.intValue())));
        });
    }

    private void steer(Runnable work) {
        steering = true;
        work.run();
        steering = false;
    }

    /** As many rows as there are networks on stage; one that says what to do where there is none. */
    private void arrange() {
        int networks = model.models().onStage().size();
        pane.setRows(rows.subList(0, Math.max(1, networks)));
        if (networks == 0) {
            rows.get(0)
                    .showEmpty(
                            "No network",
                            "There is no model to attack: train one with “epsilon-lab train”, or put a model folder"
                                    + " into the folder that the About box names, and start again.");
        } else if (model.stage().resultProperty().get() == null) {
            for (int i = 0; i < networks; i++) {
                rows.get(i).showEmpty(title(i), "The first picture is being attacked …");
            }
        }
    }

    private String title(int row) {
        return model.models().onStage().get(row).card().title();
    }

    private void drawAll() {
        StageModel stage = model.stage();
        String failure = stage.failureProperty().get();
        List<StageRow> shown = stage.shownProperty().get();
        for (int i = 0; i < rows.size(); i++) {
            if (!failure.isEmpty() && i < model.models().onStage().size()) {
                rows.get(i).showFailed(title(i), failure);
            } else if (i < shown.size()) {
                draw(rows.get(i), shown.get(i));
            }
        }
        drawAhead(model.stage().aheadProperty().get());
        warn();
    }

    /** Pictures that wait for the networks' answers, in place of those that the answers shown belong to. */
    private void drawAhead(List<EquationState> ahead) {
        List<StageRow> shown = model.stage().shownProperty().get();
        for (int i = 0; i < rows.size(); i++) {
            if (i < ahead.size() && shown.get(i) instanceof StageRow.Attacked attacked) {
                rows.get(i).showAhead(inPlace(attacked.drawn().withPicturesOf(ahead.get(i))));
            } else {
                rows.get(i).endAhead();
            }
        }
    }

    private EquationState inPlace(EquationState state) {
        return model.originalInPlaceProperty().get() ? state.withOriginalInPlace() : state;
    }

    /** Says beside the names what was found of the networks that are shown. */
    private void warn() {
        List<StageRow> shown = model.stage().shownProperty().get();
        for (int i = 0; i < Math.min(rows.size(), shown.size()); i++) {
            List<Finding> found =
                    model.findings().known().getOrDefault(shown.get(i).model(), List.of());
            rows.get(i)
                    .warning()
                    .show(
                            found.stream().map(Finding::brief).collect(Collectors.joining(" ")),
                            found.stream().map(Finding::sentence).collect(Collectors.joining("\n")));
        }
    }

    private void draw(EquationRow row, StageRow content) {
        if (content instanceof StageRow.Failed failed) {
            row.showFailed(failed.model().card().title(), failed.sentence());
        } else if (content instanceof StageRow.Attacked attacked) {
            Pixels pixels = attacked.outcome().original();
            pane.setPicturePixels(Math.max(pixels.width(), pixels.height()));
            if (attacked.soFar()) {
                row.showSoFar(inPlace(attacked.drawn()));
            } else {
                row.show(inPlace(attacked.drawn()));
            }
        }
        if (isOutOfDate()) {
            row.showBusy();
        }
    }

    /** Leaves the window to the equations alone. */
    void setPresenting(boolean only) {
        pane.setPresenting(only);
    }

    /** The row of a network, for what can be done with its pictures. */
    List<EquationRow> rows() {
        return rows;
    }

    /** All of it, scrolling where the window is too small. */
    ScrollPane view() {
        return view;
    }

    /** The stage's own commands: walking through pictures and steps. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>(strip.commands());
        commands.addAll(scrubber.commands());
        commands.addAll(magnifier.commands());
        return commands;
    }

    /** The row's state as it is drawn, null where a network failed. */
    StageRow.@Nullable Attacked shown(int row) {
        List<StageRow> shown = model.stage().shownProperty().get();
        return row < shown.size() && shown.get(row) instanceof StageRow.Attacked attacked ? attacked : null;
    }
}
