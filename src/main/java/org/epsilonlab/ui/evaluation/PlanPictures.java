package org.epsilonlab.ui.evaluation;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.ui.common.Settings;

/** Which pictures a plan takes: a set, and all of it, the first of it or some drawn at random. */
final class PlanPictures {

    private static final int USUAL = 1000;

    private final List<LabelledImages> sets;
    private final ObjectProperty<LabelledImages> set;
    private final IntegerProperty count = new SimpleIntegerProperty(this, "count", USUAL);
    private final BooleanProperty random = new SimpleBooleanProperty(this, "random");
    private final IntegerProperty seed = new SimpleIntegerProperty(this, "seed", 1);

    /** @param sets at least one */
    PlanPictures(List<LabelledImages> sets) {
        this.sets = List.copyOf(sets);
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
        String name = settings.get("evaluate.data", set.get().name());
        sets.stream().filter(each -> each.name().equals(name)).findFirst().ifPresent(set::set);
        set.subscribe(now -> settings.set("evaluate.data", now.name()));
        settings.bindNumber("evaluate.count", count);
        settings.bindFlag("evaluate.random", random);
        settings.bindNumber("evaluate.seed", seed);
    }

    /** All sets there are. */
    List<LabelledImages> sets() {
        return sets;
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
