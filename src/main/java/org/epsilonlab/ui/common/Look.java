package org.epsilonlab.ui.common;

import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * Everything a part that paints itself must know about its looks.
 *
 * @param theme the theme shown now
 * @param scale size against the normal one, 0.75 to 2
 * @param family name of the font
 */
public record Look(Theme theme, double scale, String family) {

    /** Body text at a scale of 1, in pixels. */
    public static final double BODY = 14;

    public Palette palette() {
        return theme.palette();
    }

    /** A length given in heights of the body text, in whole pixels. */
    public double px(double em) {
        return Math.round(em * BODY * scale);
    }

    /** The font at a size given in heights of the body text. */
    public Font font(double em) {
        return Font.font(family, FontWeight.NORMAL, em * BODY * scale);
    }

    /** The bold font at a size given in heights of the body text. */
    public Font bold(double em) {
        return Font.font(family, FontWeight.BOLD, em * BODY * scale);
    }
}
