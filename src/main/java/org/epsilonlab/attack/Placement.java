package org.epsilonlab.attack;

import java.util.Arrays;

/**
 * Puts a picture, bilinearly resampled, somewhere on another one of height × width, and brings gradients back the same way:
 * a linear map and its transpose. Each place of the frame is a weighted sum of at most four of the picture's values.
 */
public final class Placement {

    private static final int CORNERS = 4;

    private final int frame;
    private final int source;
    /** For each place of the frame four places of the picture, −1 for none. */
    private final int[] from;

    private final float[] weights;

    private Placement(int frame, int source) {
        this.frame = frame;
        this.source = source;
        from = new int[CORNERS * frame];
        Arrays.fill(from, -1);
        weights = new float[CORNERS * frame];
    }

    /** The picture fills the frame and stays as it is. */
    static Placement whole(int height, int width) {
        Placement placement = new Placement(height * width, height * width);
        for (int i = 0; i < height * width; i++) {
            placement.from[CORNERS * i] = i;
            placement.weights[CORNERS * i] = 1;
        }
        return placement;
    }

    /**
     * The picture, as large as the frame, shrunk to a share of its sides and put somewhere in it.
     *
     * @param side in (0, 1]
     * @param across where along the free width, 0 for the left end, 1 for the right
     * @param down where along the free height
     */
    static Placement shrunk(int height, int width, double side, double across, double down) {
        double centreX = width * (side / 2 + across * (1 - side));
        double centreY = height * (side / 2 + down * (1 - side));
        return of(height, width, height, width, centreX, centreY, side, 0);
    }

    /**
     * The picture scaled, turned and moved.
     *
     * @param height of the frame, in pixels
     * @param width of the frame
     * @param sourceHeight of the picture
     * @param sourceWidth of the picture
     * @param centreX where the picture's middle lies in the frame, in pixels from the left edge
     * @param centreY the same from the upper edge
     * @param scale frame pixels for one of the picture's, above 0
     * @param degrees by which it is turned clockwise
     */
    public static Placement of(
            int height,
            int width,
            int sourceHeight,
            int sourceWidth,
            double centreX,
            double centreY,
            double scale,
            double degrees) {
        Placement placement = new Placement(height * width, sourceHeight * sourceWidth);
        double cos = Math.cos(Math.toRadians(degrees)) / scale;
        double sin = Math.sin(Math.toRadians(degrees)) / scale;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double dx = column + 0.5 - centreX;
                double dy = row + 0.5 - centreY;
                double u = cos * dx + sin * dy + sourceWidth / 2.0 - 0.5;
                double v = -sin * dx + cos * dy + sourceHeight / 2.0 - 0.5;
                placement.sample(row * width + column, u, v, sourceHeight, sourceWidth);
            }
        }
        return placement;
    }

    private void sample(int place, double u, double v, int height, int width) {
        // Half a pixel beyond the middle of the outermost one the picture ends.
        if (u < -0.5 || v < -0.5 || u > width - 0.5 || v > height - 0.5) {
            return;
        }
        double x = Math.min(Math.max(u, 0), width - 1.0);
        double y = Math.min(Math.max(v, 0), height - 1.0);
        int left = (int) Math.min(Math.floor(x), Math.max(0, width - 2));
        int top = (int) Math.min(Math.floor(y), Math.max(0, height - 2));
        double right = x - left;
        double low = y - top;
        int[] corners = {
            top * width + left,
            top * width + Math.min(left + 1, width - 1),
            Math.min(top + 1, height - 1) * width + left,
            Math.min(top + 1, height - 1) * width + Math.min(left + 1, width - 1)
        };
        double[] shares = {(1 - right) * (1 - low), right * (1 - low), (1 - right) * low, right * low};
        for (int k = 0; k < CORNERS; k++) {
            from[CORNERS * place + k] = corners[k];
            weights[CORNERS * place + k] = (float) shares[k];
        }
    }

    /** Whether the picture covers a place of the frame. */
    public boolean covers(int place) {
        return from[CORNERS * place] >= 0;
    }

    /**
     * The picture on a background.
     *
     * @param picture channels · sourceHeight · sourceWidth values
     * @param background channels · height · width values, unchanged
     * @return a fresh array, inside [0, 1]
     */
    public float[] place(float[] picture, float[] background, int channels) {
        float[] placed = background.clone();
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < frame; i++) {
                if (covers(i)) {
                    float sum = 0;
                    for (int k = CORNERS * i; k < CORNERS * (i + 1); k++) {
                        sum += from[k] < 0 ? 0 : weights[k] * picture[c * source + from[k]];
                    }
                    placed[c * frame + i] = Vectors.clip(sum);
                }
            }
        }
        return placed;
    }

    /** The gradient with respect to the picture, from that with respect to the frame. */
    float[] back(float[] gradient, int channels) {
        float[] own = new float[channels * source];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < frame; i++) {
                for (int k = CORNERS * i; k < CORNERS * (i + 1); k++) {
                    if (from[k] >= 0) {
                        own[c * source + from[k]] += weights[k] * gradient[c * frame + i];
                    }
                }
            }
        }
        return own;
    }
}
