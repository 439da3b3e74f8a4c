package org.epsilonlab.ui.training.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.epsilonlab.ui.common.ChartStyle;
import org.epsilonlab.ui.common.Look;

/** The strokes and markers of the curves, for the charts, their keys and their figures alike. */
final class LineLook {
    /** In pixels at 100 %. */
    static final double WIDTH = 2.5;

    private static final double THIN = 1.5;
    private static final double FAINT = 1;
    private static final double MARKER = 4;

    private LineLook() {}

    static BasicStroke line(CurveSpec.Stroke kind, double scale) {
        return stroke(kind, WIDTH * scale);
    }

    /** Of an earlier run: the same pattern, thin. */
    static BasicStroke earlier(CurveSpec.Stroke kind, double scale) {
        return stroke(kind, THIN * scale);
    }

    /** Of the points behind a smoothed line. */
    static BasicStroke raw(double scale) {
        return stroke(CurveSpec.Stroke.SOLID, FAINT * scale);
    }

    private static BasicStroke stroke(CurveSpec.Stroke kind, double width) {
        float[] dashes = dashes(kind, width);
        return dashes.length == 0
                ? new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    private static float[] dashes(CurveSpec.Stroke kind, double width) {
        float w = (float) width;
        return switch (kind) {
            case SOLID -> new float[0];
            case DASHED -> new float[] {3.2f * w, 2 * w};
            case DOTTED -> new float[] {w, 1.8f * w};
        };
    }

    /** Draws a bit of a curve from {@code x} on, for a legend. */
    static void sample(Graphics2D g2, CurveSpec curve, double x, double y, double length, Look look) {
        g2.setPaint(ChartStyle.awt(curve.tone().in(look.palette())));
        g2.setStroke(line(curve.stroke(), look.scale()));
        g2.draw(new Line2D.Double(x, y, x + length, y));
        if (curve.style() == CurveSpec.Style.MEASURED) {
            g2.fill(AffineTransform.getTranslateInstance(x + length / 2, y)
                    .createTransformedShape(marker(curve.stroke(), look.scale())));
        }
    }

    /** The marker of a measured point, round 0, 0. */
    static Shape marker(CurveSpec.Stroke kind, double scale) {
        double r = MARKER * scale;
        return switch (kind) {
            case SOLID -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
            case DASHED -> new Rectangle2D.Double(-0.85 * r, -0.85 * r, 1.7 * r, 1.7 * r);
            case DOTTED -> {
                Path2D triangle = new Path2D.Double();
                triangle.moveTo(0, -1.1 * r);
                triangle.lineTo(1.1 * r, 0.85 * r);
                triangle.lineTo(-1.1 * r, 0.85 * r);
                triangle.closePath();
                yield triangle;
            }
        };
    }
}
