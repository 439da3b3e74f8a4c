package org.epsilonlab.evaluation;

import java.util.List;
import org.epsilonlab.model.ProgramVersion;
import org.jspecify.annotations.Nullable;

/**
 * A part of a cell's answer, as one line of its file.
 *
 * @param rows one a picture
 * @param gradients computed for it, counted by pictures
 * @param queries predictions without a gradient, counted by pictures
 * @param seconds spent on it
 * @param checked pictures taken over from another budget that were attacked for a sample
 * @param agreeing how many of these did as they had been said to
 * @param checks for {@link Cell.Kind#CHECKS} the checks, otherwise empty
 * @param program the version that computed it; null in files of before it was noted
 */
record Chunk(
        List<double[]> rows,
        long gradients,
        long queries,
        double seconds,
        int checked,
        int agreeing,
        List<Check> checks,
        @Nullable String program) {

    static Chunk of(List<double[]> rows, long gradients, long queries) {
        return new Chunk(rows, gradients, queries, 0, 0, 0, List.of(), ProgramVersion.get());
    }

    static Chunk ofChecks(List<Check> checks, long gradients, long queries) {
        return new Chunk(List.of(), gradients, queries, 0, 0, 0, checks, ProgramVersion.get());
    }

    /** The same, with a sample of pictures taken over that were attacked for real. */
    Chunk sampled(int tried, int same) {
        return new Chunk(rows, gradients, queries, seconds, tried, same, checks, program);
    }

    Chunk took(double time) {
        return new Chunk(rows, gradients, queries, time, checked, agreeing, checks, program);
    }
}
