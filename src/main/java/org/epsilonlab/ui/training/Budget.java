package org.epsilonlab.ui.training;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.ui.common.EpsilonRange;

/** The ε of a training. Another norm measures it otherwise, so each norm has its own, and gets it back. */
final class Budget {

    private final DoubleProperty epsilon;
    private final BooleanProperty dragging = new SimpleBooleanProperty(this, "dragging");
    private final ReadOnlyObjectWrapper<EpsilonRange> range =
            new ReadOnlyObjectWrapper<>(this, "range", EpsilonRange.LINF);
    private final Map<EpsilonRange, Double> remembered = new EnumMap<>(EpsilonRange.class);
    private boolean held;

    /** @param initial in L∞ */
    Budget(double initial) {
        epsilon = new SimpleDoubleProperty(this, "epsilon", initial);
        for (EpsilonRange each : EpsilonRange.values()) {
            remembered.put(each, each == EpsilonRange.LINF ? initial : each.initial());
        }
        epsilon.addListener((source, before, after) -> remembered.put(range.get(), after.doubleValue()));
    }

    /** Takes the ε of that norm if it is another than before. */
    void follow(Norm norm) {
        EpsilonRange needed = EpsilonRange.of(norm);
        if (needed != range.get()) {
            double own = remembered.getOrDefault(needed, needed.initial());
            boolean keeps = held;
            double given = epsilon.get();
            // A slider clamps the old ε to its new range, which is nothing to remember.
            range.set(needed);
            epsilon.set(keeps ? given : own);
        }
    }

    /** Goes from what is usual for some pictures to what is usual for others, unless the user has chosen an ε. */
    void follow(double usualBefore, double usualNow) {
        if (!held && range.get() == EpsilonRange.LINF && epsilon.get() == usualBefore) {
            epsilon.set(usualNow);
        }
    }

    /** Does something that sets norm and ε together: the ε of the norm does not come into it. */
    void whileHeld(Runnable action) {
        held = true;
        try {
            action.run();
        } finally {
            held = false;
        }
    }

    DoubleProperty epsilonProperty() {
        return epsilon;
    }

    /** Whether ε is being dragged: all that changes meanwhile is one step to undo. */
    BooleanProperty draggingProperty() {
        return dragging;
    }

    /** How ε is measured now. */
    ReadOnlyObjectProperty<EpsilonRange> rangeProperty() {
        return range.getReadOnlyProperty();
    }
}
