package org.epsilonlab.ui.training;

import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.training.ArchitectureCatalog;
import org.epsilonlab.training.ArchitectureException;
import org.epsilonlab.training.Architectures;
import org.epsilonlab.training.TrainingConfig;
import org.epsilonlab.training.TrainingData;
import org.epsilonlab.training.TrainingSettings;
import org.epsilonlab.training.regime.RegimeCatalog;
import org.epsilonlab.training.regime.RegimeDescription;
import org.epsilonlab.ui.common.ParameterValues;
import org.epsilonlab.ui.common.Settings;
import org.epsilonlab.ui.common.UndoStack;
import org.jspecify.annotations.Nullable;

/** The configuration of the training that is started next; knows no view. */
public final class TrainingDraft {

    private static final String KEY = "train";
    private static final String REGIME = "n-fgsm";
    private static final String ATTACK = "fgm";
    private static final double EPSILON = DraftData.USUAL.epsilon();
    private static final double SEED = 1;

    // Properties

    private final ObjectProperty<ArchitectureCatalog> architectures;
    private final DraftData data;
    private final StringProperty architecture = new SimpleStringProperty(this, "architecture", Architectures.DEFAULT);
    private final StringProperty regime = new SimpleStringProperty(this, "regime", REGIME);
    private final StringProperty attack = new SimpleStringProperty(this, "attack", ATTACK);
    private final Budget budget = new Budget(EPSILON);
    private final DoubleProperty seed = new SimpleDoubleProperty(this, "seed", SEED);
    private final ParameterValues settings = new ParameterValues("settings", TrainingSettings.all());
    private final ParameterSets regimes = new ParameterSets();
    private final ParameterSets attacks = new ParameterSets();
    private final ReadOnlyObjectWrapper<@Nullable TrainingConfig> config = new ReadOnlyObjectWrapper<>(this, "config");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    /** The usual training: N-FGSM on the small network. */
    public TrainingDraft(ArchitectureCatalog catalog, DataShelf shelf) {
        data = new DraftData(shelf);
        data.lead(budget);
        architectures = new SimpleObjectProperty<>(this, "architectures", catalog);
        for (RegimeDescription each : RegimeCatalog.all()) {
            regimes.add(each.name(), each.parameters());
        }
        for (AttackDescription each : AttackCatalog.ATTACKS) {
            attacks.add(each.name(), each.parameters());
        }
        for (var property : new javafx.beans.Observable[] {
            architectures,
            data.sets(),
            data.nameProperty(),
            architecture,
            regime,
            attack,
            budget.epsilonProperty(),
            seed
        }) {
            property.addListener(source -> refresh());
        }
        settings.onChange(this::refresh);
        regimes.onChange(this::refresh);
        attacks.onChange(this::refresh);
        refresh();
    }

    private void refresh() {
        try {
            RegimeDescription chosen = RegimeCatalog.find(regime.get());
            TrainingData pictures = data.chosen();
            TrainingConfig next = TrainingConfig.of(
                    pictures.name(),
                    architecture.get(),
                    data.layers(architectures.get(), architecture.get()),
                    chosen,
                    regimeValues().asTexts(),
                    chosen.takesAttack() ? AttackCatalog.find(attack.get()) : null,
                    chosen.takesAttack() ? attackValues().asTexts() : Map.of(),
                    budget.epsilonProperty().get(),
                    settings.asTexts(),
                    Math.round(seed.get()));
            problem.set("");
            budget.follow(next.norm());
            if (next.epsilon() != budget.epsilonProperty().get()) {
                // The ε of this norm has been put in place meanwhile, and its configuration with it.
                return;
            }
            if (!next.equals(config.get())) {
                config.set(next);
            }
        } catch (IllegalArgumentException | ArchitectureException e) {
            config.set(null);
            problem.set(String.valueOf(e.getMessage()));
        }
    }

    /** Takes the whole configuration of a training, for instance of an earlier run. */
    public void take(TrainingConfig from) {
        budget.whileHeld(() -> {
            data.nameProperty().set(from.data());
            architecture.set(from.architecture());
            AttackSpec crafting = from.attack();
            if (crafting != null) {
                attack.set(crafting.description().name());
                attackValues().take(crafting.arguments().texts());
            }
            regime.set(from.regime().name());
            regimeValues().take(from.regimeArguments().texts());
            budget.epsilonProperty().set(from.epsilon());
            settings.take(from.settings().texts());
            seed.set((double) from.seed());
        });
    }

    /** Puts everything back to where it was when the program was new. */
    public void reset() {
        budget.whileHeld(() -> {
            choose();
            regimes.reset();
            attacks.reset();
            settings.take(Map.of());
            seed.set(SEED);
        });
    }

    private void choose() {
        data.nameProperty().set(DraftData.USUAL.name());
        architecture.set(Architectures.DEFAULT);
        regime.set(REGIME);
        attack.set(ATTACK);
        budget.epsilonProperty().set(EPSILON);
    }

    /** Takes the values of the last session and keeps later ones. */
    public void keep(Settings kept) {
        budget.whileHeld(() -> {
            kept.bindText(KEY + ".data", data.nameProperty());
            kept.bindText(KEY + ".architecture", architecture);
            kept.bindText(KEY + ".regime", regime);
            kept.bindText(KEY + ".attack", attack);
            settings.keep(kept, KEY);
            regimes.keep(kept, KEY);
            attacks.keep(kept, KEY + ".attack");
            kept.bindNumber(KEY + ".epsilon", budget.epsilonProperty());
            kept.bindNumber(KEY + ".seed", seed);
            if (config.get() == null) {
                // What an older version or a deleted architecture left behind must not lock the place.
                choose();
            }
        });
    }

    /** Lets changes be taken back. */
    public void register(UndoStack undo) {
        undo.register(data.nameProperty());
        undo.register(architecture);
        undo.register(regime);
        undo.register(attack);
        undo.register(budget.epsilonProperty(), budget.draggingProperty());
        undo.register(seed);
        settings.register(undo);
        regimes.register(undo);
        attacks.register(undo);
    }

    /** The configuration, null while it makes no sense. */
    public ReadOnlyObjectProperty<@Nullable TrainingConfig> configProperty() {
        return config.getReadOnlyProperty();
    }

    /** Why it makes no sense, one sentence; empty while it does. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Bundled architectures and the user's own. */
    public ObjectProperty<ArchitectureCatalog> architecturesProperty() {
        return architectures;
    }

    /** The pictures there are, and those that are chosen. */
    public DraftData data() {
        return data;
    }

    /** Name of the layers. */
    public StringProperty architectureProperty() {
        return architecture;
    }

    /** Name of the regime. */
    public StringProperty regimeProperty() {
        return regime;
    }

    /** Name of the attack of a regime that takes one. */
    public StringProperty attackProperty() {
        return attack;
    }

    /** The budget. */
    public DoubleProperty epsilonProperty() {
        return budget.epsilonProperty();
    }

    /** How the budget is measured, and whether it is being dragged. */
    Budget budget() {
        return budget;
    }

    /** The seed, a whole number. */
    public DoubleProperty seedProperty() {
        return seed;
    }

    /** What every training has. */
    public ParameterValues settings() {
        return settings;
    }

    /** The parameters of the chosen regime. */
    public ParameterValues regimeValues() {
        return regimes.of(regime.get());
    }

    /** The parameters of the chosen attack. */
    public ParameterValues attackValues() {
        return attacks.of(attack.get());
    }
}
