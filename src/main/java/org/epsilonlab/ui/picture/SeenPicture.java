package org.epsilonlab.ui.picture;

import java.awt.Rectangle;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.stage.PixelCanvas;
import org.jspecify.annotations.Nullable;

/** A picture as its owner sees it, small ones with true pixels, and a frame round the part that the network gets. */
final class SeenPicture extends Region {

    /** Below this enlargement single pixels would come out in uneven sizes. */
    private static final double TRUE_PIXELS = 2;

    private static final double LINE = 2;

    private final Appearance appearance;
    private final Image image;
    private final double shrunk;
    private final Canvas canvas = new Canvas();
    private @Nullable Rectangle seen;

    SeenPicture(Appearance appearance, OwnPicture picture) {
        this.appearance = appearance;
        image = SwingFXUtils.toFXImage(picture.view(), null);
        shrunk = image.getWidth() / picture.image().getWidth();
        canvas.setManaged(false);
        getChildren().add(canvas);
        appearance.lookProperty().subscribe(look -> draw());
    }

    /** Frames a part of the picture, in the pixels of its file. */
    void showCrop(Rectangle part) {
        seen = part;
        draw();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        // The picture beside it has a frame of that width.
        double room = 2 * PixelCanvas.FRAME;
        double scale = Math.min(
                (canvas.getWidth() - room) / image.getWidth(), (canvas.getHeight() - room) / image.getHeight());
        double w = Math.rint(image.getWidth() * scale);
        double h = Math.rint(image.getHeight() * scale);
        double x = Math.floor((canvas.getWidth() - w) / 2);
        double y = Math.floor((canvas.getHeight() - h) / 2);
        gc.setImageSmoothing(scale < TRUE_PIXELS);
        gc.drawImage(image, x, y, w, h);
        Rectangle part = seen;
        if (part != null) {
            frame(gc, x, y, w, h, part.width * shrunk * scale, part.height * shrunk * scale);
        }
    }

    /** Veils what is cut off. A picture of the network's own proportions loses nothing, and gets no frame. */
    private void frame(GraphicsContext gc, double x, double y, double w, double h, double width, double height) {
        if (w - width < 1 && h - height < 1) {
            return;
        }
        double left = x + (w - width) / 2;
        double top = y + (h - height) / 2;
        gc.setFill(Color.gray(0, 0.55));
        gc.fillRect(x, y, left - x, h);
        gc.fillRect(left + width, y, left - x, h);
        gc.fillRect(x, y, w, top - y);
        gc.fillRect(x, top + height, w, top - y);
        gc.setStroke(appearance.look().palette().accent());
        gc.setLineWidth(LINE);
        gc.strokeRect(left + LINE / 2, top + LINE / 2, width - LINE, height - LINE);
    }
}
