package org.epsilonlab.evaluation.report;

/** Colours and lines of drawings. Each series has a dash and a mark of its own: colour alone says nothing. */
final class Look {

    /** Okabe and Ito's colours, which most eyes tell apart. */
    private static final String[] COLOURS = {
        "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#56b4e9", "#7f3fbf", "#606060"
    };

    private static final String[] DASHES = {"none", "7 3", "2 3", "9 3 2 3", "none", "7 3", "2 3", "9 3 2 3"};

    static final int SERIES = COLOURS.length;

    /** For drawings outside a page: the page's own rules with light colours. */
    static final String ALONE =
            "svg{color:#1a1a1a;background:#fff;font:13px Inter,Helvetica,Arial,sans-serif}" + rules();

    private Look() {}

    /** Style rules for {@code s0} … {@code s7}, frame and words. */
    static String rules() {
        StringBuilder css =
                new StringBuilder("svg text{fill:currentColor}.grid{stroke:currentColor;stroke-opacity:.15;fill:none}"
                        + ".axis{stroke:currentColor;stroke-opacity:.6;fill:none}.small{font-size:11px}"
                        + ".whisker{stroke:currentColor;stroke-width:1.2;fill:none}");
        for (int i = 0; i < SERIES; i++) {
            css.append(".l").append(i).append("{stroke:").append(COLOURS[i]).append(";stroke-width:2;fill:none");
            css.append(";stroke-dasharray:").append(DASHES[i]).append("}.f").append(i);
            css.append("{fill:").append(COLOURS[i]).append("}.b").append(i);
            css.append("{fill:").append(COLOURS[i]).append(";fill-opacity:.15}");
        }
        return css.toString();
    }

    /** A mark of series {@code i} at a place. */
    static void mark(Markup svg, int i, double x, double y) {
        String fill = "f" + i;
        switch (i % 4) {
            case 0 -> svg.shape("circle", "class", fill, "cx", x, "cy", y, "r", "4");
            case 1 -> svg.shape("rect", "class", fill, "x", x - 3.5, "y", y - 3.5, "width", "7", "height", "7");
            case 2 -> svg.shape("path", "class", fill, "d", points(x, y - 5, x + 5, y + 4, x - 5, y + 4));
            default -> svg.shape("path", "class", fill, "d", points(x, y - 5, x + 5, y, x, y + 5, x - 5, y));
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
