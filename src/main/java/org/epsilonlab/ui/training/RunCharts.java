package org.epsilonlab.ui.training;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** Both charts of one kind, which share their epochs. */
    private record Pair(EpochAxis epochs, LiveChart accuracy, LiveChart loss) {

        static Pair of(Kind kind, Appearance appearance, ChartFiles files) {
            EpochAxis epochs = new EpochAxis(10);
            LiveChart accuracy =
                    new LiveChart(TrainingCurves.accuracy(kind.caption(), kind.classes()), epochs, appearance, files);
            LiveChart loss = new LiveChart(TrainingCurves.loss(kind.caption()), epochs, appearance, files);
            accuracy.setId("accuracy-chart");
            loss.setId("loss-chart");
            VBox.setVgrow(accuracy, Priority.ALWAYS);
            VBox.setVgrow(loss, Priority.ALWAYS);
            return new Pair(epochs, accuracy, loss);
        }
    }

    private final TrainModel model;
    private final Appearance appearance;
    private final ChartFiles files;

    /** What a chart says of itself is fixed, and the theme keeps it in memory: one pair a kind, and no more. */
    private final Map<Kind, Pair> pairs = new HashMap<>();

    private Pair charts;

    RunCharts(TrainModel model, Appearance appearance, Frame frame) {
        this.model = model;
        this.appearance = appearance;
        files = new Files(frame);
        charts = Pair.of(Kind.USUAL, appearance, files);
        pairs.put(Kind.USUAL, charts);
        getStyleClass().add("run-charts");
        getChildren().setAll(charts.accuracy(), charts.loss());
        model.shownProperty().subscribe(run -> show(run));
        model.comparedProperty().subscribe(run -> compare());
        model.live().freshProperty().addListener((source, before, points) -> append(points));
    }

    private void become(Kind kind) {
        Pair other = pairs.computeIfAbsent(kind, each -> Pair.of(each, appearance, files));
        if (!other.equals(charts)) {
            charts = other;
            getChildren().setAll(charts.accuracy(), charts.loss());
        }
    }

    private void append(List<CurvePoint> points) {
        charts.accuracy().append(points);
        charts.loss().append(points);
        mark();
    }

    private void show(@Nullable RunItem run) {
        if (run != null) {
            become(Kind.of(run.record()));
        }
        charts.accuracy().clear();
        charts.loss().clear();
        if (run != null) {
            charts.epochs().setEnd(run.record().config().epochs());
            charts.accuracy().append(run.accuracies());
            charts.loss().append(run.losses());
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
            charts.accuracy().clearBest();
            return;
        }
        TrainingPoint best = record.history().get(record.bestEpoch() - 1);
        charts.accuracy()
                .setBest(
                        new CurvePoint(TrainingCurves.PGD_ACCURACY, best.epoch(), 100 * best.pgd()),
                        String.format(
                                Locale.ROOT,
                                record.state().isKept() ? "best %.1f %%" : "best so far %.1f %%",
                                100 * best.pgd()));
    }

    private void compare() {
        RunItem other = model.comparedProperty().get();
        if (other == null || Objects.equals(other, model.shownProperty().get())) {
            charts.accuracy().clearEarlier();
            charts.loss().clearEarlier();
            return;
        }
        charts.accuracy().setEarlier(other.record().title(), RunItem.byCurve(other.accuracies()));
        charts.loss().setEarlier(other.record().title(), RunItem.byCurve(other.losses()));
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
