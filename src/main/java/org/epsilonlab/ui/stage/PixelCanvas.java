package org.epsilonlab.ui.stage;

import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ContextMenu;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Palette;
import org.jspecify.annotations.Nullable;

/**
 * A picture with true pixels: a small one is enlarged without blurring, so that the class sees what the network sees.
 * It can be dragged out as a file, and has a frame and a context menu.
 */
public final class PixelCanvas extends Region {
    /** Room for the frame on each side, in pixels, whether there is one or not, so that nothing moves. */
    public static final double FRAME = 3;

    /** What the frame tells; the caption says it in words. */
    public enum Frame {
        NONE,
        HOLDS,
        FOOLED
    }

    private final Appearance appearance;
    private final Canvas canvas = new Canvas();

    /** The appearance outlives the cells of film strips, so it must not hold them. */
    private final InvalidationListener dressing = look -> draw();

    private final ContextMenu menu = new ContextMenu();
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private @Nullable WritableImage image;
    private @Nullable Supplier<@Nullable Path> dragSource;
    private @Nullable Raster drawn;
    private Frame frame = Frame.NONE;
    private @Nullable Magnifier magnifier;
    private Rectangle2D place = Rectangle2D.EMPTY;

    public PixelCanvas(Appearance appearance) {
        this.appearance = appearance;
        getStyleClass().add("pixel-canvas");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setManaged(false);
        getChildren().add(canvas);
        appearance.lookProperty().addListener(new WeakInvalidationListener(dressing));
        setOnDragDetected(this::startDrag);
        setOnContextMenuRequested(this::openMenu);
    }

    /** Shows a picture, or nothing. Reuses the image of a picture of the same size. */
    public void show(@Nullable Raster raster) {
        if (raster != null && raster.looksLike(drawn)) {
            return;
        }
        drawn = raster;
        if (raster == null) {
            buffer = null;
            image = null;
        } else {
            if (buffer == null || buffer.getWidth() != raster.width() || buffer.getHeight() != raster.height()) {
                IntBuffer colours = IntBuffer.wrap(new int[raster.width() * raster.height()]);
                buffer = new PixelBuffer<>(
                        raster.width(), raster.height(), colours, PixelFormat.getIntArgbPreInstance());
                image = new WritableImage(buffer);
            }
            buffer.updateBuffer(b -> {
                raster.copyTo(b.getBuffer().array());
                return null;
            });
        }
        draw();
    }

    public void setFrame(Frame frame) {
        if (this.frame != frame) {
            this.frame = frame;
            draw();
        }
    }

    /** Lets the picture be dragged out; the file is made when the drag starts, and no file means no drag. */
    public void setDragSource(Supplier<@Nullable Path> source) {
        dragSource = source;
    }

    /** Shows the part that it says, with its loupe. */
    void setMagnifier(Magnifier wanted) {
        magnifier = wanted;
        wanted.partProperty().subscribe(part -> draw());
        wanted.loupeProperty().addListener((source, was, is) -> draw());
        wanted.spotProperty().addListener((source, before, now) -> {
            if (wanted.loupeProperty().get()) {
                draw();
            }
        });
    }

    /** The shares of the view at a place of this node; null outside the picture. */
    @Nullable
    Point2D share(double x, double y) {
        return image == null || !place.contains(x, y)
                ? null
                : new Point2D((x - place.getMinX()) / place.getWidth(), (y - place.getMinY()) / place.getHeight());
    }

    /** Its context menu, empty unless filled. */
    public ContextMenu menu() {
        return menu;
    }

    private void startDrag(MouseEvent event) {
        Path file = dragSource == null || image == null ? null : dragSource.get();
        if (file != null) {
            Dragboard board = startDragAndDrop(TransferMode.COPY);
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(file.toFile()));
            board.setContent(content);
            board.setDragView(image);
            event.consume();
        }
    }

    private void openMenu(ContextMenuEvent event) {
        if (!menu.getItems().isEmpty()) {
            menu.show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    private void draw() {
        GraphicsContext gc = canvas.getGraphicsContext2D();
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        gc.clearRect(0, 0, width, height);
        if (width <= 2 * FRAME || height <= 2 * FRAME) {
            return;
        }
        Palette palette = appearance.look().palette();
        WritableImage shown = image;
        if (shown == null) {
            gc.setFill(palette.inset());
            gc.fillRect(FRAME, FRAME, width - 2 * FRAME, height - 2 * FRAME);
            return;
        }
        double scale = Math.min((width - 2 * FRAME) / shown.getWidth(), (height - 2 * FRAME) / shown.getHeight());
        double w = Math.round(shown.getWidth() * scale);
        double h = Math.round(shown.getHeight() * scale);
        double x = Math.floor((width - w) / 2);
        double y = Math.floor((height - h) / 2);
        place = new Rectangle2D(x, y, w, h);
        drawFrame(gc, palette, x, y, w, h);
        Magnifier.Part part = magnifier == null
                ? Magnifier.Part.WHOLE
                : magnifier.partProperty().get();
        // A photograph near its own size would show uneven pixels; blurring those is the truer picture.
        gc.setImageSmoothing(scale * part.zoom() < 2);
        double across = shown.getWidth();
        double down = shown.getHeight();
        gc.drawImage(
                shown, part.left() * across, part.top() * down, across / part.zoom(), down / part.zoom(), x, y, w, h);
        Point2D spot = magnifier == null ? null : magnifier.spotProperty().get();
        if (magnifier != null && magnifier.loupeProperty().get() && spot != null) {
            Point2D view = new Point2D(x + spot.getX() * w, y + spot.getY() * h);
            Loupe.paint(gc, palette, shown, part.at(spot), view, scale * part.zoom(), Math.min(w, h));
        }
    }

    private void drawFrame(GraphicsContext gc, Palette palette, double x, double y, double w, double h) {
        Color color = switch (frame) {
            case NONE -> palette.border();
            case HOLDS -> palette.before();
            case FOOLED -> palette.after();
        };
        double thickness = frame == Frame.NONE ? 1 : FRAME;
        // Four fills: a stroke goes through the rasteriser of curves, and a fill of the whole would be painted over.
        double across = w + 2 * thickness;
        gc.setFill(color);
        gc.fillRect(x - thickness, y - thickness, across, thickness);
        gc.fillRect(x - thickness, y + h, across, thickness);
        gc.fillRect(x - thickness, y, thickness, h);
        gc.fillRect(x + w, y, thickness, h);
    }
}
