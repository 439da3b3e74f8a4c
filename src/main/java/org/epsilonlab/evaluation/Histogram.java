package org.epsilonlab.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Counts of values in bins of one width. A bin holds its upper end and not its lower one, as in Guo et al. 2017; what lies
 * beyond the ends is counted in the bin next to it, and what is no number is not counted.
 *
 * @param lower end of the first bin
 * @param upper end of the last
 * @param counts one a bin
 */
public record Histogram(double lower, double upper, List<Integer> counts) {

    public Histogram {
        counts = List.copyOf(counts);
    }

    /** @param bins how many, at least 1 */
    static Histogram of(double[] values, double lower, double upper, int bins) {
        int[] counts = new int[bins];
        for (double value : values) {
            if (!Double.isNaN(value)) {
                counts[bin(value, lower, upper, bins)]++;
            }
        }
        List<Integer> list = new ArrayList<>();
        for (int count : counts) {
            list.add(count);
        }
        return new Histogram(lower, upper, list);
    }

    /** The bin that a value falls into. */
    static int bin(double value, double lower, double upper, int bins) {
        double place = Math.ceil((value - lower) / (upper - lower) * bins) - 1;
        return (int) Math.max(0, Math.min(bins - 1, place));
    }

    /** How many bins. */
    public int bins() {
        return counts.size();
    }

    /** How many values are in a bin. */
    public int count(int bin) {
        return counts.get(bin);
    }

    /** Where a bin begins; for the bin after the last, where the last ends. */
    public double edge(int bin) {
        return lower + (upper - lower) * Objects.checkIndex(bin, bins() + 1) / bins();
    }

    /** How many values were counted. */
    public int total() {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** The highest count, 0 if nothing was counted. */
    public int largest() {
        return counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
