package org.epsilonlab.evaluation;

import java.util.List;
import java.util.Objects;

/** How often pictures of each class are given each class: rows are true classes, columns what the network says. */
public final class Confusion {

    private final int[][] counts;

    private Confusion(int[][] counts) {
        this.counts = counts;
    }

    /**
     * Of the originals.
     *
     * @param classes how many classes there are; pictures whose label is none of them are left out
     */
    public static Confusion before(List<PictureResult> pictures, int classes) {
        return count(pictures, classes, false);
    }

    /** Of what the network is held to say under the attack; otherwise as {@link #before}. */
    public static Confusion after(List<PictureResult> pictures, int classes) {
        return count(pictures, classes, true);
    }

    private static Confusion count(List<PictureResult> pictures, int classes, boolean attacked) {
        int[][] counts = new int[classes][classes];
        for (PictureResult picture : pictures) {
            int says = attacked ? picture.after() : picture.before();
            if (picture.label() >= 0 && picture.label() < classes && says >= 0 && says < classes) {
                counts[picture.label()][says]++;
            }
        }
        return new Confusion(counts);
    }

    /**
     * What came of an attack: a cell is positive where more pictures are there than in {@code earlier}.
     *
     * @throws IllegalArgumentException if the other has another number of classes
     */
    public Confusion minus(Confusion earlier) {
        if (earlier.classes() != classes()) {
            throw new IllegalArgumentException(
                    "tables of " + classes() + " and of " + earlier.classes() + " classes have no difference");
        }
        int[][] change = new int[classes()][classes()];
        for (int label = 0; label < classes(); label++) {
            for (int says = 0; says < classes(); says++) {
                change[label][says] = counts[label][says] - earlier.counts[label][says];
            }
        }
        return new Confusion(change);
    }

    /**
     * How many pictures of a class are given another; of a difference it may be negative.
     *
     * @param label the true class, in 0…classes−1
     * @param says what the network says, in 0…classes−1
     */
    public int count(int label, int says) {
        return counts[Objects.checkIndex(label, classes())][Objects.checkIndex(says, classes())];
    }

    /** How many pictures of a class there are. */
    public int total(int label) {
        int sum = 0;
        for (int each : counts[Objects.checkIndex(label, classes())]) {
            sum += each;
        }
        return sum;
    }

    /** The largest absolute count, for a scale of colours; 0 if there is no picture. */
    public int largest() {
        int largest = 0;
        for (int[] row : counts) {
            for (int each : row) {
                largest = Math.max(largest, Math.abs(each));
            }
        }
        return largest;
    }

    /** How many classes. */
    public int classes() {
        return counts.length;
    }
}
