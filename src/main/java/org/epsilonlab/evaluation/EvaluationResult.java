package org.epsilonlab.evaluation;

import org.epsilonlab.attack.AttackSpec;

/**
 * One attack's figures on one data set. Shares lie in [0, 1] and are taken over all n pictures: one that the network
 * gets wrong before the attack stays in the count.
 *
 * @param model name of the network
 * @param data name of the pictures
 * @param attack the attack with everything that decides its result
 * @param n how many pictures
 * @param predictedLabels for how many of them the clean prediction had to serve as label
 * @param cleanAccuracy share predicted as its label before the attack
 * @param robustAccuracy share predicted as its label after it
 * @param interval95 of {@code robustAccuracy}
 * @param successRate among the pictures that were right before (and, for a targeted attack, are not of the target class)
 *     the share that reaches the attacker's goal; 0 if there is no such picture
 * @param zeroGradients pictures on which the attack ended without any gradient to follow
 * @param gradients how many gradients were computed, counted by pictures
 * @param queries how many predictions without a gradient were asked for, counted by pictures
 * @param seconds time spent attacking and predicting
 */
public record EvaluationResult(
        String model,
        String data,
        AttackSpec attack,
        int n,
        int predictedLabels,
        double cleanAccuracy,
        double robustAccuracy,
        WilsonInterval interval95,
        double successRate,
        int zeroGradients,
        long gradients,
        long queries,
        double seconds) {}
