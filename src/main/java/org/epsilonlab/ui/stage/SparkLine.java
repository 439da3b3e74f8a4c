package org.epsilonlab.ui.stage;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Look;

/** A line the height of a word: the course of some values, with a dot on one of them. */
final class SparkLine extends Region {
    private final Appearance appearance;
    private final Canvas canvas = new Canvas();
    private double[] values = {0};
    private int mark;

    SparkLine(Appearance appearance) {
        this.appearance = appearance;
        canvas.setManaged(false);
        getChildren().add(canvas);
        appearance.lookProperty().subscribe(look -> draw());
    }

    void setValues(double[] values) {
        this.values = values.clone();
        draw();
    }

    void setMark(int mark) {
        this.mark = mark;
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
        Look look = appearance.look();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double pad = look.px(0.3);
        double width = canvas.getWidth() - 2 * pad;
        double height = canvas.getHeight() - 2 * pad;
        gc.setStroke(look.palette().after());
        gc.setLineWidth(1.6 * look.scale());
        gc.beginPath();
        for (int i = 0; i < values.length; i++) {
            gc.lineTo(x(i, pad, width), y(i, low, high, pad, height));
        }
        gc.stroke();
        if (mark < values.length) {
            double r = look.px(0.25);
            gc.setFill(look.palette().text());
            gc.fillOval(x(mark, pad, width) - r, y(mark, low, high, pad, height) - r, 2 * r, 2 * r);
        }
    }

    private double x(int i, double pad, double width) {
        return pad + (values.length < 2 ? 0 : width * i / (values.length - 1));
    }

    private double y(int i, double low, double high, double pad, double height) {
        return pad + height * (high > low ? 1 - (values[i] - low) / (high - low) : 0.5);
    }
}
