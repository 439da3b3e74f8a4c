package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.epsilonlab.attack.AttackStep;
import org.epsilonlab.ui.common.Command;

/** Which step of an iterated attack is shown: the outcome, or any step on the way there. */
public final class StepChoice {

    /** The step that stands for the outcome. */
    public static final int OUTCOME = -1;

    // Properties

    private final IntegerProperty step = new SimpleIntegerProperty(this, "step", OUTCOME);
    private final ReadOnlyObjectWrapper<List<AttackStep>> trace = new ReadOnlyObjectWrapper<>(this, "trace", List.of());
    private int kept = OUTCOME;

    // Commands

    private final Command outcome = new Command(
                    "Show the result", "X", "Leaves the steps and shows the result.", () -> step.set(OUTCOME))
            .enableWhen(
                    trace.map(steps -> !steps.isEmpty()),
                    "Only an iterated attack has steps to walk through; choose “Iterated”.");

    /** Takes the steps of a new result and shows its outcome. */
    void show(StageResult result) {
        Optional<StageRow.Attacked> first = result.first();
        step.set(OUTCOME);
        kept = first.map(StageRow.Attacked::keptStep).orElse(OUTCOME);
        trace.set(first.map(StageRow.Attacked::trace).orElse(List.of()));
    }

    /** The step shown, counted from 0 where the attack starts, or {@link #OUTCOME}. */
    public IntegerProperty stepProperty() {
        return step;
    }

    /** The first network's steps, empty if the attack has none. */
    public ReadOnlyObjectProperty<List<AttackStep>> traceProperty() {
        return trace.getReadOnlyProperty();
    }

    /** The step that became the outcome, the last one if none did. */
    public int kept() {
        return kept != OUTCOME ? kept : trace.get().size() - 1;
    }

    public Command outcome() {
        return outcome;
    }
}
