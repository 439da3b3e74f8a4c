package org.epsilonlab.ui.training.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.ui.common.ChartStyle;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.common.Theme;

/** A chart as a figure for print: dark on white whatever the theme, with its title, legend and caption. */
final class ChartFigure {
    /** Size in pixels at 100 %, whatever the window's: figures of two runs go beside each other. */
    static final int WIDTH = 720;

    static final int HEIGHT = 400;

    private static final double MARGIN = 0.8;
    private static final double LINE = 1.5;
    private static final double SAMPLE = 2.1;
    private static final double GAP = 1;

    private final ChartSpec spec;
    private final LivePlot plot;
    private final Look paper;

    ChartFigure(ChartSpec spec, LivePlot plot, String family) {
        this.spec = spec;
        this.plot = plot;
        paper = new Look(Theme.LIGHT, 1, family);
    }

    /** Draws it from 0, 0 on, {@link #WIDTH} wide and {@link #HEIGHT} high. */
    void draw(Graphics2D g2) {
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setPaint(Color.WHITE);
        g2.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        double margin = paper.px(MARGIN);
        drawTitle(g2, margin, margin);
        drawLegend(g2, margin, margin + paper.px(LINE));
        double top = margin + 2 * paper.px(LINE);
        plot.draw(g2, new Rectangle2D.Double(margin, top, WIDTH - 2 * margin, HEIGHT - top - margin / 2), paper);
    }

    private void drawTitle(Graphics2D g2, double x, double top) {
        g2.setPaint(ChartStyle.awt(paper.palette().text()));
        g2.setFont(ChartStyle.bold(paper, 1));
        float y = (float) (top + g2.getFontMetrics().getAscent());
        g2.drawString(spec.title(), (float) x, y);
        double right = x + g2.getFontMetrics().stringWidth(spec.title()) + paper.px(GAP);
        g2.setFont(ChartStyle.font(paper, 1));
        g2.setPaint(ChartStyle.awt(paper.palette().muted()));
        g2.drawString(spec.caption(), (float) right, y);
    }

    private void drawLegend(Graphics2D g2, double left, double top) {
        g2.setFont(ChartStyle.font(paper, 1));
        float y = (float) (top + g2.getFontMetrics().getAscent());
        double x = left;
        for (CurveSpec curve : visible()) {
            LineLook.sample(g2, curve, x, y - paper.px(0.32), paper.px(SAMPLE), paper);
            x += paper.px(SAMPLE) + paper.px(0.4);
            x = word(g2, curve.title(), x, y);
        }
        CurveData data = plot.data();
        if (!data.earlierTitle().isEmpty() && !plot.painter().isEarlierHidden()) {
            word(g2, "thin and faint: " + data.earlierTitle(), x, y);
        }
    }

    private double word(Graphics2D g2, String word, double x, float y) {
        g2.setPaint(ChartStyle.awt(paper.palette().text()));
        g2.drawString(word, (float) x, y);
        return x + g2.getFontMetrics().stringWidth(word) + paper.px(GAP);
    }

    private List<CurveSpec> visible() {
        List<CurveSpec> visible = new ArrayList<>();
        for (int i = 0; i < spec.curves().size(); i++) {
            if (!plot.painter().isHidden(i)) {
                visible.add(spec.curves().get(i));
            }
        }
        return visible;
    }
}
