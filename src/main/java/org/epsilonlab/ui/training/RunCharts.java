package org.epsilonlab.ui.training;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.training.RunRecord;
import org.epsilonlab.training.TrainingPoint;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.training.chart.ChartFiles;
import org.epsilonlab.ui.training.chart.CurvePoint;
import org.epsilonlab.ui.training.chart.EpochAxis;
import org.epsilonlab.ui.training.chart.LiveChart;
import org.epsilonlab.ui.training.chart.TrainingCurves;
import org.jspecify.annotations.Nullable;

/** The curves of the run that is shown, over those of the run it is compared with. */
final class RunCharts extends VBox {

    /** What the curves are measured on, and how many classes guessing chooses from. */
    private record Kind(String caption, int classes) {
        static final Kind USUAL = new Kind(
                "on " + RunWords.heldOut(DraftData.USUAL.name()),
                DraftData.USUAL.classes().size());

        static Kind of(RunRecord run) {
            List<LayerSpec> layers = run.config().layers();
            Integer last =
                    layers.isEmpty() ? null : layers.get(layers.size() - 1).units();
            return new Kind("on " + RunWords.heldOut(run.config().data()), last == null ? USUAL.classes() : last);
        }
    }

    private final TrainModel model;
    private final Appearance appearance;
    private final ChartFiles files;
    private EpochAxis epochs = new EpochAxis(10);
    private Kind kind = Kind.USUAL;
    private LiveChart accuracy;
    private LiveChart loss;

    RunCharts(TrainModel model, Appearance appearance, Frame frame) {
        this.model = model;
        this.appearance = appearance;
        files = new Files(frame);
        accuracy = new LiveChart(TrainingCurves.accuracy(kind.caption(), kind.classes()), epochs, appearance, files);
        loss = new LiveChart(TrainingCurves.loss(kind.caption()), epochs, appearance, files);
        getStyleClass().add("run-charts");
        place();
        model.shownProperty().subscribe(run -> show(run));
        model.comparedProperty().subscribe(run -> compare());
        model.live().freshProperty().addListener((source, before, points) -> append(points));
    }

    private void place() {
        for (LiveChart chart : List.of(accuracy, loss)) {
            VBox.setVgrow(chart, Priority.ALWAYS);
        }
        accuracy.setId("accuracy-chart");
        loss.setId("loss-chart");
        getChildren().setAll(accuracy, loss);
    }

    /** Other charts for a run on pictures of another kind: what a chart says of itself is fixed. */
    private void become(Kind other) {
        if (!other.equals(kind)) {
            kind = other;
            epochs = new EpochAxis(10);
            accuracy =
                    new LiveChart(TrainingCurves.accuracy(kind.caption(), kind.classes()), epochs, appearance, files);
            loss = new LiveChart(TrainingCurves.loss(kind.caption()), epochs, appearance, files);
            place();
        }
    }

    private void append(List<CurvePoint> points) {
        accuracy.append(points);
        loss.append(points);
        mark();
    }

    private void show(@Nullable RunItem run) {
        if (run != null) {
            become(Kind.of(run.record()));
        }
        accuracy.clear();
        loss.clear();
        if (run != null) {
            epochs.setEnd(run.record().config().epochs());
            accuracy.append(run.accuracies());
            loss.append(run.losses());
        }
        mark();
        compare();
    }

    /** The best epoch, before any collapse. */
    private void mark() {
        RunItem run = model.shownProperty().get();
        RunRecord record = run == null ? null : run.record();
        if (record == null
                || record.bestEpoch() == 0
                || record.config().regime().isClean()) {
            accuracy.clearBest();
            return;
        }
        TrainingPoint best = record.history().get(record.bestEpoch() - 1);
        accuracy.setBest(
                new CurvePoint(TrainingCurves.PGD_ACCURACY, best.epoch(), 100 * best.pgd()),
                String.format(
                        Locale.ROOT,
                        record.state().isKept() ? "best %.1f %%" : "best so far %.1f %%",
                        100 * best.pgd()));
    }

    private void compare() {
        RunItem other = model.comparedProperty().get();
        if (other == null || Objects.equals(other, model.shownProperty().get())) {
            accuracy.clearEarlier();
            loss.clearEarlier();
            return;
        }
        accuracy.setEarlier(other.record().title(), RunItem.byCurve(other.accuracies()));
        loss.setEarlier(other.record().title(), RunItem.byCurve(other.losses()));
    }

    /** Asks for files in a dialog. */
    private record Files(Frame frame) implements ChartFiles {

        @Override
        public @Nullable Path choose(String suggestedName) {
            FileChooser chooser = new FileChooser();
            chooser.setTitle("Save the chart");
            chooser.setInitialFileName(suggestedName);
            File file = chooser.showSaveDialog(frame.window());
            return file == null ? null : file.toPath();
        }

        @Override
        public void tell(String sentence) {
            frame.tell(sentence);
        }

        @Override
        public void refuse(String sentence) {
            frame.refuse(sentence);
        }
    }
}
