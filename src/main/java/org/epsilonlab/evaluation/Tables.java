package org.epsilonlab.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.image.Distortion;

/** Counts tables out of answers. Shares lie in [0, 1]; where nothing can be counted they are NaN. */
public final class Tables {

    private Tables() {}

    /** The accuracy of each network on the examples of one, in the order in which the answer was asked. */
    public static double[] transfer(CellAnswer answer) {
        int networks = answer.cell().others().size();
        double[] shares = new double[networks];
        for (double[] row : answer.rows()) {
            for (int b = 0; b < networks; b++) {
                shares[b] += row[2 + b] == row[1] ? 1 : 0;
            }
        }
        for (int b = 0; b < networks; b++) {
            shares[b] /= Math.max(1, answer.rows().size());
        }
        return shares;
    }

    /**
     * How often each class could be turned into each other: rows are true classes, columns targets. Pictures that were
     * wrong before are left out.
     *
     * @param length whether the mean Euclidean length of the successful changes is wanted, else the share of successes
     */
    public static double[][] targets(CellAnswer answer, boolean length) {
        int classes = answer.rows().isEmpty() ? 0 : (answer.rows().get(0).length - 3) / 2;
        double[][] sums = new double[classes][classes];
        double[][] counts = new double[classes][classes];
        for (double[] row : answer.rows()) {
            int from = (int) row[1];
            for (int to = 0; to < classes && row[2] == from; to++) {
                boolean reached = row[3 + 2 * to] == 1;
                sums[from][to] += length ? (reached ? row[4 + 2 * to] : 0) : reached ? 1 : 0;
                counts[from][to] += length && !reached ? 0 : 1;
            }
        }
        for (int from = 0; from < classes; from++) {
            for (int to = 0; to < classes; to++) {
                sums[from][to] = from == to ? Double.NaN : sums[from][to] / counts[from][to];
            }
        }
        return sums;
    }

    /**
     * What becomes of the examples that fooled.
     *
     * @param distortion what was done to them
     * @param successes how many there were
     * @param survive how many fool after it too
     * @param clean share of the originals that are still right after it
     */
    public record Survivors(Distortion distortion, int successes, int survive, double clean) {
        /** Share of the successes that survive, NaN if there was none. */
        public double share() {
            return successes == 0 ? Double.NaN : (double) survive / successes;
        }
    }

    /** One line a distortion. A picture that was wrong before is no success of the attack. */
    public static List<Survivors> survivors(CellAnswer answer) {
        List<Survivors> lines = new ArrayList<>();
        Distortion[] all = Distortion.values();
        int target = answer.cell().attack().goal().target();
        for (int d = 0; d < all.length; d++) {
            int successes = 0;
            int survive = 0;
            int clean = 0;
            for (double[] row : answer.rows()) {
                clean += row[4 + 2 * d] == row[1] ? 1 : 0;
                if (row[3] == 1 && row[2] == row[1]) {
                    successes++;
                    boolean fools = target >= 0 ? row[5 + 2 * d] == target : row[5 + 2 * d] != row[1];
                    survive += fools ? 1 : 0;
                }
            }
            lines.add(new Survivors(
                    all[d],
                    successes,
                    survive,
                    answer.rows().isEmpty()
                            ? Double.NaN
                            : (double) clean / answer.rows().size()));
        }
        return lines;
    }
}
