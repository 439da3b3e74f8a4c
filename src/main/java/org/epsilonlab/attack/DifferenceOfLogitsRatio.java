package org.epsilonlab.attack;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The difference-of-logits ratio (Croce &amp; Hein 2020, equations 6 and 7): like the margin, divided by a spread of the
 * logits, so that scaling or shifting all logits changes nothing.
 *
 * @param label the true class
 * @param target the class to be reached, −1 for any other
 */
record DifferenceOfLogitsRatio(int label, int target) implements LogitLoss {

    private static final double TINY = 1e-12;

    @Override
    public double value(float[] logits) {
        Parts parts = parts(logits);
        return parts.up / parts.down;
    }

    @Override
    public double[] gradient(float[] logits) {
        Parts parts = parts(logits);
        double[] gradient = new double[logits.length];
        gradient[parts.better] += 1 / parts.down;
        gradient[label] -= 1 / parts.down;
        for (int k = 0; k < logits.length; k++) {
            gradient[k] -= parts.spread[k] * parts.up / (parts.down * parts.down);
        }
        return gradient;
    }

    /** Numerator, denominator, the class that is to win, and the denominator's gradient. */
    private static final class Parts {
        final double up;
        final double down;
        final int better;
        final double[] spread;

        Parts(double up, double down, int better, double[] spread) {
            this.up = up;
            this.down = down;
            this.better = better;
            this.spread = spread;
        }
    }

    private Parts parts(float[] logits) {
        int[] order = IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -logits[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] spread = new double[logits.length];
        int better = target >= 0 ? target : order[0] == label ? order[1] : order[0];
        double up = (double) logits[better] - logits[label];
        // With fewer classes than the ratio needs, the margin itself is left.
        if (target < 0 && logits.length >= 3) {
            spread[order[0]] = 1;
            spread[order[2]] = -1;
        } else if (target >= 0 && logits.length >= 4) {
            spread[order[0]] = 1;
            spread[order[2]] = -0.5;
            spread[order[3]] = -0.5;
        } else {
            return new Parts(up, 1, better, spread);
        }
        double down = TINY;
        for (int k = 0; k < logits.length; k++) {
            down += spread[k] * logits[k];
        }
        return new Parts(up, down, better, spread);
    }
}
