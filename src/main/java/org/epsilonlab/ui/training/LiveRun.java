package org.epsilonlab.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.epsilonlab.model.Snapshot;
import org.epsilonlab.training.EpochWeights;
import org.epsilonlab.training.RunRecord;
import org.epsilonlab.training.RunStore;
import org.epsilonlab.training.TrainingPoint;
import org.epsilonlab.ui.training.chart.CurvePoint;
import org.jspecify.annotations.Nullable;

/** The run that trains or holds, as the trainer tells of it. Belongs to the FX thread. */
public final class LiveRun implements TrainingLink.Sink {

    private final TrainModel model;
    private final ReadOnlyObjectWrapper<@Nullable RunItem> current = new ReadOnlyObjectWrapper<>(this, "current");
    private final ReadOnlyObjectWrapper<LiveStatus> status =
            new ReadOnlyObjectWrapper<>(this, "status", LiveStatus.IDLE);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private final ReadOnlyObjectWrapper<@Nullable EpochWeights> weights = new ReadOnlyObjectWrapper<>(this, "weights");
    private @Nullable RunItem last;
    private final ReadOnlyObjectWrapper<List<CurvePoint>> fresh = new ReadOnlyObjectWrapper<>(this, "fresh", List.of());

    LiveRun(TrainModel model) {
        this.model = model;
    }

    /** The run, null for none. */
    public ReadOnlyObjectProperty<@Nullable RunItem> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** How far it is; changes at most ten times a second. */
    public ReadOnlyObjectProperty<LiveStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Why it holds in the phase TROUBLE, one sentence; empty otherwise. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** The newest points of the run if it is the one that is shown, to be appended to its curves. */
    public ReadOnlyObjectProperty<List<CurvePoint>> freshProperty() {
        return fresh.getReadOnlyProperty();
    }

    /** The network of the current run after its last epoch; null before the first of this session. */
    ReadOnlyObjectProperty<@Nullable EpochWeights> weightsProperty() {
        return weights.getReadOnlyProperty();
    }

    /** The network of a run that trains after its last epoch, null if it does not train or has finished none. */
    public @Nullable EpochWeights weightsOf(RunItem run) {
        return Objects.equals(run, current.get()) ? weights.get() : null;
    }

    void setPhase(LiveStatus.Phase phase) {
        status.set(status.get().in(phase));
    }

    private void append(List<CurvePoint> points) {
        if (Objects.equals(model.shownProperty().get(), current.get())) {
            fresh.set(points);
        }
    }

    @Override
    public void queueChanged() {
        model.refreshQueue();
    }

    @Override
    public void started(RunStore.Run started) {
        RunItem shown = model.shownProperty().get();
        RunItem run = model.find(started.id());
        weights.set(null);
        current.set(run);
        status.set(LiveStatus.IDLE.in(LiveStatus.Phase.STARTING));
        // Whoever looks at another run by now goes on looking at it.
        if (shown == null || Objects.equals(shown, last)) {
            model.shownProperty().set(run);
        }
    }

    @Override
    public void steps(LiveStatus now, List<CurvePoint> losses) {
        LiveStatus.Phase phase = status.get().phase();
        boolean isTraining = phase == LiveStatus.Phase.STARTING || phase == LiveStatus.Phase.TRAINING;
        status.set(isTraining ? now : now.in(phase));
        RunItem run = current.get();
        if (run != null) {
            run.remember(losses);
            append(losses);
        }
    }

    @Override
    public void phase(LiveStatus.Phase phase, double measured) {
        trouble.set("");
        LiveStatus now = status.get();
        status.set(new LiveStatus(
                phase,
                now.done(),
                now.all(),
                now.epochs(),
                now.learningRate(),
                now.imagesPerSecond(),
                now.secondsLeft(),
                measured));
    }

    @Override
    public void epoch(TrainingPoint point, Snapshot network) {
        RunItem run = current.get();
        if (run != null) {
            weights.set(new EpochWeights(run.run(), point, network));
        }
        List<CurvePoint> points = new ArrayList<>(RunItem.accuracies(point));
        points.addAll(RunItem.losses(point));
        append(points);
    }

    @Override
    public void recorded(RunRecord record) {
        RunItem run = current.get();
        if (run != null) {
            run.update(record);
        }
    }

    @Override
    public void strip(Strip now) {
        model.strip().arrived(now);
    }

    @Override
    public void trouble(String sentence) {
        trouble.set(sentence);
        setPhase(LiveStatus.Phase.TROUBLE);
        model.notices().refuse(sentence);
    }

    @Override
    public void ended(RunStore.Run ended, Optional<RunRecord> record, Optional<String> problem) {
        RunItem run = model.find(ended.id());
        if (run != null) {
            record.ifPresent(run::update);
        }
        last = run;
        trouble.set("");
        status.set(LiveStatus.IDLE);
        current.set(null);
        weights.set(null);
        problem.ifPresent(model.notices()::refuse);
        if (run == null) {
            return;
        }
        if (record.isPresent() && record.get().state().isKept()) {
            model.notices().kept(run);
            model.notices().tell("“" + record.get().title() + "” is trained and can go on stage.");
        } else if (record.isEmpty() && problem.isEmpty()) {
            model.forget(run);
            model.notices().gone(run);
        }
    }
}
