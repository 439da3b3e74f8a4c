package org.epsilonlab.evaluation.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.epsilonlab.image.Colormap;
import org.epsilonlab.image.Difference;
import org.epsilonlab.image.Pixels;

/** Pictures as PNGs inside a page. */
final class DataUri {

    private DataUri() {}

    static String of(Pixels pixels) {
        return of(pixels.toArgb(), pixels.width(), pixels.height());
    }

    /** Blue, white and red, from −max|δ| to max|δ|, with zero white. */
    static String of(Difference change) {
        return of(Colormap.DIVERGING.heatMap(change, change.linf()), change.width(), change.height());
    }

    private static String of(int[] argb, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every picture", e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
