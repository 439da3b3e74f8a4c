package org.epsilonlab.image;

/**
 * A picture as the network sees it, and what was done to make it.
 *
 * @param pixels the prepared picture
 * @param originalWidth columns before
 * @param originalHeight rows before
 * @param fit how other proportions were handled
 * @param inverted true if light and dark changed places
 * @param background median brightness of the original's outermost pixels in [0, 1], before any inverting
 */
public record PreparedPicture(
        Pixels pixels, int originalWidth, int originalHeight, Fit fit, boolean inverted, double background) {

    /** One line for a status bar, such as {@code 640×480 → 28×28, cropped, grey, inverted (light background)}. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        text.append(originalWidth).append('×').append(originalHeight).append(" → ");
        text.append(pixels.width()).append('×').append(pixels.height());
        if ((long) originalWidth * pixels.height() != (long) originalHeight * pixels.width()) {
            text.append(
                    switch (fit) {
                        case CROP -> ", cropped";
                        case PAD -> ", padded";
                        case STRETCH -> ", stretched";
                    });
        }
        text.append(pixels.channels() == 1 ? ", grey" : "");
        if (inverted) {
            text.append(background > 0.5 ? ", inverted (light background)" : ", inverted");
        }
        return text.toString();
    }
}
