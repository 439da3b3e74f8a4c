package org.epsilonlab.ui.stage;

import java.util.List;
import java.util.OptionalDouble;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Look;

/**
 * The dotted line at epsilon with its handle, and the marks on the axis where predictions flip, filled for the first
 * network and hollow for the second; painted over the curves. The legend tells the marks' numbers.
 */
final class ConfidenceCursor extends Canvas {
    private final Appearance appearance;
    private List<OptionalDouble> flips = List.of();

    ConfidenceCursor(Appearance appearance) {
        this.appearance = appearance;
        setManaged(false);
        setMouseTransparent(true);
    }

    @Override
    public void resize(double width, double height) {
        setWidth(width);
        setHeight(height);
    }

    void setFlips(List<Curve> curves) {
        flips = curves.stream().map(Curve::flip).toList();
    }

    /** @param epsilon where the line stands, NaN for none */
    void place(Rectangle2D data, double range, double epsilon) {
        GraphicsContext gc = getGraphicsContext2D();
        gc.clearRect(0, 0, getWidth(), getHeight());
        if (data.getWidth() <= 0 || range <= 0) {
            return;
        }
        Look look = appearance.look();
        for (int i = flips.size() - 1; i >= 0; i--) {
            OptionalDouble flip = flips.get(i);
            if (flip.isPresent() && flip.getAsDouble() <= range) {
                drawFlip(gc, look, data, data.getMinX() + flip.getAsDouble() / range * data.getWidth(), i > 0);
            }
        }
        if (Double.isNaN(epsilon)) {
            return;
        }
        double x = Math.round(data.getMinX() + Math.max(0, Math.min(1, epsilon / range)) * data.getWidth()) + 0.5;
        gc.setStroke(look.palette().accent());
        gc.setLineWidth(1.5 * look.scale());
        gc.setLineDashes(2 * look.scale(), 3 * look.scale());
        gc.strokeLine(x, data.getMinY(), x, data.getMaxY());
        gc.setLineDashes();
        double r = look.px(0.4);
        gc.setFill(look.palette().accent());
        gc.fillOval(x - r, data.getMinY() - r, 2 * r, 2 * r);
    }

    private static void drawFlip(GraphicsContext gc, Look look, Rectangle2D data, double x, boolean hollow) {
        double half = look.px(0.4);
        double y = data.getMaxY();
        double[] xs = {x - half, x + half, x};
        double[] ys = {y, y, y - 1.8 * half};
        gc.setFill(hollow ? look.palette().surface() : look.palette().text());
        gc.fillPolygon(xs, ys, 3);
        gc.setStroke(look.palette().text());
        gc.setLineWidth(1.5 * look.scale());
        gc.strokePolygon(xs, ys, 3);
    }
}
