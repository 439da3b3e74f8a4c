package org.epsilonlab.ui.evaluation;

import java.util.List;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.PictureResult;

/**
 * Pictures that belong to a point, a cell or a row that was chosen.
 *
 * @param words what they have in common
 * @param figure the figure that they belong to
 * @param pictures in the order of the data
 * @param goal of the attack that a picture of them goes on stage with
 */
record Selection(String words, Measurement figure, List<PictureResult> pictures, Goal goal) {
    Selection {
        pictures = List.copyOf(pictures);
    }

    /** Pictures under the figure's own attack. */
    static Selection of(String words, Measurement figure, List<PictureResult> pictures) {
        return new Selection(words, figure, pictures, figure.figure().attack().goal());
    }
}
