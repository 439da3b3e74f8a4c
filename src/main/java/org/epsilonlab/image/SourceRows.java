package org.epsilonlab.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;

/**
 * A decoded picture read row by row as floats in [0, 1], grey or RGB, laid on white where it is transparent.
 *
 * <p>Samples are taken as they are stored where possible. {@link BufferedImage#getRGB} would cut 16 bits to 8, and it
 * takes stored grey for linear light and brightens it: a grey 100 of a PNG file would come out as 168.
 */
final class SourceRows {
    private final BufferedImage image;
    private final int channels;
    private final boolean stored;
    private final int bands;
    private final boolean grey;
    private int[] samples = {};

    /** @param channels 1 for grey (luma of Rec. 601), 3 for RGB */
    SourceRows(BufferedImage image, int channels) {
        this.image = image;
        this.channels = channels;
        ColorModel colours = image.getColorModel();
        boolean unsigned = colours.getTransferType() == DataBuffer.TYPE_BYTE
                || colours.getTransferType() == DataBuffer.TYPE_USHORT;
        boolean plain = colours instanceof ComponentColorModel && unsigned && !colours.isAlphaPremultiplied();
        grey = plain && colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        stored = grey || (plain && colours.getColorSpace().isCS_sRGB());
        bands = stored ? colours.getNumComponents() : 4;
    }

    int height() {
        return image.getHeight();
    }

    int width() {
        return image.getWidth();
    }

    /** Writes {@code width} pixels of row {@code y} from column {@code x} on to {@code row[channel][0…width-1]}. */
    void read(int y, int x, int width, double[][] row) {
        if (stored) {
            if (samples.length != width * bands) {
                samples = new int[width * bands];
            }
            image.getRaster().getPixels(x, y, width, 1, samples);
        } else {
            unpack(image.getRGB(x, y, width, 1, null, 0, width));
        }
        int colours = grey ? 1 : 3;
        double[] max = new double[bands];
        for (int b = 0; b < bands; b++) {
            max[b] = stored ? (1L << image.getColorModel().getComponentSize(b)) - 1 : 255;
        }
        for (int i = 0; i < width; i++) {
            int at = i * bands;
            double alpha = bands > colours ? samples[at + colours] / max[colours] : 1;
            double r = onWhite(samples[at] / max[0], alpha);
            double g = grey ? r : onWhite(samples[at + 1] / max[1], alpha);
            double b = grey ? r : onWhite(samples[at + 2] / max[2], alpha);
            if (channels == 1) {
                row[0][i] = luma(r, g, b);
            } else {
                row[0][i] = r;
                row[1][i] = g;
                row[2][i] = b;
            }
        }
    }

    private void unpack(int[] argb) {
        samples = new int[argb.length * 4];
        for (int i = 0; i < argb.length; i++) {
            samples[4 * i] = argb[i] >> 16 & 0xff;
            samples[4 * i + 1] = argb[i] >> 8 & 0xff;
            samples[4 * i + 2] = argb[i] & 0xff;
            samples[4 * i + 3] = argb[i] >>> 24;
        }
    }

    private static double onWhite(double value, double alpha) {
        return alpha == 1 ? value : value * alpha + (1 - alpha);
    }

    /** Luma of Rec. 601; exact for greys, so that a saved grey picture comes back bit for bit. */
    static double luma(double r, double g, double b) {
        return r == g && g == b ? r : 0.299 * r + 0.587 * g + 0.114 * b;
    }
}
