package org.epsilonlab.ui.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.StrokeLineCap;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Look;

/**
 * The dotted line at epsilon with its handle, and the marks on the axis where predictions flip, filled for the first
 * network and hollow for the second; they lie over the curves. The legend tells the marks' numbers. A drag moves the line
 * and its handle and nothing else, so that a narrow strip is painted anew and not the chart.
 */
final class ConfidenceCursor extends Pane {
    private final Appearance appearance;
    private final Line line = new Line();
    private final Circle handle = new Circle();
    private final Group pointer = new Group(line, handle);
    private final Group marks = new Group();
    private List<OptionalDouble> flips = List.of();

    ConfidenceCursor(Appearance appearance) {
        this.appearance = appearance;
        setManaged(false);
        setMouseTransparent(true);
        line.setStrokeLineCap(StrokeLineCap.BUTT);
        getChildren().addAll(marks, pointer);
    }

    void setFlips(List<Curve> curves) {
        flips = curves.stream().map(Curve::flip).toList();
    }

    /** Draws all anew: the marks, and the line in the size and the colours of now. */
    void draw(Rectangle2D data, double range, double epsilon) {
        Look look = appearance.look();
        List<Polygon> fresh = new ArrayList<>();
        for (int i = flips.size() - 1; i >= 0; i--) {
            OptionalDouble flip = flips.get(i);
            if (isThere(data, range) && flip.isPresent() && flip.getAsDouble() <= range) {
                double x = data.getMinX() + flip.getAsDouble() / range * data.getWidth();
                fresh.add(mark(look, x, data.getMaxY(), i > 0));
            }
        }
        marks.getChildren().setAll(fresh);
        line.setStartY(data.getMinY());
        line.setEndY(data.getMaxY());
        line.setStroke(look.palette().accent());
        line.setStrokeWidth(1.5 * look.scale());
        line.getStrokeDashArray().setAll(2 * look.scale(), 3 * look.scale());
        handle.setCenterY(data.getMinY());
        handle.setRadius(look.px(0.4));
        handle.setFill(look.palette().accent());
        place(data, range, epsilon);
    }

    /** @param epsilon where the line stands, NaN for none */
    void place(Rectangle2D data, double range, double epsilon) {
        pointer.setVisible(isThere(data, range) && !Double.isNaN(epsilon));
        if (pointer.isVisible()) {
            double share = Math.max(0, Math.min(1, epsilon / range));
            pointer.setTranslateX(Math.round(data.getMinX() + share * data.getWidth()) + 0.5);
        }
    }

    private static boolean isThere(Rectangle2D data, double range) {
        return data.getWidth() > 0 && range > 0;
    }

    private static Polygon mark(Look look, double x, double y, boolean hollow) {
        double half = look.px(0.4);
        Polygon mark = new Polygon(x - half, y, x + half, y, x, y - 1.8 * half);
        mark.setFill(hollow ? look.palette().surface() : look.palette().text());
        mark.setStroke(look.palette().text());
        mark.setStrokeWidth(1.5 * look.scale());
        return mark;
    }
}
