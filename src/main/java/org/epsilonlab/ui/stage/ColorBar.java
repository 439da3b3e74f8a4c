package org.epsilonlab.ui.stage;

import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.epsilonlab.image.Colormap;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.EpsilonFormat;
import org.epsilonlab.ui.common.Look;

/** The key to the heat map: blue, white, red with the values at both ends and zero in the middle. */
public final class ColorBar extends Region {
    /** Its width in heights of the body text. */
    static final double WIDTH = 3.9;

    private static final int STEPS = 256;
    private static final WritableImage COLOURS = colours();

    private final Appearance appearance;
    private final Canvas canvas = new Canvas();
    private double limit;

    public ColorBar(Appearance appearance) {
        this.appearance = appearance;
        canvas.setManaged(false);
        getChildren().add(canvas);
        appearance.lookProperty().subscribe(look -> draw());
    }

    /** Sets the value of full colour. */
    public void setLimit(double limit) {
        if (this.limit != limit) {
            this.limit = limit;
            draw();
        }
    }

    private static WritableImage colours() {
        int[] argb = new int[STEPS];
        for (int i = 0; i < STEPS; i++) {
            argb[i] = Colormap.DIVERGING.argb(1 - 2.0 * i / (STEPS - 1));
        }
        WritableImage image = new WritableImage(1, STEPS);
        image.getPixelWriter().setPixels(0, 0, 1, STEPS, PixelFormat.getIntArgbInstance(), argb, 0, 1);
        return image;
    }

    @Override
    protected double computePrefWidth(double height) {
        return appearance.look().px(WIDTH);
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
        Look look = appearance.look();
        GraphicsContext gc = canvas.getGraphicsContext2D();
        double height = canvas.getHeight();
        gc.clearRect(0, 0, canvas.getWidth(), height);
        double bar = look.px(0.6);
        gc.setImageSmoothing(true);
        gc.setFill(look.palette().border());
        gc.fillRect(0, 0, bar, height);
        gc.drawImage(COLOURS, 1, 1, bar - 2, height - 2);
        gc.setFont(look.font(0.8));
        gc.setFill(look.palette().muted());
        double x = bar + look.px(0.2);
        String value = limit > 0 ? EpsilonFormat.decimal(limit) : "";
        label(gc, limit > 0 ? "+" + value : "", x, 0, VPos.TOP);
        label(gc, "0", x, height / 2, VPos.CENTER);
        label(gc, limit > 0 ? "−" + value : "", x, height, VPos.BOTTOM);
    }

    private static void label(GraphicsContext gc, String text, double x, double y, VPos origin) {
        gc.setTextBaseline(origin);
        gc.fillText(text, x, y);
    }
}
