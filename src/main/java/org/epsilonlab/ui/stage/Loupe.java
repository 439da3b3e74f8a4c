package org.epsilonlab.ui.stage;

import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import org.epsilonlab.ui.common.Palette;

/** Paints a spot of a picture enlarged, over that picture. */
final class Loupe {

    /** Side as a share of the picture's, and how much larger than the picture it shows things. */
    private static final double SIDE = 0.44;

    private static final double ENLARGED = 4;
    private static final double LINE = 2;

    private Loupe() {}

    /**
     * Paints it.
     *
     * @param spot shares of the picture
     * @param view where on the canvas that spot is
     * @param scale pixels of the canvas for one of the picture
     * @param side of the picture on the canvas
     */
    static void paint(
            GraphicsContext gc, Palette palette, Image image, Point2D spot, Point2D view, double scale, double side) {
        double length = Math.rint(side * SIDE);
        double enlarged = Math.max(ENLARGED, scale * ENLARGED);
        double source = length / enlarged;
        double left = Math.rint(view.getX() - length / 2);
        double top = Math.rint(view.getY() - length / 2);
        gc.setFill(palette.text());
        gc.fillRect(left - LINE, top - LINE, length + 2 * LINE, length + 2 * LINE);
        gc.setFill(palette.inset());
        gc.fillRect(left, top, length, length);
        gc.setImageSmoothing(false);
        double x = spot.getX() * image.getWidth() - source / 2;
        double y = spot.getY() * image.getHeight() - source / 2;
        // What lies outside the picture stays empty, so that the middle is always the spot.
        double x0 = Math.max(0, x);
        double y0 = Math.max(0, y);
        double x1 = Math.min(image.getWidth(), x + source);
        double y1 = Math.min(image.getHeight(), y + source);
        if (x1 > x0 && y1 > y0) {
            gc.drawImage(
                    image,
                    x0,
                    y0,
                    x1 - x0,
                    y1 - y0,
                    left + (x0 - x) * enlarged,
                    top + (y0 - y) * enlarged,
                    (x1 - x0) * enlarged,
                    (y1 - y0) * enlarged);
        }
    }
}
