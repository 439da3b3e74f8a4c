package org.epsilonlab.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class AppearanceTest {

    @Test
    void theBundledFontIsTakenWithItsBoldFaceAndFiguresOfOneWidth(FxRobot robot) {
        robot.interact(() -> {
            String family = new Appearance(Path.of("assets/fonts")).look().family();

            assertThat(family).isEqualTo("Epsilon Sans");
            assertThat(Font.font(family, FontWeight.BOLD, 20).getName()).isEqualTo("Epsilon Sans Bold");
            assertThat(width(family, "0.111")).isEqualTo(width(family, "0.888"));
        });
    }

    @Test
    void withoutFontsTheSystemsServes(FxRobot robot, @TempDir Path empty) {
        robot.interact(() -> {
            String system = Font.getDefault().getFamily();
            assertThat(new Appearance(empty).look().family()).isEqualTo(system);
            assertThat(new Appearance(empty.resolve("nowhere")).look().family()).isEqualTo(system);
        });
    }

    private static double width(String family, String text) {
        Text shown = new Text(text);
        shown.setFont(Font.font(family, 20));
        return shown.getLayoutBounds().getWidth();
    }
}
