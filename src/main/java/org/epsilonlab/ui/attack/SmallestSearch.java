package org.epsilonlab.ui.attack;

import java.util.Locale;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.epsilonlab.ui.common.EpsilonFormat;

/** Searches for the smallest ε that flips the picture on stage, sets it, and says what was found. */
final class SmallestSearch {

    private final AttackModel model;
    private final SmallestService service;
    private final ReadOnlyStringWrapper finding = new ReadOnlyStringWrapper(this, "finding", "");

    SmallestSearch(AttackModel model, StageEngine engine, EngineThread thread) {
        this.model = model;
        service = new SmallestService(engine, thread);
        service.setOnSucceeded(event -> found(service.getValue()));
        service.setOnFailed(event -> finding.set(Failure.sentence(service.getException())));
    }

    void search() {
        StageRequest request = model.request();
        if (request != null) {
            finding.set("searching …");
            service.search(request, model.epsilonMax());
        }
    }

    /** Forgets what was searched for or found. */
    void drop() {
        service.cancel();
        finding.set("");
    }

    private void found(OptionalDouble smallest) {
        if (smallest.isEmpty()) {
            finding.set("No ε up to " + number(model.epsilonMax()) + " flips it with this attack; try more steps.");
            return;
        }
        model.controls().epsilonProperty().set(smallest.getAsDouble());
        finding.set(
                smallest.getAsDouble() == 0
                        ? "The goal is reached without any change."
                        : "Flips at ε = " + number(smallest.getAsDouble()) + ": an upper bound, found by this attack.");
    }

    private String number(double epsilon) {
        return model.controls().rangeProperty().get().isLevels()
                ? EpsilonFormat.decimal(epsilon)
                : String.format(Locale.ROOT, "%.2f", epsilon);
    }

    /** What was found, one sentence; empty when nothing was searched for. */
    ReadOnlyStringProperty findingProperty() {
        return finding.getReadOnlyProperty();
    }
}
