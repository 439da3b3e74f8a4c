package org.epsilonlab.ui.common;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Whole states that an editor can go back to and forward again. A step is one change, or all that is typed into one
 * field.
 *
 * @param <T> an immutable state
 */
public final class EditHistory<T> {

    private static final int LIMIT = 200;

    private final Deque<T> past = new ArrayDeque<>();
    private final Deque<T> future = new ArrayDeque<>();
    private String open = "";

    /**
     * Records that a state is about to be left.
     *
     * @param field what is being typed into, or "" for a change that is a step of its own
     */
    public void leave(T state, String field) {
        future.clear();
        if (field.isEmpty() || !field.equals(open)) {
            past.addLast(state);
            if (past.size() > LIMIT) {
                past.removeFirst();
            }
        }
        open = field;
    }

    /** What is typed from now on is a new step. */
    public void endStep() {
        open = "";
    }

    /** The state before the last step, null if there is none. */
    public @Nullable T back(T now) {
        return move(past, future, now);
    }

    /** The state after the step last taken back, null if there is none. */
    public @Nullable T forward(T now) {
        return move(future, past, now);
    }

    private @Nullable T move(Deque<T> from, Deque<T> to, T now) {
        open = "";
        T state = from.pollLast();
        if (state != null) {
            to.addLast(now);
        }
        return state;
    }

    /** Whether there is a step to take back. */
    public boolean hasPast() {
        return !past.isEmpty();
    }

    /** Whether there is a step to take again. */
    public boolean hasFuture() {
        return !future.isEmpty();
    }
}
