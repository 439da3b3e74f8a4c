package org.epsilonlab.training;

import java.time.Instant;
import java.util.List;
import org.epsilonlab.model.AccuracyRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run. Immutable.
 *
 * @param title that people read
 * @param config what it trains
 * @param command the command line that would train the same
 * @param created when it was asked for
 * @param state where it stands
 * @param history one point an epoch so far
 * @param bestEpoch the epoch with the best robust accuracy before any collapse, 0 for none yet
 * @param collapsedAt the epoch at which it collapsed, 0 for none
 * @param accuracy of the finished network on the whole test set
 * @param problem one sentence on why it holds or failed
 */
public record RunRecord(
        String title,
        TrainingConfig config,
        String command,
        Instant created,
        State state,
        List<TrainingPoint> history,
        int bestEpoch,
        int collapsedAt,
        @Nullable AccuracyRecord accuracy,
        @Nullable String problem) {

    /** Where a run stands. */
    public enum State {
        /** Waits for its turn. */
        QUEUED,
        /** Trains, or was killed while it did. */
        RUNNING,
        /** Holds, with a checkpoint to go on from. */
        PAUSED,
        /** All epochs are done and the network is kept. */
        FINISHED,
        /** Was ended early and the network is kept. */
        STOPPED,
        /** Could not go on. */
        FAILED;

        /** Whether there is a network. */
        public boolean isKept() {
            return this == FINISHED || this == STOPPED;
        }
    }

    public RunRecord {
        history = List.copyOf(history);
    }

    /** Seconds of training and measuring. */
    public double seconds() {
        return history.isEmpty() ? 0 : history.get(history.size() - 1).seconds();
    }

    RunRecord with(State now, @Nullable String sentence) {
        return new RunRecord(title, config, command, created, now, history, bestEpoch, collapsedAt, accuracy, sentence);
    }

    RunRecord with(TrainingState at) {
        return new RunRecord(
                title, config, command, created, state, at.history, at.bestEpoch, at.collapsedAt, accuracy, problem);
    }

    RunRecord with(AccuracyRecord measured) {
        return new RunRecord(
                title, config, command, created, state, history, bestEpoch, collapsedAt, measured, problem);
    }

    /** The same run as it was after so many epochs, of which the last was its best; created now, and not measured. */
    RunRecord cutAt(int epoch) {
        return new RunRecord(
                title, config, command, Instant.now(), state, history.subList(0, epoch), epoch, 0, null, null);
    }

    /** The same run under another name. */
    RunRecord titled(String other) {
        return new RunRecord(
                other, config, command, created, state, history, bestEpoch, collapsedAt, accuracy, problem);
    }
}
