package org.epsilonlab.ui.common;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.epsilonlab.image.WholeFile;
import org.jfree.fx.FXGraphics2D;
import org.jfree.fx.FXHints;

/**
 * A drawing as a file for print, written whole or not at all. On the FX thread, whose fonts are measured.
 *
 * @param title what it shows, for readers that cannot see it
 * @param width in pixels at 100 %
 * @param height the same
 * @param drawing draws it from 0, 0 on, its background too
 */
public record FigureFile(String title, int width, int height, Consumer<Graphics2D> drawing) {

    /** Pixels of the picture for one of the figure. */
    public static final int PRINT = 3;

    /**
     * Writes a picture with {@link #PRINT} pixels for one: 300 to the inch for a figure of 720 on 18 centimetres.
     *
     * @throws IOException one sentence, if it cannot be written
     */
    public void png(Path file) throws IOException {
        Canvas canvas = new Canvas(PRINT * width, PRINT * height);
        FXGraphics2D g2 = onCanvas(canvas);
        g2.scale(PRINT, PRINT);
        drawing.accept(g2);
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
            SvgPage.write(whole.out(), title, width, height, measure::getFontMetrics, drawing::accept);
            whole.commit();
        }
    }

    /**
     * Writes a page that can be put into a document.
     *
     * @param fonts folder of the program's fonts
     * @throws IOException one sentence, if it cannot be written
     */
    public void pdf(Path file, Path fonts) throws IOException {
        FXGraphics2D measure = onCanvas(new Canvas(1, 1));
        try (WholeFile whole = WholeFile.start(file)) {
            PdfPage.write(whole.out(), title, width, height, measure::getFontMetrics, fonts, drawing);
            whole.commit();
        }
    }

    /** What draws on a canvas and measures words as JavaFX does. */
    public static FXGraphics2D onCanvas(Canvas canvas) {
        FXGraphics2D g2 = new FXGraphics2D(canvas.getGraphicsContext2D());
        g2.setZeroStrokeWidth(0.1);
        g2.setRenderingHint(FXHints.KEY_USE_FX_FONT_METRICS, true);
        return g2;
    }
}
