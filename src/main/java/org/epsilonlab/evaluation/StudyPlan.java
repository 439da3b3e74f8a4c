package org.epsilonlab.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.epsilonlab.attack.Attack;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.data.LabelledImages;

/**
 * What is to be measured: every network under every attack with every budget, on the same pictures. An attack that needs
 * gradients is left out where a network gives none; what it makes on others may still be tried on that one.
 *
 * @param networks at least one
 * @param data the pictures; where one has no label the network's own clean prediction serves as one
 * @param attacks at least one; their own budgets do not count
 * @param epsilons budgets, each once, in rising order; at least one
 * @param batchSize how many pictures are attacked at once
 * @param extras what is asked beside the accuracy
 */
public record StudyPlan(
        List<MeasuredNetwork> networks,
        LabelledImages data,
        List<AttackSpec> attacks,
        List<Double> epsilons,
        int batchSize,
        Extras extras) {

    /**
     * What may be asked beside the accuracy.
     *
     * @param checks the card of checks beside each figure with a budget
     * @param transfer what each network says of the examples made on each other, at the largest budget
     * @param targets each class towards each other, at the largest budget
     * @param survival what is left of the examples when they are saved and squeezed, at the largest budget
     */
    public record Extras(boolean checks, boolean transfer, boolean targets, boolean survival) {
        /** Nothing but the accuracy. */
        public static final Extras NONE = new Extras(false, false, false, false);
    }

    /** @throws IllegalArgumentException with one sentence if something is missing */
    public StudyPlan {
        networks = List.copyOf(networks);
        attacks = List.copyOf(attacks);
        epsilons = epsilons.stream().distinct().sorted().toList();
        if (networks.isEmpty() || attacks.isEmpty() || epsilons.isEmpty()) {
            throw new IllegalArgumentException("choose at least one network, one attack and one ε");
        }
        if (networks.stream().noneMatch(MeasuredNetwork::givesGradients)
                && attacks.stream().allMatch(attack -> attack.description().needsGradients())) {
            throw new IllegalArgumentException(
                    "none of these networks gives gradients, which all of these attacks need;" + " take "
                            + AttackCatalog.withoutGradients());
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("a batch needs at least one picture, not " + batchSize);
        }
    }

    /** The attacks that can be used on a network. */
    List<AttackSpec> attacks(MeasuredNetwork network) {
        return attacks.stream().filter(network::takes).toList();
    }

    /** What is left out since a network gives no gradients, one sentence each. */
    public List<String> leftOut() {
        List<String> sentences = new ArrayList<>();
        for (MeasuredNetwork network : networks) {
            String names = attacks.stream()
                    .filter(attack -> !network.takes(attack))
                    .map(attack -> attack.description().name())
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                sentences.add("“" + network.title() + "” gives no gradients, so it is not measured under " + names
                        + "; take " + AttackCatalog.withoutGradients() + " for it.");
            }
        }
        return sentences;
    }

    /** The largest budget that an attack is carried out with. */
    double largest(AttackSpec attack) {
        List<Double> budgets = budgets(attack);
        return budgets.get(budgets.size() - 1);
    }

    /** The budgets that an attack has to be carried out with: one, if it looks for the smallest change or has none. */
    List<Double> budgets(AttackSpec attack) {
        if (attack.description().is(AttackDescription.Trait.SMALLEST)) {
            return List.of(AttackSpec.ANY_DISTANCE);
        }
        return attack.isBounded() ? epsilons : List.of(0.0);
    }

    /** The question of one budget by itself. */
    Cell cell(MeasuredNetwork network, String pictures, AttackSpec attack, double epsilon) {
        return new Cell(
                Cell.Kind.ACCURACY,
                network.name(),
                network.title(),
                network.weights(),
                data.name(),
                pictures,
                data.size(),
                attack.withEpsilon(epsilon),
                List.of(),
                List.of());
    }

    /** A rough measure of the work of attacking one picture once. */
    static double work(AttackSpec attack) {
        Attack made = attack.attack();
        return 1 + made.gradientsPerImage() + made.queriesPerImage() / 3.0;
    }
}
