package org.epsilonlab.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest {
    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyTextCanBeRead(Theme theme) {
        Palette p = theme.palette();
        for (Color back : new Color[] {p.surface(), p.page()}) {
            for (Color text :
                    new Color[] {p.text(), p.muted(), p.accent(), p.beforeText(), p.afterText(), p.warning()}) {
                assertThat(Palette.contrast(text, back))
                        .as("%s on %s in %s", text, back, theme)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        assertThat(Palette.contrast(p.onAccent(), p.accent())).isGreaterThanOrEqualTo(4.5);
        assertThat(Palette.contrast(p.onRail(), p.rail())).isGreaterThanOrEqualTo(4.5);
        // Marks, not words: WCAG 2.1 asks for 3:1 (success criterion 1.4.11).
        assertThat(Palette.contrast(p.before(), p.surface())).isGreaterThanOrEqualTo(3);
        assertThat(Palette.contrast(p.after(), p.surface())).isGreaterThanOrEqualTo(3);
        assertThat(Palette.contrast(p.between(), p.surface())).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void beforeIsBlueAndAfterIsOrange(Theme theme) {
        assertThat(theme.palette().before().getHue()).isBetween(190.0, 215.0);
        assertThat(theme.palette().after().getHue()).isBetween(15.0, 35.0);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theCurvesStayApartForEveryEye(Theme theme) {
        Palette p = theme.palette();
        Color[] curves = {p.before(), p.between(), p.after()};
        for (ColourBlindness eye : ColourBlindness.values()) {
            for (int i = 0; i < curves.length; i++) {
                Color one = curves[i];
                Color other = curves[(i + 1) % curves.length];
                assertThat(eye.distance(one, other))
                        .as("%s and %s, %s, %s", one, other, eye, theme)
                        .isGreaterThan(15);
            }
        }
    }
}
