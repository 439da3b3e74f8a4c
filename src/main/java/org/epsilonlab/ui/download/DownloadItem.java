package org.epsilonlab.ui.download;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.epsilonlab.data.download.Arrived;
import org.epsilonlab.data.download.Download;
import org.epsilonlab.data.download.Offer;
import org.jspecify.annotations.Nullable;

/** One offer and how far it has come. Belongs to the FX thread. */
final class DownloadItem {

    /** How far it is. */
    enum State {
        ABSENT,
        COMING,
        UNPACKING,
        /** Cancelled, but not tidied up yet. */
        ENDING,
        HERE;

        boolean isBusy() {
            return this == COMING || this == UNPACKING || this == ENDING;
        }
    }

    private final Offer offer;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.ABSENT);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", 0);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private @Nullable Arrived arrived;
    private @Nullable Download download;

    DownloadItem(Offer offer) {
        this.offer = offer;
    }

    Offer offer() {
        return offer;
    }

    void begin(Download begun) {
        download = begun;
        problem.set("");
        set(State.COMING, -1, "Asking for it …");
    }

    /** Null while nothing is under way. */
    @Nullable
    Download download() {
        return download;
    }

    /** @param share in [0, 1], −1 if it is not known */
    void set(State now, double share, String what) {
        state.set(now);
        progress.set(share);
        words.set(what);
    }

    /** It is here, by this download or an earlier one. */
    void arrive(Arrived what) {
        download = null;
        arrived = what;
        problem.set("");
        set(State.HERE, 1, what instanceof Arrived.Network ? "Here, among your networks." : "Here, among the data.");
    }

    /** It is not here, or not any more. */
    void end(String what, String why) {
        download = null;
        arrived = null;
        problem.set(why);
        set(State.ABSENT, 0, what);
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** In [0, 1]; −1 while it is not known. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What is going on, in words; may be empty. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Why it did not come, one sentence; empty if nothing went wrong. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What it has become; null while it is not here. */
    @Nullable
    Arrived arrived() {
        return arrived;
    }
}
