package org.epsilonlab.training;

import java.util.List;
import java.util.Locale;

/** The points of a training as a table that spreadsheets read. */
public final class History {

    /** The file with one line an epoch. */
    public static final String FILE = "history.csv";

    private static final String HEADER = "epoch,step,seconds,trainLoss,cleanAccuracy,fgsmAccuracy,pgdAccuracy,"
            + "gradientAlignment,collapsed,cleanLoss,pgdLoss,learningRate,imagesPerSecond";

    private History() {}

    /** Comma-separated values with a header line. */
    public static String csv(List<TrainingPoint> points) {
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
        for (TrainingPoint p : points) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%.1f,%.6f,%.4f,%.4f,%.4f,%.4f,%s,%.6f,%.6f,%.8f,%.0f\n",
                    p.epoch(),
                    p.step(),
                    p.seconds(),
                    p.trainLoss(),
                    p.clean(),
                    p.fgsm(),
                    p.pgd(),
                    p.alignment(),
                    p.alarm() == Alarm.COLLAPSED,
                    p.cleanLoss(),
                    p.pgdLoss(),
                    p.learningRate(),
                    p.imagesPerSecond()));
        }
        return csv.toString();
    }
}
