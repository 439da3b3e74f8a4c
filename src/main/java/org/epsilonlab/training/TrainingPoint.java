package org.epsilonlab.training;

import java.util.List;
import java.util.Locale;

/**
 * What is known after an epoch. The accuracies are measured on pictures held out of the training data; they are shown
 * and written down, and choose nothing.
 *
 * @param epoch counted from 1
 * @param loss mean over the epoch's steps, each before its update
 * @param learningRate of the epoch's last step
 * @param clean share of the held-out pictures classified correctly, in [0, 1]
 * @param fgsm … under one signed gradient step of size ε
 * @param pgd … under ten steps of ε / 4
 * @param seconds since the training began, measuring included
 */
public record TrainingPoint(
        int epoch, double loss, double learningRate, double clean, double fgsm, double pgd, double seconds) {

    private static final String HEADER = "epoch,loss,learning_rate,clean,fgsm,pgd10,seconds";

    /** The points as a comma-separated table with a header line. */
    public static String toCsv(List<TrainingPoint> points) {
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
        for (TrainingPoint p : points) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%.6f,%.8f,%.4f,%.4f,%.4f,%.1f\n",
                    p.epoch(),
                    p.loss(),
                    p.learningRate(),
                    p.clean(),
                    p.fgsm(),
                    p.pgd(),
                    p.seconds()));
        }
        return csv.toString();
    }
}
