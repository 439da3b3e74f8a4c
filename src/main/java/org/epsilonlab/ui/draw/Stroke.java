package org.epsilonlab.ui.draw;

import java.awt.geom.Point2D;
import java.util.List;

/**
 * One movement of the pen from where it was put down to where it was lifted.
 *
 * @param tool what it does
 * @param size of its tip in pixels of the pad
 * @param points where it went; none for {@link Tool#CLEAR}
 */
record Stroke(Tool tool, double size, List<Point2D.Double> points) {

    /** What a movement does. */
    enum Tool {
        BRUSH,
        ERASER,
        /** Takes all ink away; a step like any other, so that it can be taken back. */
        CLEAR
    }

    Stroke {
        points = List.copyOf(points);
    }
}
