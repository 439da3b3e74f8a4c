package org.epsilonlab.evaluation;

import org.epsilonlab.attack.AttackSpec;

/** Counts what one attack did to many pictures, so that none of it has to be kept. */
final class Tally {

    private final AttackSpec attack;
    private int n;
    private int predictedLabels;
    private int cleanRight;
    private int robustRight;
    private int eligible;
    private int reached;
    private int zeroGradients;
    private long gradients;
    private long queries;
    private double seconds;

    Tally(AttackSpec attack) {
        this.attack = attack;
    }

    /** Adds one picture. */
    void add(PictureResult picture) {
        n++;
        cleanRight += picture.isRight() ? 1 : 0;
        robustRight += picture.holds() ? 1 : 0;
        zeroGradients += picture.zeroGradient() ? 1 : 0;
        if (picture.isRight() && picture.label() != attack.goal().target()) {
            eligible++;
            reached += picture.success() ? 1 : 0;
        }
    }

    /** Adds how many of the pictures came without a label. */
    void addPredicted(int labels) {
        predictedLabels += labels;
    }

    /** Adds what it took. */
    void addCost(long moreGradients, long moreQueries, double moreSeconds) {
        gradients += moreGradients;
        queries += moreQueries;
        seconds += moreSeconds;
    }

    EvaluationResult result(String model, String data) {
        return new EvaluationResult(
                model,
                data,
                attack,
                n,
                predictedLabels,
                (double) cleanRight / n,
                (double) robustRight / n,
                WilsonInterval.of(robustRight, n),
                eligible == 0 ? 0 : (double) reached / eligible,
                zeroGradients,
                gradients,
                queries,
                seconds);
    }
}
