package org.epsilonlab.ui.stage;

import java.util.List;
import org.epsilonlab.image.Difference;
import org.epsilonlab.image.Pixels;

/**
 * Everything one row of the stage draws for one network.
 *
 * @param title of the network
 * @param accuracy its measured accuracies with attack, epsilon and n, in one line, and shorter wordings after it
 * @param classes their names
 * @param trueLabel the true class, or -1 where it is unknown
 * @param target the class aimed at, or -1 for none
 * @param original the picture
 * @param heatMap the perturbation
 * @param adversarial the sum
 * @param limit value of the heat map's full colour
 * @param linf largest change of a value
 * @param l2 Euclidean length of the change
 * @param before probabilities of the original
 * @param after probabilities of the adversarial picture
 * @param verdict what became of the attack
 */
public record EquationState(
        String title,
        List<String> accuracy,
        List<String> classes,
        int trueLabel,
        int target,
        Raster original,
        Raster heatMap,
        Raster adversarial,
        double limit,
        double linf,
        double l2,
        Probabilities before,
        Probabilities after,
        Verdict verdict) {

    /** What the network said of the picture before, beside one for another ε. Works out its colours. */
    public EquationState moved(Pixels from, Pixels to) {
        Difference difference = Difference.between(from, to);
        double largest = difference.linf();
        return with(Raster.heatMap(difference, largest), Raster.of(to), largest, largest, difference.l2());
    }

    /** What the network said here, beside the pictures of another state. */
    public EquationState withPicturesOf(EquationState other) {
        return with(other.heatMap, other.adversarial, other.limit, other.linf, other.l2);
    }

    /** The same with the original where the adversarial picture stands. */
    public EquationState withOriginalInPlace() {
        return with(heatMap, original, limit, linf, l2);
    }

    /** Whether the network said the same of both. */
    boolean saysTheSame(EquationState other) {
        return trueLabel == other.trueLabel
                && target == other.target
                && before == other.before
                && after == other.after
                && classes.equals(other.classes);
    }

    private EquationState with(Raster newHeatMap, Raster picture, double full, double largest, double length) {
        return new EquationState(
                title,
                accuracy,
                classes,
                trueLabel,
                target,
                original,
                newHeatMap,
                picture,
                full,
                largest,
                length,
                before,
                after,
                verdict);
    }
}
