package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Look;

/** How large a share is fooled, step by step: a line on an axis from 0 to 100 %. */
final class SuccessCourse extends Region {

    private static final double INSET = 1;

    private final Appearance appearance;
    private final Canvas canvas = new Canvas();
    private final List<Double> shares = new ArrayList<>();

    SuccessCourse(Appearance appearance) {
        this.appearance = appearance;
        getStyleClass().add("success-course");
        canvas.setManaged(false);
        getChildren().add(canvas);
        appearance.lookProperty().subscribe(look -> draw());
    }

    void clear() {
        shares.clear();
        draw();
    }

    void add(double share) {
        shares.add(share);
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
        Look look = appearance.look();
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        gc.clearRect(0, 0, width, height);
        gc.setFill(look.palette().inset());
        gc.fillRect(0, 0, width, height);
        gc.setStroke(look.palette().border());
        gc.setLineWidth(1);
        for (double line : new double[] {0, 0.5, 1}) {
            double y = INSET + (1 - line) * (height - 2 * INSET);
            gc.strokeLine(0, y, width, y);
        }
        gc.setFill(look.palette().muted());
        gc.setFont(look.font(0.85));
        gc.setTextBaseline(VPos.TOP);
        gc.fillText("100 %", look.px(0.3), look.px(0.2));
        gc.setTextBaseline(VPos.BOTTOM);
        // At the right, where the line has left it.
        gc.setTextAlign(TextAlignment.RIGHT);
        gc.fillText("0 %", width - look.px(0.3), height - look.px(0.2));
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setStroke(look.palette().after());
        gc.setLineWidth(look.px(0.18));
        for (int i = 1; i < shares.size(); i++) {
            gc.strokeLine(x(i - 1, width), y(i - 1, height), x(i, width), y(i, height));
        }
    }

    private double x(int step, double width) {
        return width * step / Math.max(1, shares.size() - 1);
    }

    private double y(int step, double height) {
        return INSET + (1 - shares.get(step)) * (height - 2 * INSET);
    }
}
