package org.epsilonlab.evaluation;

import java.util.List;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.InputShape;

/**
 * What to measure a network on.
 *
 * @param data the pictures; where one has no label the network's own clean prediction serves as one
 * @param attacks one result each, in this order; at least one
 * @param batchSize how many pictures are attacked at once; the memory needed grows with it and with nothing else
 */
public record EvaluationPlan(LabelledImages data, List<AttackSpec> attacks, int batchSize) {

    /** Fooled pictures leave a batch, so a large one is filled longer. */
    private static final int BATCH = 500;

    public EvaluationPlan {
        attacks = List.copyOf(attacks);
        if (attacks.isEmpty()) {
            throw new IllegalArgumentException("an evaluation needs at least one attack");
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("a batch needs at least one picture, not " + batchSize);
        }
    }

    /** How many pictures of this shape are best attacked at once where nobody says otherwise. */
    public static int batchSize(InputShape shape) {
        return shape.picturesAtOnce(BATCH);
    }

    /** How many pictures an attack is handed at once: all of them, if it makes one change for all. */
    int batchOf(AttackSpec attack) {
        return attack.description().is(AttackDescription.Trait.TOGETHER) ? data.size() : batchSize;
    }

    /** One attack. */
    public static EvaluationPlan of(LabelledImages data, AttackSpec attack, int batchSize) {
        return new EvaluationPlan(data, List.of(attack), batchSize);
    }
}
