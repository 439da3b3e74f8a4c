package org.epsilonlab.ui.training.chart;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.epsilonlab.image.WholeFile;
import org.epsilonlab.ui.common.Appearance;
import org.jfree.fx.FXGraphics2D;
import org.jfree.fx.FXHints;

/**
 * Writes a chart to files, each whole or not at all. Figures show what the screen shows, curves and zoom and mark, but dark
 * on white, in a size of their own, with legend and caption. On the FX thread.
 */
public final class ChartExport {
    /** Pixels of the picture for one of the figure. */
    static final int PRINT = 3;

    private final ChartSpec spec;
    private final LivePlot plot;
    private final Appearance appearance;

    ChartExport(ChartSpec spec, LivePlot plot, Appearance appearance) {
        this.spec = spec;
        this.plot = plot;
        this.appearance = appearance;
    }

    /** What a file of it may be called, without its ending. */
    String name() {
        return spec.title().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private ChartFigure figure() {
        return new ChartFigure(spec, plot, appearance.look().family());
    }

    /**
     * Writes a picture of 2160 by 1200 pixels, 300 to the inch on 18 by 10 centimetres.
     *
     * @throws IOException one sentence, if it cannot be written
     */
    public void png(Path file) throws IOException {
        Canvas canvas = new Canvas(PRINT * ChartFigure.WIDTH, PRINT * ChartFigure.HEIGHT);
        FXGraphics2D g2 = onCanvas(canvas);
        g2.scale(PRINT, PRINT);
        figure().draw(g2);
        WritableImage image = canvas.snapshot(new SnapshotParameters(), null);
        BufferedImage opaque =
                new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        SwingFXUtils.fromFXImage(image, opaque);
        try (WholeFile whole = WholeFile.start(file)) {
            ImageIO.write(opaque, "png", whole.out());
            whole.commit();
        }
    }

    /**
     * Writes a drawing that can be scaled and edited.
     *
     * @throws IOException one sentence, if it cannot be written
     */
    public void svg(Path file) throws IOException {
        FXGraphics2D measure = onCanvas(new Canvas(1, 1));
        try (WholeFile whole = WholeFile.start(file)) {
            SvgPage.write(
                    whole.out(),
                    spec.title() + " " + spec.caption(),
                    ChartFigure.WIDTH,
                    ChartFigure.HEIGHT,
                    measure::getFontMetrics,
                    figure()::draw);
            whole.commit();
        }
    }

    /**
     * Writes all points that are kept, hidden curves too: {@code chart,run,curve,line,epoch,value,unit}, one point a line.
     *
     * @throws IOException one sentence, if it cannot be written
     */
    public void csv(Path file) throws IOException {
        WholeFile.write(file, CurveTable.of(spec, plot.data()).getBytes(StandardCharsets.UTF_8));
    }

    /** What the table leaves out, in a part of a sentence; "" where it holds every point. */
    String omitted() {
        long bucket = 1;
        for (int i = 0; i < plot.data().curves(); i++) {
            bucket = Math.max(bucket, plot.data().bucket(i));
        }
        return bucket == 1 ? "" : ", of each " + bucket + " points of a curve the lowest and the highest";
    }

    private static FXGraphics2D onCanvas(Canvas canvas) {
        FXGraphics2D g2 = new FXGraphics2D(canvas.getGraphicsContext2D());
        g2.setZeroStrokeWidth(0.1);
        g2.setRenderingHint(FXHints.KEY_USE_FX_FONT_METRICS, true);
        return g2;
    }
}
