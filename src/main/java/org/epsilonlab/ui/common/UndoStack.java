package org.epsilonlab.ui.common;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javafx.application.Platform;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/**
 * Takes back changes of the properties registered with it.
 *
 * <p>One step is what the user would call one: everything that changes in one turn of the event queue (a choice that
 * sets three controls at once), a whole drag of a slider, and changes of one control in quick succession (a held arrow
 * key).
 */
public final class UndoStack {
    private static final int LIMIT = 200;
    private static final long SUCCESSION = Duration.ofMillis(600).toNanos();
    private static final ObservableBooleanValue NEVER = new SimpleBooleanProperty(false);

    private final Executor endOfTurn;
    private final LongSupplier nanoTime;
    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo", false);
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo", false);
    private boolean replaying;
    private boolean turnOpen;

    /** A stack that learns of the end of a turn from the toolkit. */
    public UndoStack() {
        this(Platform::runLater, System::nanoTime);
    }

    /**
     * @param endOfTurn runs a task once the event now handled is done with
     * @param nanoTime the clock that tells quick succession
     */
    UndoStack(Executor endOfTurn, LongSupplier nanoTime) {
        this.endOfTurn = endOfTurn;
        this.nanoTime = nanoTime;
    }

    /** Records every change of the property from now on. */
    public <T> void register(Property<T> property) {
        register(property, NEVER);
    }

    /** The same for a property under a slider: as long as {@code dragging} is true, its changes are one step. */
    public <T> void register(Property<T> property, ObservableBooleanValue dragging) {
        property.addListener((source, before, after) -> {
            if (!replaying) {
                record(property, before, after, dragging.get());
            }
        });
        dragging.addListener((source, was, is) -> {
            Step last = done.peekLast();
            if (!is && last != null && last.isOnly(property)) {
                last.dragged = false;
                last.time = Long.MIN_VALUE;
            }
        });
    }

    private <T> void record(Property<T> property, @Nullable T before, @Nullable T after, boolean dragging) {
        long now = nanoTime.getAsLong();
        Step step = done.peekLast();
        if (step == null || !joins(step, property, now, dragging)) {
            step = new Step();
            done.addLast(step);
            openTurn();
        }
        step.put(property, before, after);
        step.time = now;
        step.dragged |= dragging;
        undone.clear();
        if (done.size() > LIMIT) {
            done.removeFirst();
        }
        refresh();
    }

    private boolean joins(Step step, Property<?> property, long now, boolean dragging) {
        if (turnOpen) {
            return true;
        }
        if (dragging && !step.dragged) {
            // A drag is a step of its own, however soon it follows a key or a typed value.
            return false;
        }
        boolean soon = step.time != Long.MIN_VALUE && now - step.time < SUCCESSION;
        return step.holds(property) && (step.dragged || (soon && step.isOnly(property)));
    }

    private void openTurn() {
        if (!turnOpen) {
            turnOpen = true;
            endOfTurn.execute(() -> {
                turnOpen = false;
                Step last = done.peekLast();
                if (last != null && last.isEmpty()) {
                    done.removeLast();
                    refresh();
                }
            });
        }
    }

    /** Carries out what follows from the last step, such as work that took a while: its changes are part of that step. */
    public void amend(Runnable change) {
        boolean wasOpen = turnOpen;
        turnOpen = true;
        try {
            change.run();
        } finally {
            turnOpen = wasOpen;
        }
    }

    /** Puts the last step's old values back; does nothing when there is none. */
    public void undo() {
        move(done, undone, true);
    }

    /** Puts the values of the step last taken back in place again; does nothing when there is none. */
    public void redo() {
        move(undone, done, false);
    }

    private void move(Deque<Step> from, Deque<Step> to, boolean back) {
        Step step = from.pollLast();
        if (step == null) {
            return;
        }
        // A step that was left and entered again must not swallow the changes that follow.
        step.dragged = false;
        step.time = Long.MIN_VALUE;
        turnOpen = false;
        replaying = true;
        try {
            step.apply(back);
        } finally {
            replaying = false;
        }
        to.addLast(step);
        refresh();
    }

    /** Forgets everything, for instance after the settings of the last session were put in place. */
    public void clear() {
        done.clear();
        undone.clear();
        refresh();
    }

    private void refresh() {
        canUndo.set(done.stream().anyMatch(step -> !step.isEmpty()));
        canRedo.set(!undone.isEmpty());
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    private static final class Step {
        private final List<Change<?>> changes = new ArrayList<>();
        private long time;
        private boolean dragged;

        <T> void put(Property<T> property, @Nullable T before, @Nullable T after) {
            for (Change<?> change : changes) {
                if (change.property == property) {
                    change.extend(after);
                    changes.removeIf(Change::isNothing);
                    return;
                }
            }
            changes.add(new Change<>(property, before, after));
        }

        boolean holds(Property<?> property) {
            return changes.stream().anyMatch(change -> change.property == property);
        }

        boolean isOnly(Property<?> property) {
            return changes.size() == 1 && holds(property);
        }

        boolean isEmpty() {
            return changes.isEmpty();
        }

        void apply(boolean back) {
            // Twice: a listener of one property may have set another that was put back before it.
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < changes.size(); i++) {
                    changes.get(back ? changes.size() - 1 - i : i).apply(back);
                }
            }
        }
    }

    private static final class Change<T> {
        private final Property<T> property;
        private final @Nullable T before;
        private @Nullable Object after;

        Change(Property<T> property, @Nullable T before, @Nullable T after) {
            this.property = property;
            this.before = before;
            this.after = after;
        }

        void extend(@Nullable Object value) {
            after = value;
        }

        boolean isNothing() {
            return Objects.equals(before, after);
        }

        // `after` always came from this very property.
        @SuppressWarnings("unchecked")
        void apply(boolean back) {
            property.setValue(back ? before : (T) after);
        }
    }
}
