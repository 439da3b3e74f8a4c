package org.epsilonlab.evaluation;

import java.util.List;

/**
 * A part of a cell's answer, as one line of its file.
 *
 * @param rows one a picture
 * @param gradients computed for it, counted by pictures
 * @param queries predictions without a gradient, counted by pictures
 * @param seconds spent on it
 * @param checked pictures fooled at a smaller budget that were attacked again for a sample
 * @param agreeing how many of these were fooled again
 * @param checks for {@link Cell.Kind#CHECKS} the checks, otherwise empty
 */
record Chunk(
        List<double[]> rows,
        long gradients,
        long queries,
        double seconds,
        int checked,
        int agreeing,
        List<Check> checks) {

    static Chunk of(List<double[]> rows, long gradients, long queries) {
        return new Chunk(rows, gradients, queries, 0, 0, 0, List.of());
    }

    Chunk took(double time) {
        return new Chunk(rows, gradients, queries, time, checked, agreeing, checks);
    }
}
