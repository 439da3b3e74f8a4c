package org.epsilonlab.ui.attack;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.attack.RandomNoise;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.ui.common.EpsilonRange;
import org.epsilonlab.ui.common.Settings;
import org.epsilonlab.ui.common.UndoStack;
import org.jspecify.annotations.Nullable;

/** Which attack is chosen, with which parameters, budget and goal. */
public final class AttackControls {

    // Properties

    private final StringProperty attack = new SimpleStringProperty(
            this, "attack", AttackCatalog.ATTACKS.get(0).name());
    private final Map<String, ArgumentValues> arguments = new LinkedHashMap<>();
    private final DoubleProperty epsilon = new SimpleDoubleProperty(this, "epsilon", EpsilonRange.LINF.initial());
    private final BooleanProperty epsilonDragging = new SimpleBooleanProperty(this, "epsilonDragging");
    private final BooleanProperty sparing = new SimpleBooleanProperty(this, "sparing");
    private final ReadOnlyObjectWrapper<EpsilonRange> range =
            new ReadOnlyObjectWrapper<>(this, "range", EpsilonRange.LINF);
    private final IntegerProperty target = new SimpleIntegerProperty(this, "target", StageRequest.ANY);
    private final IntegerProperty seed = new SimpleIntegerProperty(this, "seed", 0);
    private final BooleanProperty moreOpen = new SimpleBooleanProperty(this, "moreOpen");
    private final BooleanProperty noise = new SimpleBooleanProperty(this, "noise");
    private final ReadOnlyObjectWrapper<AttackSpec> spec;

    private final Map<EpsilonRange, Double> remembered = new EnumMap<>(EpsilonRange.class);
    private InputShape shape = new InputShape(1, 28, 28);
    private boolean changing;

    public AttackControls() {
        for (AttackDescription description : AttackCatalog.ATTACKS) {
            arguments.put(description.name(), new ArgumentValues(description));
        }
        for (EpsilonRange each : EpsilonRange.values()) {
            remembered.put(each, each.initial());
        }
        spec = new ReadOnlyObjectWrapper<>(this, "spec", chosen());
        attack.addListener((source, before, after) -> {
            // Noise is a control for an attack; whoever chooses another attack wants to see that one.
            noise.set(false);
            refresh();
        });
        arguments.values().forEach(values -> values.onChange(this::refresh));
        seed.addListener((source, before, after) -> refresh());
        noise.addListener((source, before, after) -> refresh());
        epsilon.subscribe(now -> {
            remembered.put(range.get(), now.doubleValue());
            refresh();
        });
    }

    /** One new spec for each change, with the ε that belongs to how it is measured. */
    private void refresh() {
        if (changing) {
            return;
        }
        changing = true;
        try {
            AttackSpec now = chosen();
            EpsilonRange needed = rangeFor(now.norm());
            if (needed != range.get()) {
                // A slider clamps the old ε to its new range, which is nothing to remember.
                double own = remembered.getOrDefault(needed, needed.initial());
                range.set(needed);
                epsilon.set(own);
            }
            spec.set(withNoise(chosen()));
        } finally {
            changing = false;
        }
    }

    private AttackSpec chosen() {
        ArgumentValues values = arguments();
        AttackDescription description = values.description();
        double budget = description.is(AttackDescription.Trait.SMALLEST)
                ? AttackSpec.ANY_DISTANCE
                : description.is(AttackDescription.Trait.NO_BUDGET) ? 0 : Math.max(0, epsilon.get());
        return new AttackSpec(description, values.arguments(), budget, Goal.UNTARGETED, seed.get());
    }

    private AttackSpec withNoise(AttackSpec own) {
        Norm norm = own.norm();
        if (!noise.get() || norm == null || !own.isBounded()) {
            return own;
        }
        AttackDescription description = RandomNoise.DESCRIPTION;
        return new AttackSpec(
                description, description.arguments(Map.of("norm", norm.id())), own.epsilon(), own.goal(), own.seed());
    }

    /** The name of the chosen attack in the {@link AttackCatalog}. */
    public StringProperty attackProperty() {
        return attack;
    }

    /** The parameters of the chosen attack. */
    public ArgumentValues arguments() {
        ArgumentValues chosen = arguments.get(attack.get());
        return chosen != null ? chosen : arguments(AttackCatalog.ATTACKS.get(0).name());
    }

    /** The parameters of any attack; each remembers its own. */
    public ArgumentValues arguments(String name) {
        ArgumentValues values = arguments.get(name);
        if (values == null) {
            throw new IllegalArgumentException("there is no attack \"" + name + "\"");
        }
        return values;
    }

    /** The budget, in the measure that {@link #rangeProperty()} says. */
    public DoubleProperty epsilonProperty() {
        return epsilon;
    }

    /** Whether ε is being dragged: all that changes meanwhile is one step to undo. */
    public BooleanProperty epsilonDraggingProperty() {
        return epsilonDragging;
    }

    /** Whether something else computes, such as a training, of which drags are to take little. */
    public BooleanProperty sparingProperty() {
        return sparing;
    }

    /** From now on ε is measured as suits pictures of that shape; each kind of pictures remembers its own. */
    void measureFor(InputShape other) {
        shape = other;
        refresh();
    }

    /** How ε is measured for a norm, null where nothing is bounded. */
    EpsilonRange rangeFor(@Nullable Norm norm) {
        return EpsilonRange.of(norm, shape);
    }

    /** How ε is measured now. */
    public ReadOnlyObjectProperty<EpsilonRange> rangeProperty() {
        return range.getReadOnlyProperty();
    }

    /** A class, {@link StageRequest#ANY} or {@link StageRequest#LIKELIEST}. */
    public IntegerProperty targetProperty() {
        return target;
    }

    /** The seed of everything random. */
    public IntegerProperty seedProperty() {
        return seed;
    }

    /** Whether random noise of the same norm and size takes the attack's place, for comparison. */
    public BooleanProperty noiseProperty() {
        return noise;
    }

    /** Whether the controls that are rarely needed are in view. */
    public BooleanProperty moreOpenProperty() {
        return moreOpen;
    }

    /** What all this amounts to; the goal is left to {@link #targetProperty()}. */
    public ReadOnlyObjectProperty<AttackSpec> specProperty() {
        return spec.getReadOnlyProperty();
    }

    /** Puts an attack in place with all that decides its result; ε stays where it has none. */
    public void take(AttackSpec from) {
        noise.set(false);
        attack.set(from.description().name());
        arguments().take(from.arguments().texts());
        if (Double.isFinite(from.epsilon()) && !from.description().is(AttackDescription.Trait.NO_BUDGET)) {
            epsilon.set(from.epsilon());
        }
        target.set(from.goal().isTargeted() ? from.goal().target() : StageRequest.ANY);
        seed.set((int) from.seed());
    }

    /** Records every change of the controls from now on. */
    void register(UndoStack undo) {
        undo.register(attack);
        arguments.values().forEach(values -> values.register(undo));
        undo.register(epsilon, epsilonDragging);
        undo.register(target);
        undo.register(seed);
        undo.register(noise);
    }

    /** Takes what was chosen in the last session and keeps later choices. */
    void keep(Settings settings) {
        String name = settings.get("attack.name", attack.get());
        if (!arguments.containsKey(name)) {
            settings.set("attack.name", attack.get());
        }
        arguments.values().forEach(values -> values.keep(settings, "attack"));
        settings.bindText("attack.name", attack);
        for (EpsilonRange each : EpsilonRange.values()) {
            remembered.put(each, Math.max(0, settings.get(key(each), each.initial())));
        }
        epsilon.set(remembered.getOrDefault(range.get(), range.get().initial()));
        epsilon.subscribe(now -> settings.set(key(range.get()), now.doubleValue()));
        settings.bindNumber("attack.target", target);
        settings.bindNumber("attack.seed", seed);
        settings.bindFlag("attack.more", moreOpen);
    }

    private static String key(EpsilonRange range) {
        return "attack.epsilon." + range.id();
    }
}
