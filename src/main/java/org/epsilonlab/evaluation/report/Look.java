package org.epsilonlab.evaluation.report;

/** Colours and lines of drawings. Each series has a dash and a mark of its own: colour alone says nothing. */
final class Look {

    /** Okabe and Ito's colours, which most eyes tell apart. */
    private static final String[] COLOURS = {
        "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#56b4e9", "#7f3fbf", "#606060"
    };

    private static final String[] DASHES = {"none", "7 3", "2 3", "9 3 2 3", "none", "7 3", "2 3", "9 3 2 3"};

    static final int SERIES = COLOURS.length;

    /** What a drawing outside a page needs beside its own attributes. */
    static final String ALONE = "svg{color:#1a1a1a;background:#fff;font:13px Inter,Helvetica,Arial,sans-serif}";

    private Look() {}

    /**
     * The attributes of a kind of shape: {@code line0} … {@code line7}, {@code fill0} …, {@code band0} …, or a part of the
     * frame. Attributes and no style rules, which some readers of pages do not take into drawings.
     */
    static String attributes(String kind) {
        String word = kind.replaceAll("\\d", "");
        int i = word.equals(kind) ? 0 : Integer.parseInt(kind.substring(word.length())) % SERIES;
        return switch (word) {
            case "line" ->
                "fill=\"none\" stroke=\"" + COLOURS[i] + "\" stroke-width=\"2\" stroke-dasharray=\"" + DASHES[i] + '"';
            case "fill" -> "fill=\"" + COLOURS[i] + '"';
            case "band" -> "fill=\"" + COLOURS[i] + "\" fill-opacity=\"0.15\"";
            case "grid" -> "fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.15\"";
            case "axis" -> "fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.6\"";
            case "whisker" -> "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.2\"";
            case "words" -> "fill=\"currentColor\"";
            case "small" -> "fill=\"currentColor\" font-size=\"11\"";
            default -> throw new IllegalArgumentException("nothing is drawn like \"" + kind + '"');
        };
    }

    /** A mark of series {@code i} at a place. */
    static void mark(Markup svg, int i, double x, double y) {
        String fill = "fill" + i;
        switch (i % 4) {
            case 0 -> svg.shape("circle", "look", fill, "cx", x, "cy", y, "r", "4");
            case 1 -> svg.shape("rect", "look", fill, "x", x - 3.5, "y", y - 3.5, "width", "7", "height", "7");
            case 2 -> svg.shape("path", "look", fill, "d", points(x, y - 5, x + 5, y + 4, x - 5, y + 4));
            default -> svg.shape("path", "look", fill, "d", points(x, y - 5, x + 5, y, x, y + 5, x - 5, y));
        }
    }

    private static String points(double... places) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < places.length; i += 2) {
            path.append(i == 0 ? "M" : "L").append(Markup.number(places[i]));
            path.append(' ').append(Markup.number(places[i + 1]));
        }
        return path + "Z";
    }
}
