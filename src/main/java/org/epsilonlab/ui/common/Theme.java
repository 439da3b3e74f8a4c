package org.epsilonlab.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** The looks a user can choose: AtlantaFX's Primer sheets under our own colours. */
public enum Theme {
    LIGHT(
            "Light",
            new PrimerLight().getUserAgentStylesheet(),
            "#f1f3f6 #ffffff #e9edf2 #cdd4dd #12161c #4a5463 #2b4c7e #ffffff #1d2633 #dfe6ef"
                    + " #0072b2 #d55e00 #009e73 #00639b #a84600 #7a4d00"),
    DARK(
            "Dark",
            new PrimerDark().getUserAgentStylesheet(),
            "#12161c #1b212a #2a323e #3d4857 #f1f4f8 #b6c0cd #7db2ee #0a121d #0b0e13 #dfe6ef"
                    + " #56b4e9 #f0883c #6fe8b8 #72c3f0 #f7a468 #f2c94c"),
    HIGH_CONTRAST(
            "High contrast",
            new PrimerDark().getUserAgentStylesheet(),
            "#000000 #000000 #262626 #ffffff #ffffff #ffffff #ffd400 #000000 #000000 #ffffff"
                    + " #5cc4ff #ff9a3d #9dffd9 #5cc4ff #ff9a3d #ffd400");

    private final String title;
    private final String base;
    // JavaFX's Color is immutable, though not annotated so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Palette palette;

    Theme(String title, String base, String palette) {
        this.title = title;
        this.base = base;
        this.palette = Palette.of(palette);
    }

    /** What the user reads in the menu. */
    public String title() {
        return title;
    }

    /** The address of the style sheet of the standard controls. */
    String base() {
        return base;
    }

    /** The colours on top of it. */
    public Palette palette() {
        return palette;
    }
}
