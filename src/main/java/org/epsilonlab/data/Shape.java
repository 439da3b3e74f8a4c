package org.epsilonlab.data;

import org.epsilonlab.image.Pixels;

/** The shape of a picture. */
public record Shape(int channels, int height, int width) {
    /** The shape of that picture. */
    public static Shape of(Pixels pixels) {
        return new Shape(pixels.channels(), pixels.height(), pixels.width());
    }

    /** The number of values of one picture. */
    public int size() {
        return Math.multiplyExact(Math.multiplyExact(channels, height), width);
    }

    /** Such as {@code 1×28×28}. */
    @Override
    public String toString() {
        return channels + "×" + height + "×" + width;
    }
}
