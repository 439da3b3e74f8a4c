package org.epsilonlab.ui.shell;

import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.epsilonlab.ui.common.Settings;

/** Opens the window where and as large as it was left, if that is still on a screen. */
public final class WindowBounds {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private WindowBounds() {}

    /** Places the window, and keeps every later place and size. Call it before the window is shown. */
    public static void remember(Stage stage, Settings settings) {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        double width = settings.get("window.width", Math.min(WIDTH, room.getWidth()));
        double height = settings.get("window.height", Math.min(HEIGHT, room.getHeight()));
        double x = settings.get("window.x", Double.NaN);
        double y = settings.get("window.y", Double.NaN);
        stage.setWidth(Math.max(640, width));
        stage.setHeight(Math.max(480, height));
        if (isOnScreen(x, y, width)) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(settings.get("window.maximized", false));
        stage.maximizedProperty().subscribe(now -> settings.set("window.maximized", now.booleanValue()));
        keep(stage, settings);
    }

    private static void keep(Stage stage, Settings settings) {
        Runnable store = () -> {
            // The size of a window that fills its screen is no choice of the user's.
            if (!stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
                settings.set("window.x", stage.getX());
                settings.set("window.y", stage.getY());
                settings.set("window.width", stage.getWidth());
                settings.set("window.height", stage.getHeight());
            }
        };
        stage.xProperty().subscribe(now -> store.run());
        stage.yProperty().subscribe(now -> store.run());
        stage.widthProperty().subscribe(now -> store.run());
        stage.heightProperty().subscribe(now -> store.run());
    }

    /** Whether enough of the title bar would be on a screen to take hold of. */
    private static boolean isOnScreen(double x, double y, double width) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return false;
        }
        ObservableList<Screen> screens = Screen.getScreensForRectangle(x + 40, y, Math.max(1, width - 80), 20);
        return !screens.isEmpty();
    }
}
