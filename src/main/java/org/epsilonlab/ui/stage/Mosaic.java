package org.epsilonlab.ui.stage;

import java.util.Arrays;
import java.util.List;
import org.epsilonlab.image.Pixels;

/** Pictures of one size side by side as a single one, with a thin seam between them. */
public final class Mosaic {

    private static final int SEAM = 0xff808080;

    private Mosaic() {}

    /**
     * Sets pictures in rows.
     *
     * @param pictures at least one, grey or RGB, all of the same size
     * @param columns how many stand in a row
     * @param rows how many rows there are at most
     */
    public static Raster of(List<Pixels> pictures, int columns, int rows) {
        Pixels first = pictures.get(0);
        int shown = Math.min(pictures.size(), columns * rows);
        int across = Math.min(columns, shown);
        int down = (shown + across - 1) / across;
        int seam = Math.max(1, first.width() / 28);
        int width = across * (first.width() + seam) - seam;
        int height = down * (first.height() + seam) - seam;
        int[] argb = new int[width * height];
        Arrays.fill(argb, SEAM);
        for (int i = 0; i < shown; i++) {
            int left = i % across * (first.width() + seam);
            int top = i / across * (first.height() + seam);
            int[] picture = pictures.get(i).toArgb();
            for (int y = 0; y < first.height(); y++) {
                System.arraycopy(picture, y * first.width(), argb, (top + y) * width + left, first.width());
            }
        }
        return new Raster(width, height, argb);
    }
}
