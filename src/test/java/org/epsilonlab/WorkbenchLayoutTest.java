package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import org.epsilonlab.ui.common.Theme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the window at many sizes: no pane is blank, nothing is cut off, and no word ends in dots. */
class WorkbenchLayoutTest extends WindowTest {

    /** A size of the window, and the size of everything in it. */
    private record Size(int width, int height, double scale) {}

    private static final List<Size> SIZES = List.of(
            new Size(1280, 720, 1),
            new Size(1440, 900, 1),
            new Size(1920, 1080, 1),
            new Size(2560, 1440, 1),
            new Size(1920, 1080, 1.75),
            new Size(1440, 900, 1.75));

    private static final List<String> PANES = List.of(
            ".rail", ".top-bar", ".equation-row", ".film-strip", ".confidence-chart", ".panel-scroll", ".status-bar");

    @ParameterizedTest
    @EnumSource(Theme.class)
    void thePanesAreFilledAndTheirWordsWholeAtEachSize(Theme theme) {
        await("curves", () -> model.stage().curvesProperty().get() != null);
        run(() -> {
            bench.appearance().themeProperty().set(theme);
            stage.setX(0);
            stage.setY(0);
        });
        List<String> faults = new ArrayList<>();
        for (Size size : SIZES) {
            run(() -> {
                bench.appearance().scaleProperty().set(size.scale());
                stage.setWidth(size.width());
                stage.setHeight(size.height());
            });
            await(
                    "the size",
                    () -> stage.getScene().getWidth() == size.width()
                            && stage.getScene().getHeight() == size.height());
            WaitForAsyncUtils.waitForFxEvents();
            run(() -> faults.addAll(faults(size)));
        }
        assertThat(faults).isEmpty();
    }

    private List<String> faults(Size size) {
        Parent root = stage.getScene().getRoot();
        root.applyCss();
        root.layout();
        List<String> faults = new ArrayList<>();
        WritableImage picture = stage.getScene().snapshot(null);
        for (String pane : PANES) {
            for (Node node : root.lookupAll(pane)) {
                Rectangle2D seen = seen(node);
                double variance = Pictures.variance(
                        picture.getPixelReader(),
                        (int) seen.getMinX(),
                        (int) seen.getMinY(),
                        (int) seen.getWidth(),
                        (int) seen.getHeight());
                if (variance < 1e-4 && seen.getHeight() > 8) {
                    faults.add(size + ": " + pane + " is blank");
                }
            }
        }
        look(root, size, faults);
        return faults;
    }

    /** The part of a node that lies in the window. */
    private Rectangle2D seen(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        double left = Math.max(0, bounds.getMinX());
        double top = Math.max(0, bounds.getMinY());
        double right = Math.min(stage.getScene().getWidth(), bounds.getMaxX());
        double bottom = Math.min(stage.getScene().getHeight(), bounds.getMaxY());
        return new Rectangle2D(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    private void look(Node node, Size size, List<String> faults) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled
                && !String.valueOf(labeled.getText()).isBlank()) {
            look(labeled, size, faults);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, size, faults));
        }
    }

    private void look(Labeled labeled, Size size, List<String> faults) {
        String name = size + ": “" + labeled.getText() + "” (" + String.join(" ", labeled.getStyleClass()) + ")";
        Bounds bounds = labeled.localToScene(labeled.getLayoutBounds());
        boolean inside = bounds.getMinX() >= -0.5
                && bounds.getMinY() >= -0.5
                && bounds.getMaxX() <= stage.getScene().getWidth() + 0.5
                && bounds.getMaxY() <= stage.getScene().getHeight() + 0.5;
        if (!inside && !scrolls(labeled)) {
            faults.add(name + " lies outside the window at " + bounds);
        }
        if (mustBeWhole(labeled, size)) {
            String drawn = drawn(labeled);
            if (!drawn.equals(plain(labeled.getText()))) {
                faults.add(name + " is drawn as “" + drawn + "”");
            }
        }
    }

    private static boolean mustBeWhole(Labeled labeled, Size size) {
        return labeled instanceof ButtonBase
                || labeled.getStyleClass().contains("row-title")
                || labeled.getStyleClass().contains("panel-heading")
                || labeled.getStyleClass().contains("strong")
                || labeled.getStyleClass().contains("field-name")
                // Where all is large in a small window, there is no room for two titles; their boxes have tooltips.
                || (labeled.getParent() instanceof ComboBox && size.width() / size.scale() > 1000);
    }

    private static String drawn(Labeled labeled) {
        return labeled.lookupAll(".text").stream()
                .filter(text -> text instanceof Text && text.getParent() == labeled
                        || text instanceof Text
                                && text.getParent() != null
                                && text.getParent().getParent() == labeled)
                .map(text -> plain(((Text) text).getText()))
                .findFirst()
                .orElse("");
    }

    /** Wrapped lines are as good as one. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static boolean scrolls(Node node) {
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof ScrollPane || up.getStyleClass().contains("virtual-flow")) {
                return true;
            }
        }
        return false;
    }
}
