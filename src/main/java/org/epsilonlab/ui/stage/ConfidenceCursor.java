package org.epsilonlab.ui.stage;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.EpsilonFormat;
import org.epsilonlab.ui.common.Look;

/** The dotted line at epsilon with its handle, and the marks where predictions flip; painted over the curves. */
final class ConfidenceCursor extends Canvas {
    private final Appearance appearance;
    private final List<Double> flips = new ArrayList<>();

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
        flips.clear();
        for (Curve curve : curves) {
            curve.flip().ifPresent(flips::add);
        }
    }

    void place(Rectangle2D data, double range, double epsilon) {
        GraphicsContext gc = getGraphicsContext2D();
        gc.clearRect(0, 0, getWidth(), getHeight());
        if (data.getWidth() <= 0 || range <= 0) {
            return;
        }
        Look look = appearance.look();
        for (int i = 0; i < flips.size(); i++) {
            if (flips.get(i) <= range) {
                drawFlip(gc, look, data, data.getMinX() + flips.get(i) / range * data.getWidth(), flips.get(i), i);
            }
        }
        double x = Math.round(data.getMinX() + Math.max(0, Math.min(1, epsilon / range)) * data.getWidth()) + 0.5;
        gc.setStroke(look.palette().accent());
        gc.setLineWidth(1.5);
        gc.setLineDashes(2, 3);
        gc.strokeLine(x, data.getMinY(), x, data.getMaxY());
        gc.setLineDashes();
        double r = look.px(0.4);
        gc.setFill(look.palette().accent());
        gc.fillOval(x - r, data.getMinY() - r, 2 * r, 2 * r);
    }

    private void drawFlip(GraphicsContext gc, Look look, Rectangle2D data, double x, double flip, int line) {
        double mark = look.px(0.35);
        double y = data.getMaxY();
        gc.setFill(look.palette().text());
        gc.fillPolygon(new double[] {x - mark, x + mark, x}, new double[] {y + 1, y + 1, y - 1.6 * mark}, 3);
        if (data.getHeight() < look.px(line == 0 ? 3 : 5)) {
            return;
        }
        String words = "flips at ε = " + EpsilonFormat.decimal(flip);
        Font font = look.font(0.85);
        double width = Ruler.width(words, font);
        boolean left = x + mark + width + 4 > data.getMaxX();
        gc.setFont(font);
        gc.setTextAlign(left ? TextAlignment.RIGHT : TextAlignment.LEFT);
        gc.setTextBaseline(VPos.BOTTOM);
        double baseline = y - 2 - line * look.px(1.05);
        double from = left ? x - mark - 3 : x + mark + 3;
        // A veil under the words keeps them legible where a curve passes.
        gc.setFill(look.palette().surface().deriveColor(0, 1, 1, 0.8));
        gc.fillRect(left ? from - width - 2 : from - 2, baseline - look.px(1), width + 4, look.px(1));
        gc.setFill(look.palette().text());
        gc.fillText(words, from, baseline);
    }
}
