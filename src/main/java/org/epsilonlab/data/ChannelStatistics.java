package org.epsilonlab.data;

import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.Normalization;

/** Mean and standard deviation of each channel, picture by picture. */
final class ChannelStatistics {

    /** A channel that hardly varies is not blown up. */
    private static final double LEAST_DEVIATION = 0.02;

    private final double[] sums;
    private final double[] squares;
    private final int area;
    private long pictures;

    ChannelStatistics(InputShape shape) {
        sums = new double[shape.channels()];
        squares = new double[shape.channels()];
        area = shape.size() / shape.channels();
    }

    /** @param values of one picture, 0…255 as unsigned bytes, channel first */
    void add(byte[] values) {
        for (int i = 0; i < values.length; i++) {
            double value = (values[i] & 0xff) / 255.0;
            sums[i / area] += value;
            squares[i / area] += value * value;
        }
        pictures++;
    }

    /** Of all that were added, in [0, 1]. */
    Normalization normalization() {
        List<Float> mean = new ArrayList<>();
        List<Float> std = new ArrayList<>();
        double n = (double) area * pictures;
        for (int c = 0; c < sums.length; c++) {
            double variance = Math.max(0, squares[c] / n - sums[c] / n * (sums[c] / n));
            mean.add((float) (sums[c] / n));
            std.add((float) Math.max(LEAST_DEVIATION, Math.sqrt(variance)));
        }
        return new Normalization(mean, std);
    }
}
