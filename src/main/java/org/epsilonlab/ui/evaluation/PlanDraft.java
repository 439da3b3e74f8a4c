package org.epsilonlab.ui.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.common.Settings;
import org.jspecify.annotations.Nullable;

/** What shall be measured next; knows no view. */
final class PlanDraft {

    /** More series than this cannot be told apart in one chart. */
    static final int MOST_SERIES = 8;

    private static final int STEPS = 40;
    private static final Set<String> FIRST_NETWORKS = Set.of("fashion-mnist-standard", "fashion-mnist-robust");

    // Properties

    private final ObservableList<ModelCatalog.Entry> all;
    private final PlanPictures pictures;
    private final ObservableList<ModelCatalog.Entry> networks = FXCollections.observableArrayList();
    private final ObservableSet<String> chosen = FXCollections.observableSet();
    private final ObservableSet<String> attacks = FXCollections.observableSet("fgm", "pgd");
    private final ObjectProperty<Norm> norm = new SimpleObjectProperty<>(this, "norm", Norm.LINF);
    private final IntegerProperty steps = new SimpleIntegerProperty(this, "steps", STEPS);
    private final StringProperty epsilons = new SimpleStringProperty(this, "epsilons", EpsilonList.usual(Norm.LINF));
    private final PlanExtras extras = new PlanExtras();
    private final BooleanProperty staged = new SimpleBooleanProperty(this, "staged");
    private final ObjectProperty<@Nullable AttackSpec> onStage = new SimpleObjectProperty<>(this, "onStage");
    private final ReadOnlyObjectWrapper<@Nullable PlanRequest> request = new ReadOnlyObjectWrapper<>(this, "request");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    private final Map<Norm, String> remembered = new EnumMap<>(Norm.class);
    private boolean taking;

    /**
     * The bundled pair under one step and many.
     *
     * @param all every network there is, now and later; those that take other pictures are left out
     * @param sets of pictures, at least one
     */
    PlanDraft(ObservableList<ModelCatalog.Entry> all, List<LabelledImages> sets) {
        this.all = all;
        pictures = new PlanPictures(sets);
        follow();
        all.addListener((ListChangeListener<ModelCatalog.Entry>) change -> follow());
        pictures.setProperty().addListener((source, before, now) -> {
            follow();
            tickSome();
            if (epsilons.get().equals(EpsilonList.usual(norm.get(), before.shape()))) {
                epsilons.set(EpsilonList.usual(norm.get(), now.shape()));
            }
        });
        networks.stream()
                .map(PlanDraft::key)
                .filter(name -> FIRST_NETWORKS.stream().anyMatch(name::endsWith))
                .forEach(chosen::add);
        norm.addListener((source, before, now) -> {
            remembered.put(before, epsilons.get());
            epsilons.set(remembered.getOrDefault(now, EpsilonList.usual(now, shape())));
        });
        for (Observable each : List.<Observable>of(networks, chosen, attacks, norm, steps, epsilons, staged, onStage)) {
            each.addListener(source -> refresh());
        }
        extras.onChange(this::refresh);
        pictures.onChange(this::refresh);
        refresh();
    }

    private void follow() {
        LabelledImages images = pictures.setProperty().get();
        networks.setAll(all.stream()
                .filter(entry -> entry.card().inputShape().equals(images.shape())
                        && entry.card().classes().equals(images.classes()))
                .toList());
    }

    /** Other pictures take other networks; without any the plan would be empty. */
    private void tickSome() {
        if (networks.stream().noneMatch(entry -> chosen.contains(key(entry)))) {
            networks.stream().limit(2).map(PlanDraft::key).forEach(chosen::add);
        }
    }

    /** Names a network among {@link #chosen()}: its folder, since two may have the same name. */
    static String key(ModelCatalog.Entry entry) {
        return entry.folder().toString();
    }

    private void refresh() {
        if (taking) {
            return;
        }
        try {
            request.set(next());
            problem.set("");
        } catch (IllegalArgumentException e) {
            request.set(null);
            problem.set(String.valueOf(e.getMessage()));
        }
    }

    private PlanRequest next() {
        List<ModelCatalog.Entry> entries =
                networks.stream().filter(entry -> chosen.contains(key(entry))).toList();
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("Tick at least one network.");
        }
        List<AttackSpec> specs = specs();
        if (specs.isEmpty()) {
            throw new IllegalArgumentException("Tick at least one attack.");
        }
        List<Double> budgets = EpsilonList.parse(epsilons.get());
        if (budgets.size() > 1 && entries.size() * specs.size() > MOST_SERIES) {
            throw new IllegalArgumentException(entries.size() + " networks under " + specs.size() + " attacks give "
                    + entries.size() * specs.size() + " curves; take at most " + MOST_SERIES + ".");
        }
        if (extras.get().transfer() && entries.size() < 2) {
            throw new IllegalArgumentException("Transfer takes two networks or more; tick another, or leave it out.");
        }
        return new PlanRequest(entries, pictures.chosen(), specs, EpsilonList.parse(epsilons.get()), extras.get());
    }

    private List<AttackSpec> specs() {
        List<AttackSpec> specs = new ArrayList<>(PlannedAttacks.of(attacks, norm.get(), steps.get()));
        AttackSpec shown = onStage.get();
        if (staged.get() && shown != null && !specs.contains(shown.withEpsilon(0))) {
            specs.add(shown.withEpsilon(0));
        }
        return specs;
    }

    /** Puts a plan in place that answers one question. */
    void take(PlanPreset preset) {
        taking = true;
        try {
            norm.set(Norm.LINF);
            attacks.clear();
            attacks.addAll(preset.attacks());
            staged.set(false);
            steps.set(STEPS);
            epsilons.set(EpsilonList.suiting(preset.epsilons(), shape()));
            pictures.countProperty().set(preset.count());
            pictures.randomProperty().set(false);
            extras.set(preset.extras());
        } finally {
            taking = false;
            refresh();
        }
    }

    /** Takes what was chosen in the last session and keeps later choices. */
    void keep(Settings settings) {
        settings.bindEnum("evaluate.norm", norm);
        settings.bindText("evaluate.epsilons", epsilons);
        settings.bindNumber("evaluate.steps", steps);
        pictures.keep(settings);
        extras.keep(settings);
        settings.bindNames("evaluate.attacks", attacks);
        settings.bindNames("evaluate.networks", chosen);
    }

    private InputShape shape() {
        return pictures.setProperty().get().shape();
    }

    /** Which pictures are attacked. */
    PlanPictures pictures() {
        return pictures;
    }

    /** Every network that takes these pictures; to be read. A view made here would be collected with its listeners. */
    ObservableList<ModelCatalog.Entry> networks() {
        return networks;
    }

    /** The {@link #key} of each network that is ticked. */
    ObservableSet<String> chosen() {
        return chosen;
    }

    /** Names of the attacks that are ticked. */
    ObservableSet<String> attacks() {
        return attacks;
    }

    ObjectProperty<Norm> normProperty() {
        return norm;
    }

    /** Of iterated attacks. */
    IntegerProperty stepsProperty() {
        return steps;
    }

    StringProperty epsilonsProperty() {
        return epsilons;
    }

    /** What is asked beside the accuracy. */
    PlanExtras extras() {
        return extras;
    }

    /** Whether the attack on stage is taken too, as it is set there. */
    BooleanProperty stagedProperty() {
        return staged;
    }

    /** The attack on stage, with its goal. */
    ObjectProperty<@Nullable AttackSpec> onStageProperty() {
        return onStage;
    }

    /** What all this amounts to, null while something is missing. */
    ReadOnlyObjectProperty<@Nullable PlanRequest> requestProperty() {
        return request.getReadOnlyProperty();
    }

    /** One sentence on what is missing; empty if nothing is. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
