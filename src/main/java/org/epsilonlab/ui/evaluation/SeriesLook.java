package org.epsilonlab.ui.evaluation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.common.Theme;

/**
 * How a curve is drawn: the colour tells the network, dashes and marker the attack, so that no curve is told by its colour
 * alone. Blue and vermillion are left to what is before and after an attack.
 */
record SeriesLook(Color color, BasicStroke stroke, Shape marker) {

    private static final float WIDTH = 2.4f;

    /** Text colour, then hues that stay apart under every common colour blindness and from the page. */
    private static final List<String> ON_LIGHT =
            List.of("#1f2328", "#00785a", "#9b3a78", "#8a6100", "#3d5fb0", "#5b6570", "#7a2e1d", "#2f7d8c");

    private static final List<String> ON_DARK =
            List.of("#f2f5f8", "#44c9a1", "#ea9fd0", "#e6c04f", "#9db8ff", "#aeb8c2", "#e8a08f", "#8fd6e4");

    private static final float[][] DASHES = {{}, {5, 3}, {1.2f, 2.2f}, {7, 2.4f, 1.2f, 2.4f}, {9, 3}, {3, 2, 1, 2}};

    /** For the given network and attack, counted from 0 in the order of the plan. */
    static SeriesLook of(int network, int attack, Look look) {
        List<String> hues = look.theme() == Theme.LIGHT ? ON_LIGHT : ON_DARK;
        return new SeriesLook(
                Color.decode(hues.get(network % hues.size())),
                stroke(attack % DASHES.length, look.scale()),
                marker(attack % 4, 4.4 * look.scale()));
    }

    private static BasicStroke stroke(int attack, double scale) {
        float width = (float) (WIDTH * scale);
        float[] dashes = DASHES[attack].clone();
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] *= width;
        }
        return dashes.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    /** Disc, square, triangle, diamond. */
    private static Shape marker(int kind, double r) {
        int a = (int) Math.round(r);
        int b = (int) Math.round(1.3 * r);
        return switch (kind) {
            case 0 -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
            case 1 -> new Rectangle2D.Double(-0.9 * r, -0.9 * r, 1.8 * r, 1.8 * r);
            case 2 -> new Polygon(new int[] {0, b, -b}, new int[] {-b, a, a}, 3);
            default -> new Polygon(new int[] {0, b, 0, -b}, new int[] {-b, 0, b, 0}, 4);
        };
    }
}
