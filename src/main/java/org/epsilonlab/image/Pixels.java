package org.epsilonlab.image;

import java.util.Arrays;

/**
 * An immutable picture: channels × height × width floats, channel first, each in [0, 1].
 *
 * <p>These are the values before any normalisation; normalising belongs to the model.
 */
public final class Pixels {
    private final int channels;
    private final int height;
    private final int width;
    private final float[] values;

    /**
     * Copies the values and checks them.
     *
     * @param values channels·height·width floats in [0, 1], the whole first channel first, each channel row by row
     * @throws IllegalArgumentException if a dimension is below 1, the length does not fit, or a value is not in [0, 1]
     */
    public Pixels(int channels, int height, int width, float[] values) {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("A picture of " + shape(channels, height, width)
                    + " is not possible; each of channels, height and width must be at least 1.");
        }
        if ((long) channels * height * width != values.length) {
            throw new IllegalArgumentException("A picture of " + shape(channels, height, width) + " needs "
                    + (long) channels * height * width + " values, not " + values.length + ".");
        }
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.values = values.clone();
        for (int i = 0; i < this.values.length; i++) {
            float v = this.values[i];
            if (!(v >= 0f && v <= 1f)) {
                throw new IllegalArgumentException(
                        "Value " + i + " of the picture is " + v + "; every value must lie in [0, 1].");
            }
            // Negative zero would make two equal pictures unequal by content.
            this.values[i] = v + 0f;
        }
    }

    public int channels() {
        return channels;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** Columns. */
    public int width() {
        return width;
    }

    /** The number of values: channels × height × width. */
    public int size() {
        return values.length;
    }

    /** The value at channel {@code c}, row {@code y}, column {@code x}, in [0, 1]. */
    public float at(int c, int y, int x) {
        if (c < 0 || c >= channels || y < 0 || y >= height || x < 0 || x >= width) {
            throw new IndexOutOfBoundsException("(" + c + ", " + y + ", " + x + ") lies outside " + this);
        }
        return values[(c * height + y) * width + x];
    }

    /** A copy of all values, channel first. */
    public float[] toArray() {
        return values.clone();
    }

    /** Writes all values, channel first, to {@code target} from {@code offset} on, without an array in between. */
    public void copyTo(float[] target, int offset) {
        System.arraycopy(values, 0, target, offset, values.length);
    }

    /** True if {@code other} has the same channels, height and width. */
    public boolean sameShape(Pixels other) {
        return channels == other.channels && height == other.height && width == other.width;
    }

    /**
     * The picture as opaque ARGB, one int a pixel, row by row; each value is rounded half up to 8 bits.
     *
     * @throws IllegalStateException if the picture has neither one channel (grey) nor three (red, green, blue)
     */
    public int[] toArgb() {
        if (channels != 1 && channels != 3) {
            throw new IllegalStateException(
                    "A picture of " + channels + " channels has no colours; only 1 (grey) or 3 (RGB) can be shown.");
        }
        int area = height * width;
        int green = channels == 3 ? area : 0;
        int[] argb = new int[area];
        for (int i = 0; i < area; i++) {
            argb[i] = 0xff000000
                    | eightBit(values[i]) << 16
                    | eightBit(values[i + green]) << 8
                    | eightBit(values[i + 2 * green]);
        }
        return argb;
    }

    /** This picture as an 8-bit file would keep it: each value the nearest k/255, halves up. */
    public Pixels rounded8Bit() {
        float[] rounded = new float[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = eightBit(values[i]) / 255f;
        }
        return new Pixels(channels, height, width, rounded);
    }

    /** The value of [0, 1] as an integer in 0…255, rounded half up. */
    static int eightBit(float value) {
        return Math.round(value * 255f);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pixels that && sameShape(that) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * channels + height) + width) + Arrays.hashCode(values);
    }

    /** The shape only, such as {@code 1×28×28 picture}. */
    @Override
    public String toString() {
        return shape(channels, height, width) + " picture";
    }

    private static String shape(int channels, int height, int width) {
        return channels + "×" + height + "×" + width;
    }
}
