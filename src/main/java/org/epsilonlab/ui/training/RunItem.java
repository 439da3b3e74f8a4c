package org.epsilonlab.ui.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.epsilonlab.training.RunRecord;
import org.epsilonlab.training.RunStore;
import org.epsilonlab.training.TrainingPoint;
import org.epsilonlab.ui.training.chart.CurvePoint;
import org.epsilonlab.ui.training.chart.TrainingCurves;

/** One run as the Train place knows it. Belongs to the FX thread. */
public final class RunItem {

    /** More batch losses than these are thinned to half: a curve has no more pixels. */
    private static final int MOST_LOSSES = 8000;

    private final ReadOnlyObjectWrapper<RunRecord> record = new ReadOnlyObjectWrapper<>(this, "record");
    private final List<CurvePoint> losses = new ArrayList<>();
    private RunStore.Run run;
    private int stride = 1;
    private int skipped;

    RunItem(RunStore.Run run) {
        this.run = run;
        record.set(run.record());
    }

    /** The folder's name. */
    public String id() {
        return run.id();
    }

    /** Where it lies. */
    public Path folder() {
        return run.folder().path();
    }

    RunStore.Run run() {
        return run;
    }

    /** What is known of it. */
    public ReadOnlyObjectProperty<RunRecord> recordProperty() {
        return record.getReadOnlyProperty();
    }

    public RunRecord record() {
        return record.get();
    }

    void update(RunRecord now) {
        run = new RunStore.Run(run.folder(), now);
        record.set(now);
    }

    /** Remembers losses of batches, so that its curve can be drawn anew; every other once they are many. */
    void remember(List<CurvePoint> points) {
        for (CurvePoint point : points) {
            // Gone on with from a checkpoint, a run takes its last steps once more.
            while (!losses.isEmpty() && losses.get(losses.size() - 1).x() >= point.x()) {
                losses.remove(losses.size() - 1);
            }
            if (++skipped >= stride) {
                skipped = 0;
                losses.add(point);
            }
        }
        while (losses.size() > MOST_LOSSES) {
            stride *= 2;
            List<CurvePoint> half = new ArrayList<>();
            for (int i = 1; i < losses.size(); i += 2) {
                half.add(losses.get(i));
            }
            losses.clear();
            losses.addAll(half);
        }
    }

    /** Every point of its accuracy curves. */
    List<CurvePoint> accuracies() {
        List<CurvePoint> points = new ArrayList<>();
        record().history().forEach(point -> points.addAll(accuracies(point)));
        return points;
    }

    /** Every point of its loss curves; for batches that this session has not seen, the mean of their epoch. */
    List<CurvePoint> losses() {
        double seen =
                losses.isEmpty() ? Double.POSITIVE_INFINITY : losses.get(0).x();
        List<CurvePoint> points = new ArrayList<>();
        for (TrainingPoint point : record().history()) {
            if (point.epoch() < seen) {
                points.add(new CurvePoint(TrainingCurves.BATCH_LOSS, point.epoch(), point.trainLoss()));
            }
            points.addAll(losses(point));
        }
        points.addAll(losses);
        return points;
    }

    static List<CurvePoint> accuracies(TrainingPoint point) {
        return List.of(
                new CurvePoint(TrainingCurves.CLEAN_ACCURACY, point.epoch(), 100 * point.clean()),
                new CurvePoint(TrainingCurves.FGSM_ACCURACY, point.epoch(), 100 * point.fgsm()),
                new CurvePoint(TrainingCurves.PGD_ACCURACY, point.epoch(), 100 * point.pgd()));
    }

    static List<CurvePoint> losses(TrainingPoint point) {
        return List.of(
                new CurvePoint(TrainingCurves.CLEAN_LOSS, point.epoch(), point.cleanLoss()),
                new CurvePoint(TrainingCurves.PGD_LOSS, point.epoch(), point.pgdLoss()));
    }

    /** The same points sorted by their curve. */
    static Map<String, List<CurvePoint>> byCurve(List<CurvePoint> points) {
        return points.stream().collect(java.util.stream.Collectors.groupingBy(CurvePoint::curveId));
    }
}
