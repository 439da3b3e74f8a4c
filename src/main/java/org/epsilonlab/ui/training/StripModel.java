package org.epsilonlab.ui.training;

import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.epsilonlab.model.Snapshot;
import org.epsilonlab.training.RunRecord;
import org.epsilonlab.training.TrainingConfig;
import org.jspecify.annotations.Nullable;

/**
 * Which network attacks the pictures of the strip, and what came of it: that of the run that trains, or while none does,
 * that of the run that is shown. Belongs to the FX thread.
 */
public final class StripModel {

    private final TrainModel model;
    private final TrainingLink link;
    private final ReadOnlyObjectWrapper<@Nullable RunItem> subject = new ReadOnlyObjectWrapper<>(this, "subject");
    private final ReadOnlyObjectWrapper<@Nullable Strip> strip = new ReadOnlyObjectWrapper<>(this, "strip");

    StripModel(TrainModel model, TrainingLink link) {
        this.model = model;
        this.link = link;
        model.live().currentProperty().addListener((source, before, now) -> choose());
        model.shownProperty().addListener((source, before, now) -> choose());
    }

    /** The run whose network it is, null for none. */
    public ReadOnlyObjectProperty<@Nullable RunItem> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /** The pictures, null while there are none of that network. */
    public ReadOnlyObjectProperty<@Nullable Strip> stripProperty() {
        return strip.getReadOnlyProperty();
    }

    private void choose() {
        RunItem current = model.live().currentProperty().get();
        RunItem now = current == null ? model.shownProperty().get() : current;
        boolean isSame = Objects.equals(now, subject.get());
        if (isSame && (current != null || strip.get() != null)) {
            return;
        }
        if (!isSame) {
            subject.set(now);
            strip.set(null);
        }
        if (now != null && current == null && now.record().state().isKept()) {
            load(now);
        }
    }

    private void load(RunItem run) {
        RunRecord record = run.record();
        model.commands().inBackground(() -> Snapshot.read(run.run().folder().path()), weights -> {
            if (Objects.equals(run, subject.get())) {
                link.show(run.id(), weights, record.config(), epoch(record));
            }
        });
    }

    /** Of the weights that were kept. */
    static int epoch(RunRecord record) {
        TrainingConfig config = record.config();
        boolean best = config.settings().whole("patience") > 0 && record.bestEpoch() > 0;
        return best ? record.bestEpoch() : record.history().size();
    }

    void arrived(Strip now) {
        RunItem run = subject.get();
        // That of a run which was left in the meantime comes too late.
        if (run != null && run.id().equals(now.run())) {
            strip.set(now);
        }
    }
}
