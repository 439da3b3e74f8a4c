package org.epsilonlab.ui.common;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.font.GlyphVector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/** A drawing as a PDF of one page. Words are outlines: PDFBox embeds no fonts with the outlines that ours have. */
final class PdfPage {

    /** Points of a PDF for one pixel at 100 %. */
    private static final float POINTS = 0.75f;

    private PdfPage() {}

    /**
     * Writes it.
     *
     * @param metrics how wide words are on the screen
     * @param fonts folder of the program's fonts
     * @throws IOException one sentence, if the fonts cannot be read or the disk refuses
     */
    static void write(
            OutputStream out,
            String title,
            int width,
            int height,
            Function<Font, FontMetrics> metrics,
            Path fonts,
            Consumer<Graphics2D> drawing)
            throws IOException {
        Font plain = font(fonts, "Regular");
        Font bold = font(fonts, "Bold");
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(title);
            document.getDocumentInformation().setCreator("Epsilon Lab");
            PDPage page = new PDPage(new PDRectangle(POINTS * width, POINTS * height));
            document.addPage(page);
            Outlined g2 = new Outlined(document, width, height, metrics, plain, bold);
            drawing.accept(g2);
            g2.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.transform(Matrix.getScaleInstance(POINTS, POINTS));
                content.drawForm(g2.getXFormObject());
            }
            document.save(out);
        }
    }

    private static Font font(Path folder, String weight) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*-" + weight + ".{otf,ttf}")) {
            for (Path file : files) {
                return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
            }
        } catch (FontFormatException | IOException e) {
            throw new IOException("The fonts in " + folder + " cannot be read; save it as SVG instead.", e);
        }
        throw new IOException("There is no font in " + folder + "; save it as SVG instead.");
    }

    private static final class Outlined extends PdfBoxGraphics2D {
        private final Function<Font, FontMetrics> metrics;
        private final Font plain;
        private final Font bold;

        Outlined(PDDocument document, int width, int height, Function<Font, FontMetrics> metrics, Font plain, Font bold)
                throws IOException {
            super(document, width, height);
            this.metrics = metrics;
            this.plain = plain;
            this.bold = bold;
        }

        @Override
        public void drawString(String text, int x, int y) {
            drawString(text, (float) x, (float) y);
        }

        @Override
        public void drawString(String text, float x, float y) {
            Font asked = getFont();
            Font real = (asked.isBold() ? bold : plain).deriveFont(asked.getSize2D());
            GlyphVector glyphs = real.createGlyphVector(getFontRenderContext(), text);
            fill(glyphs.getOutline(x, y));
        }

        @Override
        public FontMetrics getFontMetrics(Font font) {
            return metrics.apply(font);
        }
    }
}
