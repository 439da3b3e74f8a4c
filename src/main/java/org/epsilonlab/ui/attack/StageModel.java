package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.epsilonlab.ui.stage.EquationState;
import org.jspecify.annotations.Nullable;

/** What came of the latest request: the rows on stage, the curves, and whether something newer is under way. */
public final class StageModel {

    // Properties

    private final StepChoice steps = new StepChoice();
    private final ReadOnlyObjectWrapper<@Nullable StageResult> result = new ReadOnlyObjectWrapper<>(this, "result");
    private final ReadOnlyObjectWrapper<List<StageRow>> shown = new ReadOnlyObjectWrapper<>(this, "shown", List.of());
    private final ReadOnlyObjectWrapper<@Nullable StageCurves> curves = new ReadOnlyObjectWrapper<>(this, "curves");
    private final ReadOnlyBooleanWrapper curvesStale = new ReadOnlyBooleanWrapper(this, "curvesStale");
    private final ReadOnlyBooleanWrapper soFar = new ReadOnlyBooleanWrapper(this, "soFar");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");
    private final Distances distances = new Distances();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private final ReadOnlyObjectWrapper<List<EquationState>> ahead =
            new ReadOnlyObjectWrapper<>(this, "ahead", List.of());
    private final PicturesAhead drawing = new PicturesAhead(this::showAhead);
    private final AttackService attacks;
    private final CurveService curving;
    private double epsilonMax;
    private @Nullable StageRequest latest;
    private @Nullable StageRequest aheadOf;

    /** What was asked since the result that is shown, the earliest first. */
    private final List<StageRequest> unanswered = new ArrayList<>();

    /** Has {@code engine} compute on {@code thread}. */
    StageModel(StageEngine engine, Executor thread) {
        attacks = new AttackService(engine, thread, this::showSoFar);
        curving = new CurveService(engine, thread);
        progress.bind(attacks.progressProperty());
        attacks.setOnSucceeded(event -> show(attacks.getValue()));
        attacks.setOnFailed(event -> fail(attacks.getException()));
        curving.setOnSucceeded(event -> {
            curves.set(curving.getValue());
            judgeCurves();
        });
        steps.stepProperty().addListener((source, before, after) -> drawStep());
    }

    /**
     * Asks for a result in place of whatever was asked before; the curves follow it.
     *
     * @param max where the curves end
     */
    void request(StageRequest request, double max) {
        epsilonMax = max;
        latest = request;
        StageResult known = result.get();
        boolean isAlong = known != null && known.leadsTo(request);
        if (!isAlong) {
            ahead.set(List.of());
            unanswered.clear();
        }
        unanswered.add(request);
        soFar.set(false);
        judgeCurves();
        if (hasCurve(request)) {
            curving.yieldTo(request, max);
        } else {
            curving.cancel();
            curves.set(null);
        }
        busy.set(true);
        if (known != null && isAlong) {
            drawing.draw(request, known);
        }
        attacks.request(request);
    }

    /** The engine may have been quicker, or something else may be asked for by now. */
    private void showAhead(StageRequest request, List<EquationState> states) {
        if (busy.get() && request.equals(latest)) {
            aheadOf = request;
            ahead.set(states);
        }
    }

    /** Something else is to come on stage, but it takes a moment until that can be asked for. */
    void hold() {
        drop();
        busy.set(true);
    }

    /** Drops what was asked. */
    void drop() {
        latest = null;
        ahead.set(List.of());
        soFar.set(false);
        judgeCurves();
        attacks.drop();
        curving.cancel();
        busy.set(false);
    }

    private static boolean hasCurve(StageRequest request) {
        return AttackWords.noCurve(request.spec()).isEmpty();
    }

    /** Has a dear attack end with what it has so far. */
    void stopEarly() {
        attacks.stopEarly();
    }

    private void judgeCurves() {
        StageRequest now = latest;
        curvesStale.set(curves.get() != null && (now == null || !curving.isShown(now, epsilonMax)));
    }

    private void showSoFar(List<StageRow> rows) {
        failure.set("");
        soFar.set(true);
        shown.set(rows);
        if (latest != null) {
            distances.soFar(latest.spec(), rows.get(0));
        }
    }

    private void show(StageResult now) {
        busy.set(attacks.goOn(now));
        unanswered.subList(0, unanswered.indexOf(now.request()) + 1).clear();
        if (!busy.get()) {
            unanswered.clear();
        }
        if (aheadOf == null || !unanswered.contains(aheadOf)) {
            ahead.set(List.of());
        }
        soFar.set(false);
        failure.set("");
        steps.show(now);
        shown.set(now.rows());
        result.set(now);
        distances.add(now);
        if (hasCurve(now.request())) {
            curving.request(now.request(), epsilonMax);
        }
    }

    private void fail(@Nullable Throwable cause) {
        if (attacks.isOutdated()) {
            return;
        }
        busy.set(false);
        ahead.set(List.of());
        soFar.set(false);
        failure.set(Failure.sentence(cause));
    }

    private void drawStep() {
        StageResult now = result.get();
        if (now != null && !soFar.get()) {
            int step = steps.stepProperty().get();
            shown.set(now.rows().stream().map(row -> at(row, step)).toList());
        }
    }

    private static StageRow at(StageRow row, int step) {
        return row instanceof StageRow.Attacked attacked
                        && step >= 0
                        && step < attacked.trace().size()
                ? attacked.at(step)
                : row;
    }

    /** Which step of an iterated attack is shown. */
    public StepChoice steps() {
        return steps;
    }

    /** The last result, null before there is one; out of date while {@link #busyProperty()} holds. */
    public ReadOnlyObjectProperty<@Nullable StageResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /**
     * The rows to draw: those of the result, how they stood at the step that is shown, or, while a dear attack is under
     * way, its best so far.
     */
    public ReadOnlyObjectProperty<List<StageRow>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /**
     * While the networks are asked about a new ε of a one-step attack: the rows with its pictures, and what was said of
     * the pictures before; else empty.
     */
    public ReadOnlyObjectProperty<List<EquationState>> aheadProperty() {
        return ahead.getReadOnlyProperty();
    }

    /** Whether the rows to draw are the best so far of what is under way: up to date, but not the end. */
    public ReadOnlyBooleanProperty soFarProperty() {
        return soFar.getReadOnlyProperty();
    }

    /** While this holds, the networks are asked about another ε five times a second at most. */
    BooleanProperty sparingProperty() {
        return attacks.sparingProperty();
    }

    /** Confidence against ε, null before it is known. */
    public ReadOnlyObjectProperty<@Nullable StageCurves> curvesProperty() {
        return curves.getReadOnlyProperty();
    }

    /** Whether the curves belong to another picture, network or attack than the one that is asked for. */
    public ReadOnlyBooleanProperty curvesStaleProperty() {
        return curvesStale.getReadOnlyProperty();
    }

    /** How far the attack under way is, in [0, 1]; negative while that can't be told. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How far each attack tried on this picture had to go. */
    Distances distances() {
        return distances;
    }

    /** Whether a newer result is under way. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why the last request failed, one sentence; empty if it did not. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
