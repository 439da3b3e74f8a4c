package org.epsilonlab.evaluation.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Writes HTML and SVG; words are escaped, and what is opened is closed in order. */
final class Markup {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; {@code look} stands for those of a kind of shape
     */
    Markup open(String tag, Object... attributes) {
        begin(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /** Closes the innermost open element. */
    Markup close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element that holds words. */
    Markup element(String tag, String words, Object... attributes) {
        return open(tag, attributes).words(words).close();
    }

    /** An element that holds nothing and is never closed in HTML. */
    Markup empty(String tag, Object... attributes) {
        begin(tag, attributes);
        out.append(">\n");
        return this;
    }

    /** An element of SVG that holds nothing. */
    Markup shape(String tag, Object... attributes) {
        begin(tag, attributes);
        out.append("/>\n");
        return this;
    }

    /** Words. */
    Markup words(String words) {
        out.append(escape(words));
        return this;
    }

    /** What is markup already. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    private void begin(String tag, Object... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            if (attributes[i].equals("look")) {
                out.append(' ').append(Look.attributes(value.toString()));
                continue;
            }
            String text = value instanceof Double number ? number(number) : value.toString();
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(text))
                    .append('"');
        }
    }

    /** A length in a drawing. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "").equals("-0") ? "0" : text.replaceAll("\\.?0+$", "");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
