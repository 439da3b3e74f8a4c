package org.epsilonlab.ui.models;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What was done to networks, to be taken back and done again. */
final class Deeds {

    /** Something that changed files: how it is taken back, and how it is done again. */
    record Deed(String name, Runnable undo, Runnable redo) {}

    private final Deque<Deed> done = new ArrayDeque<>();
    private final Deque<Deed> undone = new ArrayDeque<>();
    private final ReadOnlyStringWrapper last = new ReadOnlyStringWrapper(this, "last", "");
    private final ReadOnlyStringWrapper next = new ReadOnlyStringWrapper(this, "next", "");

    /** Remembers something that has been done. */
    void did(Deed deed) {
        undone.clear();
        done.push(deed);
        refresh();
    }

    void undo() {
        Deed deed = done.poll();
        if (deed != null) {
            undone.push(deed);
            refresh();
            deed.undo().run();
        }
    }

    void redo() {
        Deed deed = undone.poll();
        if (deed != null) {
            done.push(deed);
            refresh();
            deed.redo().run();
        }
    }

    /** What {@link #undo} would take back; empty for nothing. */
    ReadOnlyStringProperty lastProperty() {
        return last.getReadOnlyProperty();
    }

    /** What {@link #redo} would do again; empty for nothing. */
    ReadOnlyStringProperty nextProperty() {
        return next.getReadOnlyProperty();
    }

    private void refresh() {
        last.set(done.isEmpty() ? "" : done.peek().name());
        next.set(undone.isEmpty() ? "" : undone.peek().name());
    }
}
