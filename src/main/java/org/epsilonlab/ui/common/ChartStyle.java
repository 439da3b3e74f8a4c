package org.epsilonlab.ui.common;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** Our colours and type for JFreeChart, which knows nothing of JavaFX's style sheets. */
public final class ChartStyle {
    /** Size of all text in a chart, in heights of the body text. */
    public static final double LABELS = 0.85;

    private ChartStyle() {}

    /** Dresses a chart and the axes of its plot; the colours of the series are the caller's. */
    public static void apply(JFreeChart chart, Look look) {
        apply(chart, look, LABELS);
    }

    /** The same with labels of a size given in heights of the body text. */
    public static void apply(JFreeChart chart, Look look, double em) {
        Palette palette = look.palette();
        Color none = new Color(0, 0, 0, 0);
        chart.setBackgroundPaint(none);
        // Half a label of room at either end, so that the outer ones stay whole.
        chart.setPadding(new RectangleInsets(look.px(0.6), 0, 0, look.px(1.2)));
        XYPlot plot = chart.getXYPlot();
        plot.setBackgroundPaint(none);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(awt(palette.inset()));
        plot.setRangeGridlineStroke(new BasicStroke((float) look.scale()));
        style(plot.getDomainAxis(), look, em);
        style(plot.getRangeAxis(), look, em);
    }

    private static void style(ValueAxis axis, Look look, double em) {
        Color muted = awt(look.palette().muted());
        axis.setTickLabelPaint(muted);
        axis.setLabelPaint(muted);
        axis.setTickMarkPaint(muted);
        axis.setAxisLinePaint(awt(look.palette().border()));
        Font font = font(look, em);
        axis.setTickLabelFont(font);
        axis.setLabelFont(font);
    }

    /** The font of the program at a size in heights of the body text. */
    public static Font font(Look look, double em) {
        return new NamedFont(look.family(), Font.PLAIN, (int) Math.round(em * look.px(1)));
    }

    /** The same, bold. */
    public static Font bold(Look look, double em) {
        return new NamedFont(look.family(), Font.BOLD, (int) Math.round(em * look.px(1)));
    }

    /** The same colour for AWT. */
    public static Color awt(javafx.scene.paint.Color color) {
        return new Color(
                (float) color.getRed(), (float) color.getGreen(), (float) color.getBlue(), (float) color.getOpacity());
    }

    /**
     * Tells JavaFX's name of a font. FXGraphics2D asks an AWT font for its family to find the JavaFX font; AWT would
     * answer with a substitute for a family that only JavaFX has loaded, after a costly search of the whole system.
     */
    private static final class NamedFont extends Font {
        NamedFont(String family, int style, int size) {
            super(family, style, size);
        }

        @Override
        public String getFamily() {
            return name;
        }
    }
}
