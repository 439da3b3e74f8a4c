package org.epsilonlab.ui.evaluation;

import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;
import org.epsilonlab.evaluation.TimeEstimate;
import org.jspecify.annotations.Nullable;

/** How long the draft will take, reckoned anew once the user has been quiet for a moment. */
final class PlanEstimate {

    private final ReadOnlyObjectProperty<@Nullable PlanRequest> request;
    private final ReadOnlyObjectProperty<StudyStatus> status;
    private final StudyRunner runner;
    private final ReadOnlyObjectWrapper<@Nullable TimeEstimate> time = new ReadOnlyObjectWrapper<>(this, "time");
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted");
    private final PauseTransition quiet = new PauseTransition(Duration.millis(500));

    PlanEstimate(
            ReadOnlyObjectProperty<@Nullable PlanRequest> request,
            ReadOnlyObjectProperty<StudyStatus> status,
            StudyRunner runner) {
        this.request = request;
        this.status = status;
        this.runner = runner;
        quiet.setOnFinished(event -> reckon());
        request.addListener((source, before, now) -> ask());
        wanted.addListener((source, before, now) -> ask());
        status.addListener((source, before, now) -> {
            if (before.isBusy() && !now.isBusy()) {
                ask();
            }
        });
    }

    private void ask() {
        time.set(null);
        if (wanted.get() && request.get() != null && !status.get().isBusy()) {
            quiet.playFromStart();
        } else {
            quiet.stop();
        }
    }

    private void reckon() {
        PlanRequest now = request.get();
        if (now != null && !status.get().isBusy()) {
            runner.estimate(now, known -> {
                if (now.equals(request.get())) {
                    time.set(known);
                }
            });
        }
    }

    /** Null while unknown. */
    ReadOnlyObjectProperty<@Nullable TimeEstimate> timeProperty() {
        return time.getReadOnlyProperty();
    }

    /** Whether anybody wants to know. */
    BooleanProperty wantedProperty() {
        return wanted;
    }
}
