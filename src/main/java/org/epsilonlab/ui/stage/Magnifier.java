package org.epsilonlab.ui.stage;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.epsilonlab.ui.common.Command;
import org.jspecify.annotations.Nullable;

/**
 * The part of a picture that is seen, the same in all pictures of the stage, and a loupe at the same spot of each. The
 * wheel enlarges round the pointer, dragging moves an enlarged picture, a double click shows all of it again.
 */
public final class Magnifier {

    /** How far the wheel goes, and by how much at a notch. */
    private static final double MOST = 16;

    private static final double NOTCH = 1.25;

    private final ReadOnlyObjectWrapper<Part> part = new ReadOnlyObjectWrapper<>(this, "part", Part.WHOLE);
    private final BooleanProperty loupe = new SimpleBooleanProperty(this, "loupe");
    private final ReadOnlyObjectWrapper<@Nullable Point2D> spot = new ReadOnlyObjectWrapper<>(this, "spot");
    private final List<Command> commands;
    private @Nullable Point2D held;

    /**
     * What is seen of a picture.
     *
     * @param zoom from 1, all of it, up
     * @param left share of the picture's width that lies left of it
     * @param top share of the picture's height that lies above it
     */
    public record Part(double zoom, double left, double top) {
        /** All of the picture. */
        public static final Part WHOLE = new Part(1, 0, 0);

        /** The nearest part that does not leave the picture. */
        Part inside() {
            double most = 1 - 1 / zoom;
            return new Part(zoom, Math.max(0, Math.min(most, left)), Math.max(0, Math.min(most, top)));
        }

        /** Enlarged by a factor, with the place at this share of the view left where it is. */
        Part zoomed(double factor, double x, double y) {
            double next = Math.max(1, Math.min(MOST, zoom * factor));
            return new Part(next, left + x / zoom - x / next, top + y / zoom - y / next).inside();
        }

        /** Moved by shares of the view. */
        Part moved(double x, double y) {
            return new Part(zoom, left + x / zoom, top + y / zoom).inside();
        }

        /** The share of the picture at a share of the view. */
        Point2D at(Point2D view) {
            return new Point2D(left + view.getX() / zoom, top + view.getY() / zoom);
        }
    }

    public Magnifier() {
        commands = List.of(
                new Command(
                        "Loupe",
                        "Z",
                        "Enlarges the spot under the mouse in all pictures; again puts it away.",
                        () -> loupe.set(!loupe.get())),
                new Command(
                        "Whole picture",
                        "Shift+Z",
                        "Shows all of an enlarged picture again; the mouse's wheel enlarges.",
                        () -> part.set(Part.WHOLE)));
    }

    /** Lets the mouse work on this picture; what comes of it is seen in all. */
    public void install(PixelCanvas picture) {
        picture.setMagnifier(this);
        picture.setOnScroll(event -> scroll(picture, event));
        picture.addEventHandler(MouseEvent.MOUSE_MOVED, event -> spot.set(picture.share(event.getX(), event.getY())));
        picture.addEventHandler(MouseEvent.MOUSE_EXITED, event -> spot.set(null));
        picture.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> held = picture.share(event.getX(), event.getY()));
        picture.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> drag(picture, event));
        picture.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                part.set(Part.WHOLE);
            }
        });
        // An enlarged picture is moved by dragging; only a whole one is dragged out as a file.
        picture.addEventFilter(MouseEvent.DRAG_DETECTED, event -> {
            if (isEnlarged()) {
                event.consume();
            }
        });
    }

    private void scroll(PixelCanvas picture, ScrollEvent event) {
        Point2D at = picture.share(event.getX(), event.getY());
        if (at != null && event.getDeltaY() != 0 && !event.isShortcutDown()) {
            Part now = part.get();
            Part next = now.zoomed(event.getDeltaY() > 0 ? NOTCH : 1 / NOTCH, at.getX(), at.getY());
            part.set(next);
            if (!next.equals(now)) {
                // A wheel that moves nothing here is the stage's, which may be longer than the window.
                event.consume();
            }
        }
    }

    private void drag(PixelCanvas picture, MouseEvent event) {
        Point2D from = held;
        Point2D to = picture.share(event.getX(), event.getY());
        if (from != null && to != null && isEnlarged() && event.isPrimaryButtonDown()) {
            part.set(part.get().moved(from.getX() - to.getX(), from.getY() - to.getY()));
            held = to;
        }
    }

    private boolean isEnlarged() {
        return part.get().zoom() > 1;
    }

    /** What is seen of each picture. */
    public ReadOnlyObjectProperty<Part> partProperty() {
        return part.getReadOnlyProperty();
    }

    /** Whether the loupe is out. */
    public BooleanProperty loupeProperty() {
        return loupe;
    }

    /** Where the mouse points, in shares of the view; null where it points at no picture. */
    public ReadOnlyObjectProperty<@Nullable Point2D> spotProperty() {
        return spot.getReadOnlyProperty();
    }

    /** Loupe and whole picture. */
    public List<Command> commands() {
        return commands;
    }
}
