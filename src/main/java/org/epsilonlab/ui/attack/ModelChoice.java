package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.common.Settings;
import org.epsilonlab.ui.common.UndoStack;
import org.jspecify.annotations.Nullable;

/** Which network is on stage, and which one it is compared with. */
public final class ModelChoice {

    private static final String STANDARD = "fashion-mnist-standard";
    private static final String ROBUST = "fashion-mnist-robust";

    // Properties

    private final ObservableList<ModelCatalog.Entry> models = FXCollections.observableArrayList();
    private final ObservableList<ModelCatalog.Entry> comparable = FXCollections.observableArrayList();
    private final ObjectProperty<ModelCatalog.@Nullable Entry> model = new SimpleObjectProperty<>(this, "model");
    private final ObjectProperty<ModelCatalog.@Nullable Entry> compared = new SimpleObjectProperty<>(this, "compared");

    /** Kept, not made anew for each who asks: a view that nobody holds is collected, and whoever listens to it with it. */
    private final ObservableList<ModelCatalog.Entry> seenModels = FXCollections.unmodifiableObservableList(models);

    private final ObservableList<ModelCatalog.Entry> seenComparable =
            FXCollections.unmodifiableObservableList(comparable);

    /** The bundled pair is on stage where it is there, else the first networks that can be compared. */
    public ModelChoice(List<ModelCatalog.Entry> models) {
        this.models.setAll(models);
        model.addListener((source, before, after) -> refreshComparable());
        model.set(find(STANDARD, this.models.isEmpty() ? null : this.models.get(0)));
        compared.set(find(ROBUST, comparable.isEmpty() ? null : comparable.get(0)));
        if (!comparable.contains(compared.get())) {
            compared.set(null);
        }
    }

    private void refreshComparable() {
        ModelCatalog.Entry first = model.get();
        List<ModelCatalog.Entry> fitting = models.stream()
                .filter(entry -> first != null && !entry.equals(first) && isComparable(entry, first))
                .toList();
        if (!fitting.equals(comparable)) {
            ModelCatalog.Entry kept = compared.get();
            comparable.setAll(fitting);
            compared.set(kept == null || fitting.contains(kept) ? kept : null);
        }
    }

    private static boolean isComparable(ModelCatalog.Entry one, ModelCatalog.Entry other) {
        return one.card().inputShape().equals(other.card().inputShape())
                && one.card().classes().equals(other.card().classes());
    }

    private ModelCatalog.@Nullable Entry find(String name, ModelCatalog.@Nullable Entry otherwise) {
        return models.stream()
                .filter(entry -> entry.card().name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }

    /** Every network there is. */
    public ObservableList<ModelCatalog.Entry> models() {
        return seenModels;
    }

    /** Offers another network, or one of the same folder anew. */
    public void add(ModelCatalog.Entry entry) {
        int known = indexOf(entry);
        if (known < 0) {
            models.add(entry);
        } else if (!models.get(known).equals(entry)) {
            replace(known, entry);
        }
        refreshComparable();
    }

    private void replace(int index, ModelCatalog.Entry entry) {
        ModelCatalog.Entry before = models.set(index, entry);
        if (before.equals(model.get())) {
            model.set(entry);
        }
        if (before.equals(compared.get())) {
            refreshComparable();
            compared.set(entry);
        }
    }

    /** Offers a network no longer; the bundled one takes its place on stage. */
    public void remove(ModelCatalog.Entry entry) {
        int known = indexOf(entry);
        if (known >= 0) {
            ModelCatalog.Entry before = models.remove(known);
            if (before.equals(compared.get())) {
                compared.set(null);
            }
            if (before.equals(model.get())) {
                model.set(find(STANDARD, models.isEmpty() ? null : models.get(0)));
            }
            refreshComparable();
        }
    }

    private int indexOf(ModelCatalog.Entry entry) {
        for (int i = 0; i < models.size(); i++) {
            if (models.get(i).folder().equals(entry.folder())) {
                return i;
            }
        }
        return -1;
    }

    /** Puts a network on stage, beside another where one is given that takes the same pictures. */
    public void putOnStage(ModelCatalog.Entry first, ModelCatalog.@Nullable Entry second) {
        model.set(first);
        if (second != null && comparable.contains(second)) {
            compared.set(second);
        }
    }

    /** The networks that take the same pictures and know the same classes as the one on stage. */
    public ObservableList<ModelCatalog.Entry> comparable() {
        return seenComparable;
    }

    /** The network on stage, null if there is none at all. */
    public ObjectProperty<ModelCatalog.@Nullable Entry> modelProperty() {
        return model;
    }

    /** The network beside it, null for none. */
    public ObjectProperty<ModelCatalog.@Nullable Entry> comparedProperty() {
        return compared;
    }

    /** The networks on stage, none to two. */
    List<ModelCatalog.Entry> onStage() {
        ModelCatalog.Entry first = model.get();
        ModelCatalog.Entry second = compared.get();
        if (first == null) {
            return List.of();
        }
        return second == null || Objects.equals(first, second) ? List.of(first) : List.of(first, second);
    }

    void register(UndoStack undo) {
        undo.register(model);
        undo.register(compared);
    }

    /** Takes what was chosen in the last session, if it is still there, and keeps later choices. */
    void keep(Settings settings) {
        model.set(find(settings.get("attack.model", ""), model.get()));
        String name = settings.get("attack.compared", "?");
        ModelCatalog.Entry second = name.isEmpty() ? null : find(name, compared.get());
        compared.set(comparable.contains(second) ? second : null);
        model.subscribe(now -> settings.set("attack.model", nameOf(now)));
        compared.subscribe(now -> settings.set("attack.compared", nameOf(now)));
    }

    private static String nameOf(ModelCatalog.@Nullable Entry entry) {
        return entry == null ? "" : entry.card().name();
    }
}
