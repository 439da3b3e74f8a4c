package org.epsilonlab.ui.training.chart;

import javafx.scene.paint.Color;
import org.epsilonlab.ui.common.Palette;

/**
 * What a curve is and how it is drawn. Each stroke comes with a marker of its own, so that curves are told apart without
 * their colours.
 *
 * @param id names it in {@link CurvePoint}; different for each curve of a chart
 * @param title a word or two for the legend and the cross-hair
 */
public record CurveSpec(String id, String title, Tone tone, Stroke stroke, Style style) {

    /** Which colour of the palette. */
    public enum Tone {
        BEFORE,
        AFTER,
        BETWEEN;

        Color in(Palette palette) {
            return switch (this) {
                case BEFORE -> palette.before();
                case AFTER -> palette.after();
                case BETWEEN -> palette.between();
            };
        }
    }

    /** Solid with discs, dashed with squares, dotted with triangles. */
    public enum Stroke {
        SOLID,
        DASHED,
        DOTTED
    }

    /** What becomes of the points. */
    public enum Style {
        /** A line from point to point with markers, for a few points that were measured. */
        MEASURED,
        /** The points faint, and over them a line that averages over the last hundredth of the run. */
        SMOOTHED
    }
}
