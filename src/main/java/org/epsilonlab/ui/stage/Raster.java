package org.epsilonlab.ui.stage;

import java.util.Arrays;
import org.epsilonlab.image.Colormap;
import org.epsilonlab.image.Difference;
import org.epsilonlab.image.Pixels;
import org.jspecify.annotations.Nullable;

/** A picture ready to be painted: opaque ARGB pixels, row by row. Make it off the FX thread. */
public final class Raster {
    /** What matters, in the colour that "after" has everywhere. */
    private static final int[] STRONG = {0xd5, 0x5e, 0x00};

    private final int width;
    private final int height;
    private final int[] argb;

    /** @param argb opaque colours, {@code width * height} of them; not copied, so leave it as it is */
    public Raster(int width, int height, int[] argb) {
        if (argb.length != width * height) {
            throw new IllegalArgumentException("A picture of " + width + " by " + height + " pixels can't be made of "
                    + argb.length + " colours.");
        }
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    public static Raster of(Pixels pixels) {
        return new Raster(pixels.width(), pixels.height(), pixels.toArgb());
    }

    /** The perturbation in blue, white and red; full colour at ± {@code limit}. */
    public static Raster heatMap(Difference difference, double limit) {
        return new Raster(difference.width(), difference.height(), Colormap.DIVERGING.heatMap(difference, limit));
    }

    /**
     * The picture, pale and grey, with what matters in it in vermillion.
     *
     * @param strengths a number in [0, 1] for each position, row by row
     */
    public static Raster over(Pixels picture, float[] strengths) {
        int[] argb = picture.toArgb();
        for (int i = 0; i < argb.length; i++) {
            int red = argb[i] >> 16 & 0xff;
            int green = argb[i] >> 8 & 0xff;
            int blue = argb[i] & 0xff;
            // Pale, so that the colour is seen on dark pictures too.
            double grey = 255 - 0.4 * (255 - (0.299 * red + 0.587 * green + 0.114 * blue));
            argb[i] = 0xff000000
                    | mixed(grey, STRONG[0], strengths[i]) << 16
                    | mixed(grey, STRONG[1], strengths[i]) << 8
                    | mixed(grey, STRONG[2], strengths[i]);
        }
        return new Raster(picture.width(), picture.height(), argb);
    }

    private static int mixed(double from, int to, float share) {
        return (int) Math.round(from + (to - from) * share);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Whether both look the same. */
    boolean looksLike(@Nullable Raster other) {
        return other != null && width == other.width && Arrays.equals(argb, other.argb);
    }

    /** Writes the colours into {@code target}, which holds at least {@code width * height}. */
    void copyTo(int[] target) {
        System.arraycopy(argb, 0, target, 0, argb.length);
    }
}
