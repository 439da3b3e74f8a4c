package org.epsilonlab.ui.evaluation;

import java.util.List;
import org.epsilonlab.ui.common.Command;

/** Start, pause and end of a plan. */
final class PlanCommands {

    private static final String NOTHING = "Nothing is being measured.";

    private final Command start;
    private final Command pause;
    private final Command cancel;

    PlanCommands(EvaluationModel model) {
        PlanDraft draft = model.draft();
        start = new Command(
                        "Start",
                        "F5",
                        "Measures what is ticked. What was measured before is taken from the disk.",
                        model::start)
                .disableBecause(javafx.beans.binding.Bindings.createStringBinding(
                        () -> model.statusProperty().get().isBusy()
                                ? "It is under way; end it first."
                                : draft.problemProperty().get(),
                        model.statusProperty(),
                        draft.problemProperty()));
        pause = new Command("Pause", "Space", "Holds it at its next step; once more goes on.", model::togglePause)
                .enableWhen(
                        model.statusProperty().map(now -> now.isBusy() && now.phase() != StudyStatus.Phase.ENDING),
                        NOTHING);
        cancel = new Command(
                        "Stop", "", "Ends it; what was measured stays, and Start goes on from there.", model::cancel)
                .enableWhen(
                        model.statusProperty().map(now -> now.isBusy() && now.phase() != StudyStatus.Phase.ENDING),
                        NOTHING);
    }

    Command start() {
        return start;
    }

    Command pause() {
        return pause;
    }

    Command cancel() {
        return cancel;
    }

    List<Command> all() {
        return List.of(start, pause, cancel);
    }
}
