package org.epsilonlab;

import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.ui.stage.PixelCanvas;

/** Reads back what is painted in the window. */
final class Pictures {

    private Pictures() {}

    /** The colours that a canvas shows, one for each pixel of a picture of that size. On the FX thread. */
    static int[] painted(PixelCanvas canvas, int width, int height) {
        WritableImage image = canvas.snapshot(new SnapshotParameters(), null);
        double room = 2 * PixelCanvas.FRAME;
        double scale = Math.min((canvas.getWidth() - room) / width, (canvas.getHeight() - room) / height);
        double left = Math.floor((canvas.getWidth() - Math.round(width * scale)) / 2);
        double top = Math.floor((canvas.getHeight() - Math.round(height * scale)) / 2);
        // The frame is painted outside the canvas's own bounds at most by its thickness, which the snapshot begins
        // with.
        PixelReader reader = image.getPixelReader();
        int[] colours = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                colours[y * width + x] =
                        reader.getArgb((int) (left + (x + 0.5) * scale), (int) (top + (y + 0.5) * scale));
            }
        }
        return colours;
    }

    /** Whether the canvas shows that picture, pixel by pixel. On the FX thread. */
    static boolean shows(PixelCanvas canvas, Pixels pixels) {
        return java.util.Arrays.equals(painted(canvas, pixels.width(), pixels.height()), pixels.toArgb());
    }

    /** How much the brightness varies in a part of a picture: 0 where it is one colour. */
    static double variance(PixelReader reader, int x0, int y0, int width, int height) {
        double sum = 0;
        double squares = 0;
        for (int y = y0; y < y0 + height; y++) {
            for (int x = x0; x < x0 + width; x++) {
                int argb = reader.getArgb(x, y);
                double value = ((argb >> 16 & 0xff) + (argb >> 8 & 0xff) + (argb & 0xff)) / 765.0;
                sum += value;
                squares += value * value;
            }
        }
        double n = Math.max(1, (double) width * height);
        return squares / n - (sum / n) * (sum / n);
    }
}
