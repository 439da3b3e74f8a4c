package org.epsilonlab.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.OwnSet;
import org.epsilonlab.training.TrainingData;

/** Which pictures the draft is about: those that came with the program, and the user's own. Knows no view. */
public final class DraftData {

    /** What is trained on when nothing else is asked for. */
    static final TrainingData USUAL = TrainingData.bundled().get(0);

    private final ObservableList<TrainingData> sets;
    private final StringProperty name = new SimpleStringProperty(this, "data", USUAL.name());

    DraftData(DataShelf shelf) {
        sets = FXCollections.observableArrayList(TrainingData.all(shelf));
    }

    /** Everything there is to train on, the user's own last. */
    ObservableList<TrainingData> sets() {
        return sets;
    }

    /** The name of what is chosen, which may have been deleted meanwhile. */
    StringProperty nameProperty() {
        return name;
    }

    private Optional<TrainingData> find(String wanted) {
        return sets.stream().filter(each -> each.name().equals(wanted)).findFirst();
    }

    /** What is chosen; the usual pictures where that is gone. */
    TrainingData shown() {
        return find(name.get()).orElse(USUAL);
    }

    /** @throws IllegalArgumentException with one sentence, if what is chosen is gone */
    TrainingData chosen() {
        return find(name.get())
                .orElseThrow(() -> new IllegalArgumentException(
                        "The pictures “" + name.get() + "” are gone; choose others under Data."));
    }

    /** Takes up a set that is new, and chooses it. */
    public void add(OwnSet set) {
        offer(set);
        name.set(set.name());
    }

    /** Takes up a set that is new, and leaves the choice as it is. */
    public void offer(OwnSet set) {
        if (find(set.name()).isEmpty()) {
            List<TrainingData> own = new ArrayList<>(sets);
            own.add(TrainingData.of(set));
            own.subList(TrainingData.bundled().size(), own.size())
                    .sort((one, other) -> one.title().compareToIgnoreCase(other.title()));
            sets.setAll(own);
        }
    }

    /** Has the budget go along from what is usual for one set to what is usual for another. */
    void lead(Budget budget) {
        name.addListener((source, before, after) -> {
            TrainingData from = find(Objects.requireNonNullElse(before, "")).orElse(USUAL);
            budget.follow(from.epsilon(), shown().epsilon());
        });
    }
}
