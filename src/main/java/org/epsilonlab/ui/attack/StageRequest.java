package org.epsilonlab.ui.attack;

import java.util.List;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.model.ModelCatalog;

/**
 * Everything that decides what is on stage. Immutable.
 *
 * @param models one network, or two to compare
 * @param picture what is attacked
 * @param spec how; its goal is replaced as {@code target} says
 * @param target a class, {@link #ANY} or {@link #LIKELIEST}
 */
public record StageRequest(List<ModelCatalog.Entry> models, StagePicture picture, AttackSpec spec, int target) {

    /** Any class but the true one will do. */
    public static final int ANY = -1;

    /** The class, other than the true one, that the first network finds likeliest before the attack. */
    public static final int LIKELIEST = -2;

    public StageRequest {
        models = List.copyOf(models);
    }

    public boolean isTargeted() {
        return target != ANY;
    }

    /** Whether moving ε turns one into the other. */
    boolean differsInEpsilonOnly(StageRequest other) {
        return picture.equals(other.picture())
                && target == other.target()
                && models.equals(other.models())
                && spec.withEpsilon(0).equals(other.spec().withEpsilon(0));
    }

    /** The attack with its goal, once the target is known. */
    AttackSpec specTowards(Goal goal) {
        return spec.withGoal(goal);
    }
}
