package org.epsilonlab.image;

/**
 * A scale of colours for signed values, with zero in its middle.
 *
 * <p>The anchors are joined by straight lines in CIELAB and walked at an even speed, so that equal steps of the value
 * look about equally large (Kovesi 2015, "Good colour maps: how to design them"). The anchors are those of ColorBrewer's
 * RdBu (Harrower and Brewer 2003) with a true white in the middle; a red–blue pair stays apart for all common forms of
 * colour blindness.
 */
public final class Colormap {
    private static final int HALF = 256;

    /** Blue for negative, exactly white for zero, red for positive. */
    public static final Colormap DIVERGING = new Colormap(
            new int[] {0xffffff, 0xd1e5f0, 0x92c5de, 0x4393c3, 0x2166ac},
            new int[] {0xffffff, 0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b});

    private final int[] table = new int[2 * HALF + 1];

    private Colormap(int[] negative, int[] positive) {
        for (int i = 0; i <= HALF; i++) {
            table[HALF - i] = Lab.along(negative, (double) i / HALF);
            table[HALF + i] = Lab.along(positive, (double) i / HALF);
        }
    }

    /** The opaque colour of {@code t}; t is clamped to [−1, 1] and 0 is the middle colour. */
    public int argb(double t) {
        return table[HALF + (int) Math.round(Math.max(-1, Math.min(1, t)) * HALF)];
    }

    /**
     * The perturbation as a picture: one opaque ARGB int for each pixel position, row by row. Where the picture has
     * several channels a position shows the signed value of the channel with the largest |δ|.
     *
     * @param limit the |δ| that gets the full colour, at least 0; with 0 everything is drawn as no change
     * @throws IllegalArgumentException if the limit is negative or not a number
     */
    public int[] heatMap(Difference difference, double limit) {
        if (!(limit >= 0)) {
            throw new IllegalArgumentException("The limit of a heat map is " + limit + "; it must be at least 0.");
        }
        int[] argb = new int[difference.height() * difference.width()];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = argb(limit == 0 ? 0 : difference.strongest(i) / limit);
        }
        return argb;
    }
}
