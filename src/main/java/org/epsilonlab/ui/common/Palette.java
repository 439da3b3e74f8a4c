package org.epsilonlab.ui.common;

import java.util.Locale;
import javafx.scene.paint.Color;

/**
 * The colours of one theme, the single source for the style sheets and for the parts that paint themselves.
 *
 * <p>Blue stands for "before the attack" and vermillion for "after" everywhere, the pair of Okabe and Ito (2008) that
 * stays apart under every common colour blindness. {@code beforeText} and {@code afterText} are the same hues with at
 * least 4.5:1 against {@code surface}, for words.
 *
 * @param page behind the cards
 * @param surface of cards, bars and panels
 * @param inset of wells and tracks on a surface
 * @param border round cards and fields
 * @param text of the body
 * @param muted text of second rank, still at least 4.5:1
 * @param accent the one colour of selection and of the main action
 * @param onAccent text on the accent
 * @param rail of the column of places
 * @param onRail text on the rail
 * @param before marks and bars of the original
 * @param after marks and bars of the adversarial picture
 * @param between marks of a third thing beside the two, such as a weaker attack; the bluish green of the same authors, or
 *     one so light that a tritan eye tells it from blue
 * @param beforeText words about the original
 * @param afterText words about the adversarial picture
 * @param warning words of a warning
 */
public record Palette(
        Color page,
        Color surface,
        Color inset,
        Color border,
        Color text,
        Color muted,
        Color accent,
        Color onAccent,
        Color rail,
        Color onRail,
        Color before,
        Color after,
        Color between,
        Color beforeText,
        Color afterText,
        Color warning) {

    /** Reads the colours in the order of the record, separated by blanks. */
    static Palette of(String words) {
        String[] w = words.trim().split("\\s+", -1);
        return new Palette(
                Color.web(w[0]),
                Color.web(w[1]),
                Color.web(w[2]),
                Color.web(w[3]),
                Color.web(w[4]),
                Color.web(w[5]),
                Color.web(w[6]),
                Color.web(w[7]),
                Color.web(w[8]),
                Color.web(w[9]),
                Color.web(w[10]),
                Color.web(w[11]),
                Color.web(w[12]),
                Color.web(w[13]),
                Color.web(w[14]),
                Color.web(w[15]));
    }

    /** Declarations of looked-up colours: ours, and those of AtlantaFX and ControlsFX that must follow ours. */
    String css() {
        StringBuilder css = new StringBuilder();
        declare(css, "-eps-page", page);
        declare(css, "-eps-inset", inset);
        declare(css, "-eps-rail", rail);
        declare(css, "-eps-on-rail", onRail);
        declare(css, "-eps-before", beforeText);
        declare(css, "-eps-after", afterText);
        declare(css, "-eps-warning", warning);
        declare(css, "-color-bg-default", surface);
        declare(css, "-color-bg-overlay", surface);
        declare(css, "-color-bg-subtle", surface);
        declare(css, "-color-bg-inset", page);
        declare(css, "-color-fg-default", text);
        declare(css, "-color-fg-muted", muted);
        declare(css, "-color-fg-subtle", muted);
        declare(css, "-color-fg-emphasis", onAccent);
        declare(css, "-color-border-default", border);
        declare(css, "-color-border-muted", border);
        declare(css, "-color-accent-fg", accent);
        declare(css, "-color-accent-emphasis", accent);
        declare(css, "-color-accent-subtle", inset);
        // Primer's own blue, on which it lays our text of the accent while its main button has the focus.
        declare(css, "-color-accent-6", accent);
        declare(css, "-color-warning-fg", warning);
        declare(css, "-color-danger-fg", afterText);
        declare(css, "-color-base-1", inset);
        declare(css, "-fx-outer-border", border);
        declare(css, "-fx-inner-border", surface);
        declare(css, "-fx-body-color", surface);
        return css.toString();
    }

    private static void declare(StringBuilder css, String name, Color color) {
        css.append(name).append(':').append(hex(color)).append(';');
    }

    /** The colour as {@code #rrggbb}. */
    public static String hex(Color color) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255));
    }

    /** The contrast ratio of WCAG 2.1, from 1 (equal) to 21 (black on white). */
    public static double contrast(Color a, Color b) {
        double la = luminance(a);
        double lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
