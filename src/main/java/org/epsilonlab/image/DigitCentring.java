package org.epsilonlab.image;

/**
 * Brings a drawing into the frame that MNIST's digits have (LeCun et al. 1998, section III.A): the box round the ink is
 * scaled to fit into 20 × 20 pixels, its proportions kept, and laid into 28 × 28 so that the ink's centre of mass comes
 * to lie on the middle pixel.
 */
public final class DigitCentring {

    /** Height and width of the frame. */
    public static final int SIDE = 28;

    private static final int BOX = 20;

    /** Fainter than this is no ink: less than 8 bits can tell from nothing. */
    private static final float FAINT = 0.5f / 255;

    private DigitCentring() {}

    /**
     * Centres a drawing.
     *
     * @param drawing one channel, light ink on a dark ground, any size
     * @return 1 × 28 × 28; dark everywhere if there is no ink
     */
    public static Pixels centre(Pixels drawing) {
        int left = drawing.width();
        int top = drawing.height();
        int right = -1;
        int bottom = -1;
        for (int y = 0; y < drawing.height(); y++) {
            for (int x = 0; x < drawing.width(); x++) {
                if (drawing.at(0, y, x) > FAINT) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        if (right < 0) {
            return new Pixels(1, SIDE, SIDE, new float[SIDE * SIDE]);
        }
        return inFrame(boxed(drawing, left, top, right - left + 1, bottom - top + 1));
    }

    /** The part of the drawing, its longer side 20 pixels: each is the average over what it covers. */
    private static float[][] boxed(Pixels drawing, int left, int top, int width, int height) {
        double scale = Math.max(width, height) / (double) BOX;
        int columns = Math.max(1, (int) Math.round(width / scale));
        int rows = Math.max(1, (int) Math.round(height / scale));
        float[][] box = new float[rows][columns];
        double across = width / (double) columns;
        double down = height / (double) rows;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                box[y][x] = average(drawing, left + x * across, top + y * down, across, down);
            }
        }
        return box;
    }

    private static float average(Pixels drawing, double left, double top, double width, double height) {
        double sum = 0;
        for (int y = (int) top; y < Math.min(drawing.height(), top + height); y++) {
            double rowShare = Math.min(y + 1, top + height) - Math.max(y, top);
            for (int x = (int) left; x < Math.min(drawing.width(), left + width); x++) {
                double share = Math.min(x + 1, left + width) - Math.max(x, left);
                sum += rowShare * share * drawing.at(0, y, x);
            }
        }
        return (float) Math.max(0, Math.min(1, sum / (width * height)));
    }

    private static Pixels inFrame(float[][] box) {
        double mass = 0;
        double massX = 0;
        double massY = 0;
        for (int y = 0; y < box.length; y++) {
            for (int x = 0; x < box[y].length; x++) {
                mass += box[y][x];
                massX += box[y][x] * (double) x;
                massY += box[y][x] * (double) y;
            }
        }
        // Whole pixels, as theirs, so that nothing is blurred once more.
        int shiftX = inside((int) Math.round(SIDE / 2.0 - massX / mass), box[0].length);
        int shiftY = inside((int) Math.round(SIDE / 2.0 - massY / mass), box.length);
        float[] values = new float[SIDE * SIDE];
        for (int y = 0; y < box.length; y++) {
            System.arraycopy(box[y], 0, values, (y + shiftY) * SIDE + shiftX, box[y].length);
        }
        return new Pixels(1, SIDE, SIDE, values);
    }

    /** A lopsided drawing, such as a long thin tail, must not be cut off. */
    private static int inside(int shift, int length) {
        return Math.max(0, Math.min(SIDE - length, shift));
    }
}
