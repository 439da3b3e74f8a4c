package org.epsilonlab.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackException;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackRequest;
import org.epsilonlab.attack.AttackRunner;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Snapshot;
import org.epsilonlab.training.TrainingConfig;
import org.epsilonlab.ui.stage.Raster;

/**
 * The same eight pictures, attacked by the network as it is now.
 *
 * @param run the id of the run whose network it is
 * @param epoch of the weights
 * @param epsilon budget of the attack, ten steps of PGD in the norm of the training
 * @param pictures eight, or as many as there are
 */
public record Strip(String run, int epoch, double epsilon, List<StripPicture> pictures) {

    private static final int SIZE = 8;

    /** The places of the pictures: the first of each class, as far as they go round. */
    static List<Integer> indices(LabelledImages images) {
        List<Integer> chosen = new ArrayList<>();
        for (int label = 0; label < images.classes().size() && chosen.size() < SIZE; label++) {
            for (int i = 0; i < images.size(); i++) {
                if (images.label(i) == label) {
                    chosen.add(i);
                    break;
                }
            }
        }
        return chosen;
    }

    /** Attacks them; takes a moment, on any thread that may compute. */
    static Strip of(
            String run,
            Snapshot weights,
            TrainingConfig config,
            int epoch,
            LabelledImages images,
            List<Integer> indices)
            throws ModelException, AttackException {
        AttackDescription pgd = AttackCatalog.find("pgd");
        double epsilon = config.epsilon();
        AttackSpec spec = new AttackSpec(
                pgd,
                pgd.arguments(
                        Map.of("norm", config.norm().id(), "steps", "10", "step-size", Double.toString(epsilon / 4))),
                epsilon,
                Goal.UNTARGETED,
                0);
        List<Pixels> pictures = indices.stream().map(images::image).toList();
        List<Integer> labels = indices.stream().map(images::label).toList();
        List<StripPicture> strip = new ArrayList<>();
        try (Classifier classifier = weights.classifier();
                AttackRunner runner = new AttackRunner(classifier)) {
            List<AttackOutcome> outcomes = runner.run(
                            new AttackRequest(spec, pictures, labels, 0, false), AttackListener.NONE)
                    .outcomes();
            List<String> classes = weights.card().classes();
            for (int i = 0; i < outcomes.size(); i++) {
                AttackOutcome outcome = outcomes.get(i);
                strip.add(new StripPicture(
                        indices.get(i),
                        Raster.of(outcome.adversarial()),
                        classes.get(labels.get(i)),
                        classes.get(outcome.after().label()),
                        outcome.after().confidence()));
            }
        }
        return new Strip(run, epoch, epsilon, List.copyOf(strip));
    }
}
