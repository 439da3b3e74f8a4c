package org.epsilonlab.ui.training;

import java.util.Locale;

/**
 * How far the current run is.
 *
 * @param phase what it does
 * @param done steps so far
 * @param all steps of the whole run, 0 before the first
 * @param epochs of the whole run
 * @param learningRate of the last step
 * @param imagesPerSecond training pictures a second of late, 0 while unknown
 * @param secondsLeft until the end, negative while unknown
 * @param measured share of the last measuring that is done, in the phase MEASURING
 */
public record LiveStatus(
        Phase phase,
        long done,
        long all,
        int epochs,
        double learningRate,
        double imagesPerSecond,
        double secondsLeft,
        double measured) {

    /** What a run does. */
    public enum Phase {
        /** There is no run. */
        IDLE,
        /** Pictures and weights are being read. */
        STARTING,
        /** It trains. */
        TRAINING,
        /** It will hold at its next step. */
        PAUSING,
        /** It holds, its checkpoint written. */
        PAUSED,
        /** It holds because of the disk. */
        TROUBLE,
        /** It is ending. */
        ENDING,
        /** The finished network is being measured on the test set. */
        MEASURING
    }

    static final LiveStatus IDLE = new LiveStatus(Phase.IDLE, 0, 0, 0, 0, 0, -1, 0);

    /** Share of the steps that are done, in [0, 1]. */
    public double share() {
        return all == 0 ? 0 : (double) done / all;
    }

    /** Epochs done, with a fraction. */
    public double epoch() {
        return share() * epochs;
    }

    /** Whether a run trains, holds or ends. */
    public boolean isBusy() {
        return phase != Phase.IDLE;
    }

    /** Whether a run takes time of the processor now. */
    public boolean isComputing() {
        return switch (phase) {
            case IDLE, PAUSED, TROUBLE -> false;
            case STARTING, TRAINING, PAUSING, ENDING, MEASURING -> true;
        };
    }

    LiveStatus in(Phase other) {
        return new LiveStatus(other, done, all, epochs, learningRate, imagesPerSecond, secondsLeft, measured);
    }

    /** Such as "epoch 6.2 of 10 · 1 min 12 s left · 6,900 images/s". */
    public String words() {
        return switch (phase) {
            case IDLE -> "No training runs.";
            case STARTING -> "Starting …";
            case MEASURING -> String.format(Locale.ROOT, "Measuring on the test set, %.0f %%", 100 * measured);
            case ENDING -> "Ending …";
            case PAUSING -> progress() + " · pausing …";
            case PAUSED -> progress() + " · paused";
            case TROUBLE -> progress() + " · held";
            case TRAINING ->
                progress()
                        + (secondsLeft < 0 ? "" : " · " + duration(secondsLeft) + " left")
                        + (imagesPerSecond <= 0
                                ? ""
                                : String.format(Locale.ROOT, " · %,.0f images/s", imagesPerSecond));
        };
    }

    private String progress() {
        return String.format(Locale.ROOT, "epoch %.1f of %d", epoch(), epochs);
    }

    /** Such as "48 s", "1 min 12 s" or "2 h 5 min". */
    public static String duration(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
        }
        return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
