package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.Locale;
import org.epsilonlab.attack.AttackOutcome;
import org.epsilonlab.attack.AttackResult;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.image.Difference;
import org.epsilonlab.ui.stage.Raster;

/**
 * What one attack did to the picture on one network, ready to be drawn.
 *
 * @param network its title
 * @param spec the attack
 * @param adversarial the picture after it
 * @param heatMap the change, full colour at its largest value
 * @param prediction the class after it, in words, with its confidence
 * @param fooled whether it reached the goal
 * @param change the change itself
 * @param seconds wall-clock time
 * @param gradients asked for
 * @param queries predictions without a gradient asked for
 */
record EveryRow(
        String network,
        AttackSpec spec,
        Raster adversarial,
        Raster heatMap,
        String prediction,
        boolean fooled,
        Difference change,
        double seconds,
        long gradients,
        long queries) {

    static EveryRow of(EveryService.Job job, AttackResult result) {
        AttackOutcome outcome = result.outcomes().get(0);
        Difference change = outcome.perturbation();
        List<String> classes = job.model().card().classes();
        return new EveryRow(
                job.model().card().title().replace("Fashion-MNIST · ", ""),
                job.spec(),
                Raster.of(outcome.adversarial()),
                Raster.heatMap(change, change.linf()),
                String.format(
                        Locale.ROOT,
                        "%s %.0f %%",
                        classes.get(outcome.after().label()),
                        100 * outcome.after().confidence()),
                job.spec().isSuccess(outcome),
                change,
                result.seconds(),
                result.gradients(),
                result.queries());
    }

    /** Attack and, where it has one, norm. */
    String attack() {
        Norm norm = spec.norm();
        return spec.description().title() + (norm == null ? "" : " · " + norm.symbol());
    }
}
