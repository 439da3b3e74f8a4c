package org.epsilonlab.model;

/**
 * The shape of one input picture, channel first.
 *
 * @param channels number of channels, 1 (grey) or 3 (red, green, blue)
 * @param height rows of pixels, at least 1
 * @param width columns of pixels, at least 1
 */
public record InputShape(int channels, int height, int width) {

    /** Values in a picture: 1 GB as floats. */
    private static final long MOST = 1L << 28;

    public InputShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "an input shape needs positive sizes, not " + channels + "×" + height + "×" + width);
        }
        if ((long) channels * height > MOST || (long) channels * height * width > MOST) {
            throw new IllegalArgumentException(
                    "an input shape of " + channels + "×" + height + "×" + width + " needs more than 1 GB a picture");
        }
    }

    /** The number of values in one picture. */
    public int size() {
        return channels * height * width;
    }

    @Override
    public String toString() {
        return channels + "×" + height + "×" + width;
    }
}
