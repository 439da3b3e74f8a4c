package org.epsilonlab.training;

import java.util.SplittableRandom;
import org.epsilonlab.model.InputShape;

/**
 * Small random changes that leave a picture's class as it is, made anew at each step: a shift with black behind it, and a
 * mirror image.
 *
 * @param shift most pixels to either side, 0 for none
 * @param flip whether half of the pictures are mirrored left to right
 */
record Augmentation(int shift, boolean flip) {

    /**
     * The changed pictures.
     *
     * @param values pictures one after the other, channel first; left as they are
     * @param seed of the changes
     */
    float[] apply(float[] values, InputShape shape, long seed) {
        if (shift == 0 && !flip) {
            return values;
        }
        SplittableRandom random = new SplittableRandom(seed);
        float[] changed = new float[values.length];
        for (int offset = 0; offset < values.length; offset += shape.size()) {
            int right = shift == 0 ? 0 : random.nextInt(-shift, shift + 1);
            int down = shift == 0 ? 0 : random.nextInt(-shift, shift + 1);
            boolean mirrored = flip && random.nextBoolean();
            change(values, changed, offset, shape, right, down, mirrored);
        }
        return changed;
    }

    private static void change(
            float[] from, float[] to, int offset, InputShape shape, int right, int down, boolean mirrored) {
        int width = shape.width();
        int height = shape.height();
        for (int channel = 0; channel < shape.channels(); channel++) {
            int plane = offset + channel * height * width;
            for (int y = Math.max(0, down); y < Math.min(height, height + down); y++) {
                int source = plane + (y - down) * width;
                for (int x = Math.max(0, right); x < Math.min(width, width + right); x++) {
                    int column = x - right;
                    to[plane + y * width + x] = from[source + (mirrored ? width - 1 - column : column)];
                }
            }
        }
    }
}
