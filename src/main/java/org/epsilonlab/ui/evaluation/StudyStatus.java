package org.epsilonlab.ui.evaluation;

import java.util.Locale;
import org.epsilonlab.ui.training.LiveStatus;

/**
 * How far the plan is.
 *
 * @param phase what goes on
 * @param share of the work that is done, in [0, 1]
 * @param what a few words on what is under way
 * @param secondsLeft negative while unknown
 */
record StudyStatus(Phase phase, double share, String what, double secondsLeft) {

    /** What goes on. */
    enum Phase {
        IDLE,
        RUNNING,
        PAUSED,
        ENDING
    }

    static final StudyStatus IDLE = new StudyStatus(Phase.IDLE, 0, "", -1);

    boolean isBusy() {
        return phase != Phase.IDLE;
    }

    StudyStatus in(Phase other) {
        return new StudyStatus(other, share, what, secondsLeft);
    }

    /** Such as "42 % · Standard · Iterated · about 12 s left". */
    String words() {
        String progress = String.format(Locale.ROOT, "%.0f %%", 100 * share) + (what.isEmpty() ? "" : " · " + what);
        return switch (phase) {
            case IDLE -> "";
            case ENDING -> "Ending …";
            case PAUSED -> progress + " · paused";
            case RUNNING ->
                progress + (secondsLeft < 0 ? "" : " · about " + LiveStatus.duration(secondsLeft) + " left");
        };
    }
}
