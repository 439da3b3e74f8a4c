package org.epsilonlab.ui.common;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A drawing as SVG, its words as words. */
final class SvgPage {
    private static final String NAMESPACE = SVGGraphics2D.SVG_NAMESPACE_URI;
    private static final String COMMENT = "Drawn by Epsilon Lab";

    private SvgPage() {}

    /**
     * @param metrics how wide words are in the font that is meant; AWT would measure another for one it doesn't have
     * @param width in pixels, and {@code height} too
     */
    static void write(
            OutputStream out,
            String title,
            int width,
            int height,
            Function<Font, FontMetrics> metrics,
            Consumer<SVGGraphics2D> drawing)
            throws IOException {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(COMMENT);
        context.setPrecision(2);
        Measured g2 = new Measured(context, metrics);
        g2.setSVGCanvasSize(new Dimension(width, height));
        drawing.accept(g2);
        Element root = g2.getRoot();
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
        Element words = document.createElementNS(NAMESPACE, "title");
        words.setTextContent(title);
        root.insertBefore(words, root.getFirstChild());
        addFallbacks(root);
        g2.fixWidths(root);
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        g2.stream(root, writer, false, false);
        writer.flush();
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser is missing", e);
        }
    }

    /** Whoever opens the file need not have our font. */
    private static void addFallbacks(Element root) {
        // The default of the whole is AWT's, which no reader knows.
        root.removeAttribute("font-family");
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element && element.hasAttribute("font-family")) {
                String family = element.getAttribute("font-family").replace("'", "");
                element.setAttribute("font-family", "'" + family + "', Inter, Helvetica, Arial, sans-serif");
            }
        }
    }

    private static final class Measured extends SVGGraphics2D {
        private final Function<Font, FontMetrics> metrics;
        private final List<String> words = new ArrayList<>();
        private final List<Integer> widths = new ArrayList<>();

        Measured(SVGGeneratorContext context, Function<Font, FontMetrics> metrics) {
            super(context, false);
            this.metrics = metrics;
        }

        @Override
        public void drawString(String text, float x, float y) {
            words.add(text);
            widths.add(getFontMetrics(getFont()).stringWidth(text));
            super.drawString(text, x, y);
        }

        /** Says how wide each word is, so that it fits its place in whatever font it is read. */
        void fixWidths(Element root) {
            NodeList texts = root.getElementsByTagName("text");
            for (int i = 0; i < texts.getLength() && i < words.size(); i++) {
                if (texts.item(i) instanceof Element text
                        && text.getTextContent().equals(words.get(i))) {
                    text.setAttribute("textLength", widths.get(i).toString());
                    text.setAttribute("lengthAdjust", "spacingAndGlyphs");
                }
            }
        }

        @Override
        public FontMetrics getFontMetrics(Font font) {
            return metrics.apply(font);
        }
    }
}
