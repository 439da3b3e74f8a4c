package org.epsilonlab.ui.evaluation;

import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.ui.common.Settings;

/** Which pictures a plan takes: a set, and all of it, the first of it or some drawn at random. */
final class PlanPictures {

    private static final int USUAL = 1000;

    private final ObservableList<LabelledImages> sets;
    private final ObjectProperty<LabelledImages> set;
    private final IntegerProperty count = new SimpleIntegerProperty(this, "count", USUAL);
    private final BooleanProperty random = new SimpleBooleanProperty(this, "random");
    private final IntegerProperty seed = new SimpleIntegerProperty(this, "seed", 1);

    /** The set of the last session, which may be read later than the others; empty once another is chosen. */
    private String wanted = "";

    /** @param sets at least one */
    PlanPictures(List<LabelledImages> sets) {
        this.sets = FXCollections.observableArrayList(sets);
        set = new SimpleObjectProperty<>(this, "set", this.sets.get(0));
    }

    /** What all this amounts to. */
    LabelledImages chosen() {
        LabelledImages all = set.get();
        int n = Math.max(1, Math.min(count.get(), all.size()));
        if (n == all.size()) {
            return all;
        }
        return random.get() ? all.random(n, seed.get()) : all.slice(0, n);
    }

    void onChange(Runnable listener) {
        for (Observable each : List.<Observable>of(set, count, random, seed)) {
            each.addListener(source -> listener.run());
        }
    }

    void keep(Settings settings) {
        wanted = settings.get("evaluate.data", set.get().name());
        named(sets, wanted).ifPresent(set::set);
        set.addListener((source, before, now) -> {
            wanted = "";
            settings.set("evaluate.data", now.name());
        });
        settings.bindNumber("evaluate.count", count);
        settings.bindFlag("evaluate.random", random);
        settings.bindNumber("evaluate.seed", seed);
    }

    /** All sets there are. */
    ObservableList<LabelledImages> sets() {
        return sets;
    }

    /** Takes other sets, at least one; the choice stays where it can. */
    void offer(List<LabelledImages> now) {
        LabelledImages before = set.get();
        LabelledImages kept = named(now, wanted)
                .or(() -> now.stream().filter(before::equals).findFirst())
                .or(() -> named(now, before.name()))
                .orElse(now.get(0));
        // New ones first, old ones last: what is chosen is among them at every moment.
        now.stream().filter(each -> !sets.contains(each)).forEach(sets::add);
        set.set(kept);
        sets.retainAll(now);
    }

    private static Optional<LabelledImages> named(List<LabelledImages> among, String name) {
        return among.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    ObjectProperty<LabelledImages> setProperty() {
        return set;
    }

    /** How many at most. */
    IntegerProperty countProperty() {
        return count;
    }

    /** Whether they are drawn at random rather than taken from the first on. */
    BooleanProperty randomProperty() {
        return random;
    }

    /** Of the drawing. */
    IntegerProperty seedProperty() {
        return seed;
    }
}
