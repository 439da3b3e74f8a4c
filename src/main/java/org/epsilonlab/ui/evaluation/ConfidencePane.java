package org.epsilonlab.ui.evaluation;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.epsilonlab.evaluation.Calibration;
import org.epsilonlab.evaluation.Histogram;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.ChartStyle;
import org.epsilonlab.ui.common.FigureFile;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.common.Theme;
import org.jspecify.annotations.Nullable;

/** Histograms of confidence and of margin for one figure. */
final class ConfidencePane extends Region {

    private static final int PRINT_WIDTH = 720;
    private static final int PRINT_HEIGHT = 480;

    private final Appearance appearance;
    private final Canvas canvas = new Canvas();
    private @Nullable Measurement figure;
    private @Nullable Calibration counts;

    ConfidencePane(Appearance appearance) {
        this.appearance = appearance;
        setMinSize(0, 0);
        canvas.setManaged(false);
        getChildren().add(canvas);
        appearance.lookProperty().subscribe(look -> requestLayout());
    }

    void show(@Nullable Measurement now) {
        figure = now;
        counts = now == null ? null : Calibration.of(now.pictures());
        setAccessibleText(now == null ? "" : "Confidence, " + FigureWords.inOneLine(now));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        canvas.getGraphicsContext2D().setFont(appearance.look().font(1));
        if (getWidth() > 1 && getHeight() > 1) {
            draw(FigureFile.onCanvas(canvas), getWidth(), getHeight(), appearance.look());
        }
    }

    /** As a figure for print; null while no figure is chosen. */
    @Nullable
    FigureFile figure() {
        Measurement now = figure;
        if (now == null) {
            return null;
        }
        Look paper = new Look(Theme.LIGHT, 1, appearance.look().family());
        return new FigureFile("Confidence and margin. " + FigureWords.inOneLine(now), PRINT_WIDTH, PRINT_HEIGHT, g2 -> {
            g2.setPaint(Color.WHITE);
            g2.fillRect(0, 0, PRINT_WIDTH, PRINT_HEIGHT);
            g2.translate(paper.px(0.8), paper.px(0.8));
            draw(g2, PRINT_WIDTH - paper.px(1.6), PRINT_HEIGHT - paper.px(1.6), paper);
        });
    }

    private void draw(Graphics2D g2, double width, double height, Look look) {
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Calibration now = counts;
        Measurement of = figure;
        g2.setFont(ChartStyle.font(look, 1));
        g2.setPaint(ChartStyle.awt(look.palette().text()));
        if (now == null || of == null) {
            g2.drawString("Choose a point of a curve: here stands how sure the network was.", 0, (float) look.px(1.2));
            return;
        }
        g2.drawString(FigureWords.inOneLine(of), 0, (float) look.px(1.1));
        double top = look.px(1.9);
        double half = (height - top) / 2;
        histogram(
                g2,
                new Rectangle2D.Double(0, top, width, half),
                look,
                String.format(
                        Locale.ROOT,
                        "Confidence. Calibration error %s before, %s under the attack.",
                        FigureWords.percent(now.errorBefore()),
                        FigureWords.percent(now.errorAfter())),
                List.of(now.right(), now.fooled(), now.wrong()),
                List.of("right before", "fooled by the attack", "wrong before"),
                List.of(
                        look.palette().before(),
                        look.palette().after(),
                        look.palette().muted()));
        histogram(
                g2,
                new Rectangle2D.Double(0, top + half, width, half),
                look,
                "Margin: logit of the true class minus the largest other; negative is wrong.",
                List.of(now.marginsBefore(), now.marginsAfter()),
                List.of("before", "under the attack"),
                List.of(look.palette().before(), look.palette().after()));
    }

    private static void histogram(
            Graphics2D g2,
            Rectangle2D room,
            Look look,
            String title,
            List<Histogram> all,
            List<String> names,
            List<javafx.scene.paint.Color> colours) {
        g2.setFont(ChartStyle.bold(look, 1));
        g2.setPaint(ChartStyle.awt(look.palette().text()));
        g2.drawString(title, (float) room.getX(), (float) (room.getY() + look.px(1.1)));
        g2.setFont(ChartStyle.font(look, 0.95));
        FontMetrics metrics = g2.getFontMetrics();
        double x = room.getX();
        double key = room.getY() + look.px(2.4);
        for (int i = 0; i < names.size(); i++) {
            g2.setPaint(ChartStyle.awt(colours.get(i)));
            g2.fill(new Rectangle2D.Double(x, key - look.px(0.7), look.px(0.8), look.px(0.8)));
            g2.setPaint(ChartStyle.awt(look.palette().text()));
            String name = names.get(i) + " (" + FigureWords.count(all.get(i).total()) + ")";
            g2.drawString(name, (float) (x + look.px(1.1)), (float) key);
            x += look.px(2.4) + metrics.stringWidth(name);
        }
        double top = key + look.px(0.8);
        double bottom = room.getMaxY() - look.px(1.9);
        int largest =
                Math.max(1, all.stream().mapToInt(Histogram::largest).max().orElse(1));
        int bins = all.get(0).bins();
        double bin = room.getWidth() / bins;
        double bar = bin * 0.86 / all.size();
        for (int i = 0; i < all.size(); i++) {
            g2.setPaint(ChartStyle.awt(colours.get(i)));
            for (int b = 0; b < bins; b++) {
                double high = (bottom - top) * all.get(i).count(b) / largest;
                g2.fill(new Rectangle2D.Double(room.getX() + b * bin + bin * 0.07 + i * bar, bottom - high, bar, high));
            }
        }
        g2.setPaint(ChartStyle.awt(look.palette().border()));
        g2.draw(new Line2D.Double(room.getX(), bottom, room.getMaxX(), bottom));
        g2.setPaint(ChartStyle.awt(look.palette().muted()));
        boolean share = all.get(0).upper() == 1 && all.get(0).lower() == 0;
        int step = bins > 10 ? 5 : 2;
        for (int b = 0; b <= bins; b += step) {
            double edge = all.get(0).edge(b);
            String label = share ? Math.round(100 * edge) + " %" : EpsilonList.number(edge);
            double wide = metrics.stringWidth(label);
            double at = room.getX() + b * bin - wide / 2;
            g2.drawString(
                    label.replace('-', '−'), (float) Math.max(room.getX(), Math.min(room.getMaxX() - wide, at)), (float)
                            (bottom + look.px(1.2)));
        }
    }
}
