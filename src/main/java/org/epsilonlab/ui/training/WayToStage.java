package org.epsilonlab.ui.training;

import java.util.Locale;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.epsilonlab.training.EpochWeights;
import org.jspecify.annotations.Nullable;

/**
 * Whether the network of a run can be put on stage: one that was kept, or that of a run which trains, as it was after its
 * last epoch.
 */
final class WayToStage {

    private final TrainModel model;

    WayToStage(TrainModel model) {
        this.model = model;
    }

    /** Why not, one sentence; empty if it can. */
    String whyNot(@Nullable RunItem run) {
        if (run == null) {
            return "There is no run yet; start a training.";
        }
        if (run.record().state().isKept() || model.live().weightsOf(run) != null) {
            return "";
        }
        if (Objects.equals(run, model.live().currentProperty().get())) {
            return run.record().history().isEmpty()
                    ? "Its first epoch is not done yet; wait for it."
                    : "It has finished no epoch since it went on; wait for the next.";
        }
        return model.queue().contains(run)
                ? "It waits for its turn and has no network yet."
                : "The run has no network yet; go on with it, then stop and keep it.";
    }

    boolean isOpen(@Nullable RunItem run) {
        return whyNot(run).isEmpty();
    }

    /** Why the run that is shown cannot go on stage, as it changes. */
    ObservableValue<String> whyNotShown() {
        ObservableValue<?> record = model.shownProperty().flatMap(RunItem::recordProperty);
        return Bindings.createStringBinding(
                () -> whyNot(model.shownProperty().get()),
                model.shownProperty(),
                record,
                model.queue(),
                model.live().currentProperty(),
                model.live().weightsProperty());
    }

    /** What the menu of a run calls it, with the reason why not or the epoch that is shown. */
    String words(RunItem run) {
        String reason = whyNot(run);
        if (!reason.isEmpty()) {
            return "Put on stage: " + reason.substring(0, 1).toLowerCase(Locale.ROOT)
                    + reason.substring(1, reason.length() - 1);
        }
        EpochWeights now = model.live().weightsOf(run);
        return now == null
                ? "Put on stage"
                : "Put on stage as after epoch " + now.point().epoch();
    }
}
