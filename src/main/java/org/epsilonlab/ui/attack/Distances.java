package org.epsilonlab.ui.attack;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.model.ModelCatalog;
import org.jspecify.annotations.Nullable;

/** How far each attack tried had to go on the picture and the network on stage, by norm; forgotten when either changes. */
final class Distances {

    /**
     * What the latest attack found.
     *
     * @param attack its title
     * @param reached whether it reached its goal
     */
    record Found(String attack, Norm norm, double distance, boolean reached) {}

    private record Subject(ModelCatalog.Entry model, StagePicture picture, int target) {}

    private final Map<Norm, Map<String, Double>> all = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable Found> latest = new ReadOnlyObjectWrapper<>(this, "latest");
    private @Nullable Subject subject;

    /** Takes note of a result. */
    void add(StageResult result) {
        StageRow.Attacked first = result.first().orElse(null);
        AttackSpec spec = result.request().spec();
        Norm norm = spec.norm();
        if (first == null || norm == null) {
            latest.set(null);
            return;
        }
        Subject now = new Subject(
                first.model(), result.request().picture(), result.goal().target());
        if (!now.equals(subject)) {
            subject = now;
            all.clear();
        }
        String name = spec.description().title();
        boolean reached = first.outcome().isSuccess(result.goal());
        double distance = norm.size(first.perturbation());
        Map<String, Double> known = all.computeIfAbsent(norm, any -> new LinkedHashMap<>());
        if (reached && !spec.isBounded()) {
            known.put(name, distance);
        }
        latest.set(new Found(name, norm, distance, reached));
    }

    /** Takes note of the best so far of an attack that goes on. */
    void soFar(AttackSpec spec, StageRow first) {
        Norm norm = spec.norm();
        if (norm != null && first instanceof StageRow.Attacked attacked && attacked.soFar()) {
            latest.set(new Found(
                    spec.description().title(),
                    norm,
                    norm.size(attacked.perturbation()),
                    attacked.outcome().isSuccess(attacked.goal())));
        }
    }

    /** Attack → distance, of those that reached their goal under that norm. */
    Map<String, Double> of(Norm norm) {
        return Map.copyOf(all.getOrDefault(norm, Map.of()));
    }

    /** What the attack on stage found; null before there is any. */
    ReadOnlyObjectProperty<@Nullable Found> latestProperty() {
        return latest.getReadOnlyProperty();
    }
}
