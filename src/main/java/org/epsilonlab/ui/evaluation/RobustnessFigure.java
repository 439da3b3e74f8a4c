package org.epsilonlab.ui.evaluation;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.epsilonlab.ui.common.ChartStyle;
import org.epsilonlab.ui.common.FigureFile;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.common.Theme;

/** The curves as a figure for print: dark on white whatever the theme, with legend and caption. */
final class RobustnessFigure {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 440;
    private static final double MARGIN = 0.8;
    private static final double LINE = 1.45;

    private final List<Series> series;
    private final RobustnessPlot plot;
    private final String caption;
    private final Look paper;

    RobustnessFigure(List<Series> series, RobustnessPlot plot, String caption, String family) {
        this.series = series;
        this.plot = plot;
        this.caption = caption;
        paper = new Look(Theme.LIGHT, 1, family);
    }

    FigureFile file() {
        return new FigureFile("Accuracy against ε. " + caption, WIDTH, HEIGHT, this::draw);
    }

    private void draw(Graphics2D g2) {
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setPaint(Color.WHITE);
        g2.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        double margin = paper.px(MARGIN);
        double y = margin;
        g2.setFont(ChartStyle.font(paper, 1));
        for (Series each : series) {
            sample(g2, each.look(paper), margin, y + paper.px(0.6), paper.px(2.6));
            g2.setPaint(ChartStyle.awt(paper.palette().text()));
            g2.setFont(ChartStyle.font(paper, 1));
            g2.drawString(each.legend(), (float) (margin + paper.px(3.1)), (float) (y + paper.px(0.95)));
            y += paper.px(LINE);
        }
        double foot = HEIGHT - margin - 2 * paper.px(LINE);
        plot.draw(g2, new Rectangle2D.Double(margin, y, WIDTH - 2 * margin, foot - y), paper);
        g2.setPaint(ChartStyle.awt(paper.palette().muted()));
        g2.setFont(ChartStyle.font(paper, 0.85));
        String first = caption;
        String second = "";
        while (g2.getFontMetrics().stringWidth(first) > WIDTH - 2 * margin && first.lastIndexOf(' ') > 0) {
            second = first.substring(first.lastIndexOf(' ') + 1) + " " + second;
            first = first.substring(0, first.lastIndexOf(' '));
        }
        g2.drawString(first, (float) margin, (float) (HEIGHT - margin - paper.px(1.1)));
        g2.drawString(second.strip(), (float) margin, (float) (HEIGHT - margin + paper.px(0.1)));
    }

    /** A piece of a curve with its marker, {@code width} long, from {@code x} on at the height {@code y}. */
    static void sample(Graphics2D g2, SeriesLook look, double x, double y, double width) {
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setPaint(look.color());
        g2.setStroke(look.stroke());
        g2.draw(new Line2D.Double(x, y, x + width, y));
        g2.fill(AffineTransform.getTranslateInstance(x + width / 2, y).createTransformedShape(look.marker()));
    }
}
