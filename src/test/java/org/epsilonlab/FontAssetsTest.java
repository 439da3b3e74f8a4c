package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontAssetsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Regular", "Medium", "SemiBold", "Bold"})
    void theFontHasEverySignTheProgramWritesAndFiguresOfOneWidth(String style) throws Exception {
        Path file = Path.of("assets/fonts/EpsilonSans-" + style + ".otf");
        Font font = Font.createFont(Font.TRUETYPE_FONT, file.toFile()).deriveFont(100f);

        assertThat(font.canDisplayUpTo("ε∇ₓ₀₁₂∞‖δ′≤≥×÷·→←↑↓●✓✕⚠αΣ−…▶ΔΠημσ≈"))
                .as("the place of the first sign that %s lacks, or -1", file)
                .isEqualTo(-1);
        FontRenderContext context = new FontRenderContext(null, true, true);
        assertThat("0123456789"
                        .chars()
                        .mapToObj(figure -> font.getStringBounds(Character.toString(figure), context)
                                .getWidth()))
                .containsOnly(font.getStringBounds("0", context).getWidth());
        assertThat(font.getStringBounds("i", context).getWidth())
                .isLessThan(font.getStringBounds("0", context).getWidth());
    }
}
