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

    /** Values in the pictures that a network is asked for at once. */
    private static final int AT_ONCE = 1_600_000;

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

    /**
     * A shape as it is typed, such as 3x224x224.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static InputShape parse(String typed) {
        String[] sides = typed.split("[x×]", -1);
        if (sides.length != 3) {
            throw new IllegalArgumentException("an input shape has three sizes, such as 3x224x224, not " + typed);
        }
        return new InputShape(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), Integer.parseInt(sides[2]));
    }

    /** The number of values in one picture. */
    public int size() {
        return channels * height * width;
    }

    /**
     * How many pictures a network is asked for at once. What it needs on the way to its answers grows with the values it is
     * given: 500 grey pictures of 28×28 and 10 colour ones of 224×224 need a few hundred MB each.
     *
     * @param most the answer for small pictures, at least 1
     * @return 1 to most
     */
    public int picturesAtOnce(int most) {
        return Math.max(1, Math.min(most, AT_ONCE / size()));
    }

    @Override
    public String toString() {
        return channels + "×" + height + "×" + width;
    }
}
