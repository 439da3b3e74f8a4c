package org.epsilonlab.ui.stage;

import java.util.Arrays;
import org.epsilonlab.image.Colormap;
import org.epsilonlab.image.Difference;
import org.epsilonlab.image.Pixels;
import org.jspecify.annotations.Nullable;

/** A picture ready to be painted: opaque ARGB pixels, row by row. Make it off the FX thread. */
public final class Raster {
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
