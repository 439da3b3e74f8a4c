package org.epsilonlab.attack;

/** A square adversarial patch that can be put on any picture of its number of channels. Immutable. */
public final class Sticker {

    private final int channels;
    private final int side;
    private final float[] values;

    /** @param values channels · side · side, in [0, 1]; taken over */
    Sticker(int channels, int side, float[] values) {
        this.channels = channels;
        this.side = side;
        this.values = values;
    }

    public int channels() {
        return channels;
    }

    /** Its side in pixels. */
    public int side() {
        return side;
    }

    /** A copy of its channels · side · side values. */
    public float[] values() {
        return values.clone();
    }

    /**
     * The picture with the sticker on it.
     *
     * @param picture channels · height · width values, unchanged
     * @param centreX of the sticker, in pixels from the left edge
     * @param centreY the same from the upper edge
     * @param scale picture pixels for one of the sticker's
     * @param degrees clockwise
     */
    public float[] on(
            float[] picture, int height, int width, double centreX, double centreY, double scale, double degrees) {
        return on(picture, placement(height, width, centreX, centreY, scale, degrees));
    }

    float[] on(float[] picture, Placement placement) {
        return placement.place(values, picture, channels);
    }

    Placement placement(int height, int width, double centreX, double centreY, double scale, double degrees) {
        return Placement.of(height, width, side, side, centreX, centreY, scale, degrees);
    }
}
