package org.epsilonlab.training;

/**
 * What is known after an epoch. The accuracies and losses beside the training loss are measured on pictures held out of
 * the training data.
 *
 * @param epoch counted from 1
 * @param step steps taken since the training began
 * @param seconds of training and measuring so far, pauses left out
 * @param trainLoss mean over the epoch's steps, each before its update
 * @param learningRate of the epoch's last step
 * @param clean share of the held-out pictures classified correctly, in [0, 1]
 * @param fgsm … under one step of size ε
 * @param pgd … under ten steps of ε / 4
 * @param cleanLoss mean cross-entropy on the held-out pictures
 * @param pgdLoss … under the ten steps
 * @param alignment mean cosine between the input gradients at x and at a random point of its ball, in [−1, 1]
 * @param imagesPerSecond training pictures a second in this epoch, measuring left out
 * @param alarm what the {@link CollapseProbe} says
 */
public record TrainingPoint(
        int epoch,
        long step,
        double seconds,
        double trainLoss,
        double learningRate,
        double clean,
        double fgsm,
        double pgd,
        double cleanLoss,
        double pgdLoss,
        double alignment,
        double imagesPerSecond,
        Alarm alarm) {}
