package org.epsilonlab.model;

/**
 * The shape of one input picture, channel first.
 *
 * @param channels number of channels, 1 (grey) or 3 (red, green, blue)
 * @param height rows of pixels, at least 1
 * @param width columns of pixels, at least 1
 */
public record InputShape(int channels, int height, int width) {

    public InputShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "an input shape needs positive sizes, not " + channels + "×" + height + "×" + width);
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
