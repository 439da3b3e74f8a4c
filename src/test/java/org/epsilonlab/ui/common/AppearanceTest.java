package org.epsilonlab.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theMainButtonCanBeReadWhileItHasTheFocus(Theme theme, FxRobot robot) {
        robot.interact(() -> {
            Button button = new Button("Start");
            button.getStyleClass().add("accent");
            Appearance appearance = new Appearance(Path.of("assets/fonts"));
            appearance.themeProperty().set(theme);
            Scene scene = new Scene(new StackPane(button));
            appearance.dress(scene);
            button.pseudoClassStateChanged(PseudoClass.getPseudoClass("focused"), true);
            scene.getRoot().applyCss();
            for (BackgroundFill fill : button.getBackground().getFills()) {
                assertThat(Palette.contrast((Color) button.getTextFill(), (Color) fill.getFill()))
                        .as("text on %s in %s", fill.getFill(), theme)
                        .isGreaterThanOrEqualTo(4.5);
            }
        });
    }

    private static double width(String family, String text) {
        Text shown = new Text(text);
        shown.setFont(Font.font(family, 20));
        return shown.getLayoutBounds().getWidth();
    }
}
