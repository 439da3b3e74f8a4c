package org.epsilonlab.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void keepsValuesBetweenStarts() {
        Path file = folder.resolve("deep/settings.json");
        try (Settings settings = Settings.open(file)) {
            SimpleDoubleProperty epsilon = new SimpleDoubleProperty(0.1);
            SimpleObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
            settings.bindNumber("attack.epsilon", epsilon);
            settings.bindEnum("theme", theme);
            epsilon.set(0.25);
            theme.set(Theme.DARK);
            settings.set("presenter", true);
            settings.set("model", "fashion-mnist-robust");
        }
        try (Settings settings = Settings.open(file)) {
            SimpleDoubleProperty epsilon = new SimpleDoubleProperty(0.1);
            settings.bindNumber("attack.epsilon", epsilon);
            assertThat(epsilon.get()).isEqualTo(0.25);
            assertThat(settings.get("theme", Theme.LIGHT)).isEqualTo(Theme.DARK);
            assertThat(settings.get("presenter", false)).isTrue();
            assertThat(settings.get("model", "")).isEqualTo("fashion-mnist-robust");
            assertThat(settings.problem()).isEmpty();
        }
    }

    @Test
    void setsADamagedFileAsideAndSaysSo() throws IOException {
        for (String damage : List.of("", "{\"theme\": ", "[1, 2]", "\0\0\0", "null")) {
            Path file = folder.resolve("settings.json");
            Files.writeString(file, damage);
            try (Settings settings = Settings.open(file)) {
                assertThat(settings.get("theme", Theme.LIGHT)).isEqualTo(Theme.LIGHT);
                assertThat(settings.problem().orElseThrow())
                        .contains("settings.json")
                        .endsWith(".")
                        .doesNotContain("Exception");
            }
            assertThat(Files.readString(folder.resolve("settings.json.damaged")))
                    .isEqualTo(damage);
        }
    }

    @Test
    void aValueOfTheWrongKindCountsAsMissing() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"epsilon\": \"big\", \"theme\": \"PINK\", \"model\": {\"a\": 1}, \"flag\": 3}");
        try (Settings settings = Settings.open(file)) {
            assertThat(settings.get("epsilon", 0.1)).isEqualTo(0.1);
            assertThat(settings.get("theme", Theme.LIGHT)).isEqualTo(Theme.LIGHT);
            assertThat(settings.get("model", "none")).isEqualTo("none");
            assertThat(settings.get("flag", true)).isTrue();
        }
    }

    @Test
    void leavesNoHalfWrittenFileBehind() throws IOException {
        Path file = folder.resolve("settings.json");
        try (Settings settings = Settings.open(file)) {
            settings.set("epsilon", Double.NaN);
            settings.set("epsilon", 0.5);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(Files.readString(file)).contains("0.5");
    }

    @Test
    void saysWhenItCanNotSave() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "not a folder");
        Settings settings = Settings.open(blocked.resolve("settings.json"));
        settings.set("epsilon", 0.5);
        settings.close();
        assertThat(settings.problem().orElseThrow())
                .contains("could not be saved")
                .endsWith(".");
    }
}
