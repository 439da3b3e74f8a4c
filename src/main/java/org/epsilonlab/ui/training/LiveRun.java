package org.epsilonlab.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.epsilonlab.training.RunRecord;
import org.epsilonlab.training.RunStore;
import org.epsilonlab.training.TrainingPoint;
import org.jspecify.annotations.Nullable;

/** The run that trains or holds, as the trainer tells of it. Belongs to the FX thread. */
public final class LiveRun implements TrainingLink.Sink {

    private final TrainModel model;
    private final ReadOnlyObjectWrapper<@Nullable RunItem> current = new ReadOnlyObjectWrapper<>(this, "current");
    private final ReadOnlyObjectWrapper<LiveStatus> status =
            new ReadOnlyObjectWrapper<>(this, "status", LiveStatus.IDLE);
    private final ReadOnlyObjectWrapper<@Nullable Strip> strip = new ReadOnlyObjectWrapper<>(this, "strip");
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

    /** The pictures of the strip, null before the first epoch of this session. */
    public ReadOnlyObjectProperty<@Nullable Strip> stripProperty() {
        return strip.getReadOnlyProperty();
    }

    /** The newest points of the run if it is the one that is shown, to be appended to its curves. */
    public ReadOnlyObjectProperty<List<CurvePoint>> freshProperty() {
        return fresh.getReadOnlyProperty();
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
    public void started(RunStore.Run run) {
        RunItem before = current.get();
        boolean follow = model.shownProperty().get() == null
                || Objects.equals(model.shownProperty().get(), before)
                || before == null;
        current.set(model.find(run.id()));
        status.set(LiveStatus.IDLE.in(LiveStatus.Phase.STARTING));
        this.strip.set(null);
        if (follow) {
            model.shownProperty().set(current.get());
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
    public void epoch(TrainingPoint point) {
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
        strip.set(now);
    }

    @Override
    public void trouble(String sentence) {
        setPhase(LiveStatus.Phase.TROUBLE);
        model.notices().refuse(sentence);
    }

    @Override
    public void ended(RunStore.Run ended, Optional<RunRecord> record, Optional<String> problem) {
        RunItem run = model.find(ended.id());
        status.set(LiveStatus.IDLE);
        current.set(null);
        problem.ifPresent(model.notices()::refuse);
        if (run == null) {
            return;
        }
        if (record.isPresent()) {
            run.update(record.get());
            if (record.get().state().isKept()) {
                model.notices().kept(run);
                model.notices().tell("“" + record.get().title() + "” is trained and can go on stage.");
            }
        } else if (problem.isEmpty()) {
            model.forget(run);
        }
    }
}
