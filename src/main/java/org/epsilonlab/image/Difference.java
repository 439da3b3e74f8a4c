package org.epsilonlab.image;

/**
 * The perturbation between two pictures of one shape, changed − original, and its size in four norms.
 *
 * <p>All norms run over the C·H·W values (not over pixel positions) and are summed in double.
 */
public final class Difference {
    private final int channels;
    private final int height;
    private final int width;
    private final float[] values;
    private final int l0;
    private final double l1;
    private final double l2;
    private final double linf;
    private final double changedShare;

    private Difference(int channels, int height, int width, float[] values) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.values = values;
        int area = height * width;
        int changed = 0;
        int places = 0;
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (int place = 0; place < area; place++) {
            int here = 0;
            for (int i = place; i < values.length; i += area) {
                double size = Math.abs((double) values[i]);
                here += size == 0 ? 0 : 1;
                sum += size;
                squares += size * size;
                largest = Math.max(largest, size);
            }
            changed += here;
            places += here == 0 ? 0 : 1;
        }
        l0 = changed;
        l1 = sum;
        l2 = Math.sqrt(squares);
        linf = largest;
        changedShare = (double) places / area;
    }

    /**
     * What turns {@code original} into {@code changed}.
     *
     * @throws IllegalArgumentException if the two pictures differ in shape
     */
    public static Difference between(Pixels original, Pixels changed) {
        if (!original.sameShape(changed)) {
            throw new IllegalArgumentException(
                    "Only pictures of one shape can be compared, not a " + original + " and a " + changed + ".");
        }
        float[] values = changed.toArray();
        float[] from = original.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] -= from[i];
        }
        return new Difference(original.channels(), original.height(), original.width(), values);
    }

    public int channels() {
        return channels;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** A copy of changed − original, channel first, each in [−1, 1]. */
    public float[] values() {
        return values.clone();
    }

    /** The number of values that changed, of C·H·W. */
    public int l0() {
        return l0;
    }

    /** The sum of |δ|. */
    public double l1() {
        return l1;
    }

    /** The Euclidean length of δ. */
    public double l2() {
        return l2;
    }

    /** The largest |δ|. */
    public double linf() {
        return linf;
    }

    /** The share of the H·W pixel positions at which at least one channel changed, in [0, 1]. */
    public double changedShare() {
        return changedShare;
    }

    /** The signed δ of the channel that changed most at a pixel position; the first channel wins a tie. */
    float strongest(int position) {
        float strongest = values[position];
        for (int i = position + height * width; i < values.length; i += height * width) {
            if (Math.abs(values[i]) > Math.abs(strongest)) {
                strongest = values[i];
            }
        }
        return strongest;
    }
}
