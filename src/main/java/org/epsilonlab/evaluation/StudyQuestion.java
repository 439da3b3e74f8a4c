package org.epsilonlab.evaluation;

import java.util.List;
import org.epsilonlab.attack.AttackSpec;

/**
 * What a study asked, without networks and pictures: as much of a plan as a file can hold.
 *
 * @param networks that were measured
 * @param data name of the pictures
 * @param pictures fingerprint of the pictures
 * @param n how many there are
 * @param classes names of the classes in the order of their labels; empty if nobody stated them
 * @param attacks with their parameters and seed; their own budgets do not count
 * @param epsilons budgets in rising order
 * @param batchSize how many pictures were attacked at once
 * @param extras what was asked beside the accuracy
 */
public record StudyQuestion(
        List<Network> networks,
        String data,
        String pictures,
        int n,
        List<String> classes,
        List<AttackSpec> attacks,
        List<Double> epsilons,
        int batchSize,
        StudyPlan.Extras extras) {

    /**
     * A network by its names.
     *
     * @param name for files and the command line
     * @param title that people read
     * @param weights fingerprint of its weights
     */
    public record Network(String name, String title, String weights) {}

    public StudyQuestion {
        networks = List.copyOf(networks);
        classes = List.copyOf(classes);
        attacks = List.copyOf(attacks);
        epsilons = List.copyOf(epsilons);
    }

    /** A plan's, with the fingerprint of its pictures. */
    static StudyQuestion of(StudyPlan plan, String pictures) {
        return new StudyQuestion(
                plan.networks().stream()
                        .map(each -> new Network(each.name(), each.title(), each.weights()))
                        .toList(),
                plan.data().name(),
                pictures,
                plan.data().size(),
                plan.data().classes(),
                plan.attacks().stream().map(each -> each.withEpsilon(0)).toList(),
                plan.epsilons(),
                plan.batchSize(),
                plan.extras());
    }

    /** The name of a class, or its number. */
    public String className(int label) {
        return label >= 0 && label < classes.size() ? classes.get(label) : String.valueOf(label);
    }
}
