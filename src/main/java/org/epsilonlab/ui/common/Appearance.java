package org.epsilonlab.ui.common;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/**
 * Theme and size of the whole program: change a property, and every dressed scene follows.
 *
 * <p>All sizes in our style sheet are in em, so the scale is one root font size. It reaches popups and menus as well,
 * because JavaFX hands them the style sheets of the scene that opens them.
 */
public final class Appearance {
    private static final List<Double> STEPS = List.of(0.75, 0.9, 1.0, 1.25, 1.5, 1.75, 2.0);
    private static final String SHEET = Objects.requireNonNull(
                    Appearance.class.getResource("epsilon.css"), "epsilon.css is missing from the program's jar")
            .toExternalForm();

    private final Path fonts;
    private final String family;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private final ReadOnlyObjectWrapper<Look> look;

    /**
     * Loads the fonts, so call it on a running toolkit.
     *
     * @param fonts folder of .ttf and .otf files of one family; where it holds none, the system's font serves
     */
    public Appearance(Path fonts) {
        this.fonts = fonts;
        family = loadFonts(fonts);
        look = new ReadOnlyObjectWrapper<>(this, "look", new Look(Theme.LIGHT, 1, family));
        theme.subscribe(now -> refresh());
        scale.subscribe(now -> refresh());
    }

    /** The folder of the program's fonts. */
    public Path fonts() {
        return fonts;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** Size against the normal one; values outside 0.75 to 2 are shown as the nearest of the two. */
    public DoubleProperty scaleProperty() {
        return scale;
    }

    /** Theme and size in one value, changed once for each change of either. */
    public ReadOnlyObjectProperty<Look> lookProperty() {
        return look.getReadOnlyProperty();
    }

    public Look look() {
        return look.get();
    }

    /** Gives the scene our style sheets now and after every change. */
    public void dress(Scene scene) {
        look.subscribe(now -> scene.getStylesheets().setAll(SHEET, sheetOf(now)));
    }

    public void larger() {
        STEPS.stream().filter(s -> s > scale.get() + 1e-6).findFirst().ifPresent(scale::set);
    }

    public void smaller() {
        STEPS.stream().filter(s -> s < scale.get() - 1e-6).reduce((a, b) -> b).ifPresent(scale::set);
    }

    public void normalSize() {
        scale.set(1);
    }

    private void refresh() {
        Theme chosen = theme.get() == null ? Theme.LIGHT : theme.get();
        double size = Double.isFinite(scale.get()) ? Math.max(0.75, Math.min(2, scale.get())) : 1;
        if (!chosen.base().equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(chosen.base());
        }
        look.set(new Look(chosen, size, family));
    }

    /** Colours and sizes as a style sheet in a data address: no file to keep in step with the palette. */
    private static String sheetOf(Look look) {
        String css = ".root{-fx-font-family:\"" + look.family() + "\";-fx-font-size:" + Look.BODY * look.scale() + "px;"
                + look.palette().css() + "}";
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    /** Loads all and names the family with the shortest name: JavaFX takes a middle weight for a family of its own. */
    private static String loadFonts(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Font.getDefault().getFamily();
        }
        List<String> families = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Appearance::isFont).sorted().toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    Font font = Font.loadFont(in, Look.BODY);
                    if (font != null) {
                        families.add(font.getFamily());
                    }
                }
            }
        } catch (IOException e) {
            // The program is whole without its own font: what could be read of it serves, or the system's.
            return shortest(families);
        }
        return shortest(families);
    }

    /** Weights between regular and bold count as families of longer names, such as "Epsilon Sans Medium". */
    private static String shortest(List<String> families) {
        return families.stream()
                .min(Comparator.comparingInt(String::length))
                .orElseGet(() -> Font.getDefault().getFamily());
    }

    private static boolean isFont(Path file) {
        String name = file.toString();
        return name.endsWith(".ttf") || name.endsWith(".otf");
    }
}
