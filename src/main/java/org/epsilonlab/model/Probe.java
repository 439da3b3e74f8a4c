package org.epsilonlab.model;

import java.nio.file.Path;
import java.util.List;

/** A file of which nothing is known, asked until something is. */
public interface Probe extends AutoCloseable {

    /** So many pictures of noise are shown to a file. */
    int PICTURES = 2;

    /** What the numbers of an answer are. */
    enum Kind {
        /** Any numbers. */
        LOGITS,
        /** None negative, summing to 1. */
        PROBABILITIES,
        /** Logarithms of such. */
        LOG_PROBABILITIES
    }

    /**
     * What it answered.
     *
     * @param classes how many numbers a picture gets, at least 2
     * @param kind what they are
     */
    record Answer(int classes, Kind kind) {

        /**
         * What an answer to several pictures is.
         *
         * @param file that answered
         * @param values rows of as many numbers as there are classes, one after the other
         * @throws ModelException if one of them is not a finite number
         */
        static Answer of(Path file, float[] values, int classes) throws ModelException {
            boolean areLogarithms = true;
            for (int from = 0; from < values.length; from += classes) {
                double exponentials = 0;
                for (int k = from; k < from + classes; k++) {
                    if (!Float.isFinite(values[k])) {
                        throw new ModelException(
                                file + " answers values that are not finite numbers; train the network again.");
                    }
                    areLogarithms &= values[k] <= 1e-4;
                    exponentials += Math.exp(values[k]);
                }
                areLogarithms &= Math.abs(exponentials - 1) < 1e-3;
            }
            return new Answer(
                    classes,
                    FirstTry.areProbabilities(values, classes)
                            ? Kind.PROBABILITIES
                            : areLogarithms ? Kind.LOG_PROBABILITIES : Kind.LOGITS);
        }
    }

    /**
     * The shapes of its weights in the order of its layers, as far as it tells them.
     *
     * @throws ModelException if a weight is not a finite number
     */
    List<List<Long>> weights() throws ModelException;

    /**
     * Shows it a few pictures of noise.
     *
     * @throws ModelException if it refuses such pictures, or answers something that is no classification
     */
    Answer ask(InputShape shape) throws ModelException;

    @Override
    void close();
}
