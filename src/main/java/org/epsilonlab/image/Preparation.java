package org.epsilonlab.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a picture of the world becomes the picture that a network sees: laid on white where it is transparent, made grey
 * (luma of Rec. 601) for a network of one channel, fitted to its height and width, and inverted if asked.
 *
 * @param fit how other proportions are handled
 * @param invert whether light and dark change places
 * @param darkBackground true if the network learnt on pictures with a dark background, as Fashion-MNIST's and MNIST's
 *     are; only {@link Invert#AUTO} looks at it
 * @param resize how the network's authors cropped and resized, null to take the largest centred part and average
 */
public record Preparation(
        Fit fit,
        Invert invert,
        boolean darkBackground,
        @Nullable Resize resize) {

    /** Nothing is known of how the network's authors prepared their pictures. */
    public Preparation(Fit fit, Invert invert, boolean darkBackground) {
        this(fit, invert, darkBackground, null);
    }

    /** What to start with for a network of that many channels; our grey networks learnt on dark backgrounds. */
    public static Preparation standard(int channels) {
        return new Preparation(Fit.CROP, Invert.AUTO, channels == 1);
    }

    public Preparation with(Fit other) {
        return new Preparation(other, invert, darkBackground, resize);
    }

    public Preparation with(Invert other) {
        return new Preparation(fit, other, darkBackground, resize);
    }

    public Preparation with(@Nullable Resize other) {
        return new Preparation(fit, invert, darkBackground, other);
    }

    /** The part of a picture that a network of that height and width gets to see. */
    public Rectangle seen(int sourceWidth, int sourceHeight, int height, int width) {
        if (fit != Fit.CROP) {
            return new Rectangle(sourceWidth, sourceHeight);
        }
        return resize != null
                ? resize.seen(sourceWidth, sourceHeight, width, height)
                : area(sourceWidth, sourceHeight, height, width);
    }

    /** The prepared picture alone; see {@link #prepare}. */
    public Pixels apply(BufferedImage image, int channels, int height, int width) {
        return prepare(image, channels, height, width).pixels();
    }

    /**
     * Brings a picture to channels × height × width floats in [0, 1] and tells what was done.
     *
     * @throws IllegalArgumentException if the network takes neither 1 (grey) nor 3 (RGB) channels
     */
    public PreparedPicture prepare(BufferedImage image, int channels, int height, int width) {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("A picture can be made grey (1 channel) or RGB (3 channels), but the"
                    + " network takes " + channels + " channels; give it its data as an .npy array.");
        }
        SourceRows source = new SourceRows(image, channels);
        double[] border = borderColour(source, channels);
        double background = channels == 1 ? border[0] : SourceRows.luma(border[0], border[1], border[2]);
        float[] values = fit == Fit.PAD
                ? padded(source, border, channels, height, width)
                : filled(source, channels, height, width);
        boolean inverted = inverts(channels, background);
        if (inverted) {
            for (int i = 0; i < values.length; i++) {
                values[i] = 1 - values[i];
            }
        }
        return new PreparedPicture(
                new Pixels(channels, height, width, values),
                source.width(),
                source.height(),
                fit,
                inverted,
                background);
    }

    private boolean inverts(int channels, double background) {
        return switch (invert) {
            case YES -> true;
            case NO -> false;
            case AUTO -> darkBackground && channels == 1 && background > 0.5;
        };
    }

    private Filter filter() {
        return resize == null ? Filter.AREA : resize.filter();
    }

    private float[] filled(SourceRows source, int channels, int height, int width) {
        Rectangle all = new Rectangle(source.width(), source.height());
        if (fit == Fit.CROP && resize != null) {
            Resampling.Target target = resize.target(all.width, all.height, width, height);
            return Resampling.resize(source, all, channels, target);
        }
        Rectangle area = fit == Fit.CROP ? area(all.width, all.height, height, width) : all;
        return Resampling.resize(source, area, channels, Resampling.Target.whole(width, height, filter()));
    }

    private static Rectangle area(int sourceWidth, int sourceHeight, int height, int width) {
        // Whole pixels, so that a picture which is only too long in one direction is cut and not blurred.
        int w = (int) Math.max(1, Math.min(sourceWidth, Math.round((double) sourceHeight * width / height)));
        int h = (int) Math.max(1, Math.min(sourceHeight, Math.round((double) sourceWidth * height / width)));
        return new Rectangle((sourceWidth - w) / 2, (sourceHeight - h) / 2, w, h);
    }

    private float[] padded(SourceRows source, double[] border, int channels, int height, int width) {
        double scale = Math.min((double) width / source.width(), (double) height / source.height());
        int w = (int) Math.max(1, Math.min(width, Math.round(source.width() * scale)));
        int h = (int) Math.max(1, Math.min(height, Math.round(source.height() * scale)));
        Rectangle whole = new Rectangle(0, 0, source.width(), source.height());
        float[] inner = Resampling.resize(source, whole, channels, Resampling.Target.whole(w, h, filter()));
        float[] values = new float[channels * height * width];
        int left = (width - w) / 2;
        int top = (height - h) / 2;
        for (int c = 0; c < channels; c++) {
            Arrays.fill(values, c * height * width, (c + 1) * height * width, (float) border[c]);
            for (int y = 0; y < h; y++) {
                System.arraycopy(inner, (c * h + y) * w, values, (c * height + top + y) * width + left, w);
            }
        }
        return values;
    }

    /** For each channel the median over the outermost pixels: what surrounds the thing in the picture. */
    private static double[] borderColour(SourceRows source, int channels) {
        int w = source.width();
        int h = source.height();
        double[][] border = new double[channels][2 * w + 2 * h];
        double[][] row = new double[channels][w];
        int count = 0;
        for (int y = 0; y < h; y++) {
            boolean edge = y == 0 || y == h - 1;
            int step = edge ? 1 : Math.max(1, w - 1);
            for (int x = 0; x < w; x += step) {
                if (edge && x == 0) {
                    source.read(y, 0, w, row);
                } else if (!edge) {
                    source.read(y, x, 1, row);
                }
                for (int c = 0; c < channels; c++) {
                    border[c][count] = row[c][edge ? x : 0];
                }
                count++;
            }
        }
        double[] median = new double[channels];
        for (int c = 0; c < channels; c++) {
            Arrays.sort(border[c], 0, count);
            median[c] = border[c][count / 2];
        }
        return median;
    }
}
