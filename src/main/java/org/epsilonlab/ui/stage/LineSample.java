package org.epsilonlab.ui.stage;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Look;

/** A bit of one of the chart's lines, for its key. */
final class LineSample extends Canvas {
    private static final double LENGTH = 1.9;

    /** Which line, or what a network's two have in common. */
    enum Kind {
        TRUE_CLASS,
        INSTEAD,
        FIRST,
        SECOND
    }

    private final Kind kind;

    LineSample(Appearance appearance, Kind kind) {
        this.kind = kind;
        appearance.lookProperty().subscribe(this::draw);
    }

    private void draw(Look look) {
        setWidth(look.px(LENGTH));
        setHeight(look.px(0.8));
        GraphicsContext gc = getGraphicsContext2D();
        gc.clearRect(0, 0, getWidth(), getHeight());
        double width = look.scale() * (kind == Kind.SECOND ? ConfidencePlot.THIN : ConfidencePlot.THICK);
        double y = Math.round(getHeight() / 2);
        Color color = switch (kind) {
            case TRUE_CLASS -> look.palette().before();
            case INSTEAD -> look.palette().after();
            case FIRST, SECOND -> look.palette().text();
        };
        gc.setStroke(color);
        gc.setLineWidth(width);
        if (kind == Kind.INSTEAD) {
            gc.setLineDashes(3.2 * width, 2.4 * width);
        }
        gc.strokeLine(0, y, getWidth(), y);
        gc.setLineDashes();
        if (kind == Kind.SECOND) {
            double r = look.scale() * ConfidencePlot.MARKER;
            gc.setFill(look.palette().surface());
            gc.fillOval(getWidth() / 2 - r, y - r, 2 * r, 2 * r);
            gc.strokeOval(getWidth() / 2 - r, y - r, 2 * r, 2 * r);
        }
    }
}
