package org.epsilonlab.training;

import java.util.List;

/**
 * Looks at each epoch for catastrophic overfitting (Wong et al. 2020; Andriushchenko &amp; Flammarion 2020), which looks
 * excellent under the attack that caused it, and for trainings that learn nothing.
 *
 * @param adversarial whether the training makes adversarial pictures; a clean one has no robustness to lose
 * @param warmUp epochs at the beginning with a smaller ε, in which robustness at the whole ε means nothing yet
 * @param classes how many there are
 * @param heldOut how many pictures each epoch is measured on, at least 1
 */
record CollapseProbe(boolean adversarial, int warmUp, int classes, int heldOut) {

    /** Gaps are in accuracy, 0.15 for 15 points. */
    private static final double LOST = 0.20;

    private static final double WIDE_GAP = 0.15;
    private static final double GAP = 0.08;
    private static final double NOTHING = 0.03;
    private static final double CROOKED = 0.2;
    private static final double BENT = 0.5;

    /** On so many pictures these limits were found. */
    private static final double MANY = 1000;

    private static final int PATIENCE = 3;
    private static final double FALL = 0.02;
    private static final double ABOVE_CHANCE = 0.03;

    /**
     * The verdict on the newest epoch.
     *
     * @param earlier the epochs before
     */
    Alarm look(List<TrainingPoint> earlier, TrainingPoint now) {
        double chance = 1.0 / classes;
        if (now.epoch() > 1 && now.clean() < chance + ABOVE_CHANCE) {
            return Alarm.CHANCE;
        }
        if (adversarial && now.epoch() > warmUp && now.clean() > chance + ABOVE_CHANCE) {
            double best = earlier.stream().mapToDouble(TrainingPoint::pgd).max().orElse(0);
            double gap = now.fgsm() - now.pgd() - luck();
            // A network that has learnt next to nothing answers clean and attacked pictures alike, and hides nothing.
            boolean isTooGood = now.fgsm() >= now.clean() && gap > NOTHING;
            if (now.pgd() < best - LOST - luck() || gap > WIDE_GAP || isTooGood || now.alignment() < CROOKED) {
                return Alarm.COLLAPSED;
            }
            if (gap > GAP || now.alignment() < BENT) {
                return Alarm.COLLAPSING;
            }
        }
        if (earlier.size() >= PATIENCE && now.epoch() > warmUp + PATIENCE) {
            double first = earlier.get(0).trainLoss();
            if (now.trainLoss() > first * (1 - FALL)) {
                return Alarm.NOT_FALLING;
            }
        }
        return Alarm.NONE;
    }

    /**
     * What chance adds to a difference of two shares of few pictures, about its standard deviation, over what it adds on
     * many: of ten pictures a single one is ten points.
     */
    private double luck() {
        return Math.max(0, 1 / Math.sqrt(heldOut) - 1 / Math.sqrt(MANY));
    }
}
