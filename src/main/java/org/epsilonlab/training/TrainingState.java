package org.epsilonlab.training;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a training stands, beside its arrays: with them it goes on as if it had never been interrupted. All randomness
 * follows from the seed and this place. Plain fields, as Gson reads and writes them.
 */
final class TrainingState {

    /** The epoch under way, counted from 1; one more than there are when all is done. */
    int epoch = 1;

    /** Steps taken in it. */
    int step;

    /** Steps taken in all. */
    long done;

    /** Sum of the losses of this epoch's steps. */
    double losses;

    /** Seconds of training and measuring, and those of them spent on this epoch's steps. */
    double seconds;

    double epochSeconds;

    /** Steps that the optimizer and the average have seen. */
    long optimizerSteps;

    long averageSteps;

    /** The epoch with the best robust accuracy before any collapse, 0 for none yet. */
    int bestEpoch;

    /** The epoch at which the training collapsed, 0 for none. */
    int collapsedAt;

    final List<TrainingPoint> history = new ArrayList<>();

    void nextEpoch() {
        epoch++;
        step = 0;
        losses = 0;
        epochSeconds = 0;
    }

    double bestPgd() {
        return bestEpoch == 0 ? -1 : history.get(bestEpoch - 1).pgd();
    }
}
