package org.epsilonlab.ui.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.OwnSet;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.LayerTable;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.training.Architecture;
import org.epsilonlab.training.ArchitectureCatalog;
import org.epsilonlab.training.ArchitectureException;
import org.epsilonlab.training.FeatureNetwork;
import org.epsilonlab.training.TrainingData;
import org.jspecify.annotations.Nullable;

/** Which pictures the draft is about: those that came with the program, and the user's own. Knows no view. */
public final class DraftData {

    /** What is trained on when nothing else is asked for. */
    static final TrainingData USUAL = TrainingData.bundled().get(0);

    private final DataShelf shelf;
    private final ObservableList<TrainingData> sets = FXCollections.observableArrayList(TrainingData.bundled());
    private final Map<String, OwnSet> own = new HashMap<>();
    private final @Nullable FeatureNetwork beneath;
    private final StringProperty name = new SimpleStringProperty(this, "data", USUAL.name());

    DraftData(DataShelf shelf) {
        this.shelf = shelf;
        beneath = beneath(shelf);
        shelf.ownSets(new ArrayList<>()).forEach(this::replace);
    }

    /** Null where the program's own networks are not in their place: then nothing is trained on top of one. */
    private static @Nullable FeatureNetwork beneath(DataShelf shelf) {
        try {
            return FeatureNetwork.find(FeatureNetwork.NAME, shelf);
        } catch (ModelException e) {
            System.getLogger(DraftData.class.getName()).log(System.Logger.Level.DEBUG, "nothing to train on top of", e);
            return null;
        }
    }

    /** The network on top of which one may be trained; empty if there is none, or none for the chosen pictures. */
    Optional<FeatureNetwork> beneath() {
        return Optional.ofNullable(beneath)
                .filter(each -> each.whyNot(shown().shape()).isEmpty());
    }

    /** Whether what is chosen are few colour pictures of the user's own. */
    boolean areFewInColour() {
        OwnSet set = own.get(name.get());
        return beneath != null
                && set != null
                && set.shape().channels() == 3
                && set.train() + set.test() < FeatureNetwork.FEW;
    }

    /**
     * The layers of that name for the chosen pictures, be they of the catalogue or on top of another network.
     *
     * @throws ArchitectureException one sentence, if there is none
     * @throws IllegalArgumentException one sentence, if it does not suit the pictures
     */
    List<LayerSpec> layers(ArchitectureCatalog catalog, String wanted) throws ArchitectureException {
        TrainingData pictures = chosen();
        int classes = pictures.classes().size();
        FeatureNetwork under = wanted.equals(FeatureNetwork.NAME) ? beneath : null;
        Architecture found = under == null ? catalog.find(wanted) : under.architecture();
        LayerTable.Problem wrong = found.table(pictures.shape(), classes).problem();
        String reason = wrong != null ? wrong.sentence() : under != null ? under.whyNot(pictures.shape()) : "";
        if (!reason.isEmpty()) {
            throw new IllegalArgumentException(reason);
        }
        return found.layers(classes);
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
            replace(set);
        }
    }

    /** Takes up a set in the place of one of the same name. */
    void replace(OwnSet set) {
        own.put(set.name(), set);
        List<TrainingData> all = new ArrayList<>(sets);
        all.removeIf(each -> each.name().equals(set.name()));
        all.add(TrainingData.of(set));
        all.sort(Comparator.comparing((TrainingData each) -> !isBundled(each.name()))
                .thenComparing(each -> isBundled(each.name()) ? "" : each.title(), String.CASE_INSENSITIVE_ORDER));
        sets.setAll(all);
    }

    /** Lets go of a set; the usual pictures are chosen where it was. */
    void remove(OwnSet set) {
        if (name.get().equals(set.name())) {
            name.set(USUAL.name());
        }
        own.remove(set.name());
        sets.removeIf(each -> each.name().equals(set.name()));
    }

    /** Whether the data of that name came with the program. */
    boolean isBundled(String wanted) {
        return TrainingData.bundled().stream().anyMatch(each -> each.name().equals(wanted));
    }

    /** Where data lie. */
    DataShelf shelf() {
        return shelf;
    }

    /** Has the budget go along from what is usual for one set to what is usual for another. */
    void lead(Budget budget) {
        name.addListener((source, before, after) -> {
            TrainingData from = find(Objects.requireNonNullElse(before, "")).orElse(USUAL);
            budget.follow(from.epsilon(), shown().epsilon());
        });
    }
}
