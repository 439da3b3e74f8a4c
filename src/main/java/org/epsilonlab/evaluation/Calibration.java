package org.epsilonlab.evaluation;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How sure a network is of what is right and of what is not, before and under an attack. Confidences are counted in ten bins
 * over [0, 1], margins in twenty bins over a range that is the same for both and has 0 in its middle.
 *
 * @param right confidence of the right answers to the originals
 * @param wrong confidence of the wrong answers to the originals
 * @param fooled confidence of the wrong answers under the attack to pictures that were answered rightly before
 * @param errorBefore expected calibration error of the originals, in [0, 1]; NaN without a picture
 * @param errorAfter the same under the attack
 * @param marginsBefore logit of the true class minus the largest other, of the originals
 * @param marginsAfter the same under the attack
 */
public record Calibration(
        Histogram right,
        Histogram wrong,
        Histogram fooled,
        double errorBefore,
        double errorAfter,
        Histogram marginsBefore,
        Histogram marginsAfter) {

    /** Bins over [0, 1], in which the calibration error is counted too. */
    public static final int BINS = 10;

    private static final int MARGIN_BINS = 20;

    /** Counts one figure's pictures. */
    public static Calibration of(List<PictureResult> pictures) {
        double reach = reach(pictures);
        return new Calibration(
                confidences(pictures, PictureResult::isRight, PictureResult::confidenceBefore),
                confidences(pictures, picture -> !picture.isRight(), PictureResult::confidenceBefore),
                confidences(pictures, picture -> picture.isRight() && !picture.holds(), PictureResult::confidenceAfter),
                error(pictures, PictureResult::isRight, PictureResult::confidenceBefore),
                error(pictures, PictureResult::holds, PictureResult::confidenceAfter),
                margins(pictures, reach, PictureResult::marginBefore),
                margins(pictures, reach, PictureResult::marginAfter));
    }

    private static Histogram confidences(
            List<PictureResult> pictures, Predicate<PictureResult> wanted, ToDoubleFunction<PictureResult> confidence) {
        double[] values =
                pictures.stream().filter(wanted).mapToDouble(confidence).toArray();
        return Histogram.of(values, 0, 1, BINS);
    }

    private static Histogram margins(
            List<PictureResult> pictures, double reach, ToDoubleFunction<PictureResult> margin) {
        return Histogram.of(pictures.stream().mapToDouble(margin).toArray(), -reach, reach, MARGIN_BINS);
    }

    /**
     * Σ |B|/n · |acc(B) − conf(B)| over the bins B of confidence (Guo et al. 2017, "On calibration of modern neural
     * networks", equation 3).
     */
    private static double error(
            List<PictureResult> pictures, Predicate<PictureResult> right, ToDoubleFunction<PictureResult> confidence) {
        double[] gaps = new double[BINS];
        for (PictureResult picture : pictures) {
            double sure = confidence.applyAsDouble(picture);
            gaps[Histogram.bin(sure, 0, 1, BINS)] += (right.test(picture) ? 1 : 0) - sure;
        }
        double sum = 0;
        for (double gap : gaps) {
            sum += Math.abs(gap);
        }
        return sum / pictures.size();
    }

    /** The largest margin in either direction, rounded up to 1, 2 or 5 times a power of ten. */
    private static double reach(List<PictureResult> pictures) {
        double largest = 0;
        for (PictureResult picture : pictures) {
            for (double margin : new double[] {picture.marginBefore(), picture.marginAfter()}) {
                largest = Double.isFinite(margin) ? Math.max(largest, Math.abs(margin)) : largest;
            }
        }
        if (largest == 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(largest)));
        double digits = largest / power;
        return power * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
    }
}
