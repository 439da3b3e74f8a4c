package org.epsilonlab.ui.training.chart;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Look;
import org.jfree.fx.FXGraphics2D;
import org.jspecify.annotations.Nullable;

/** A bit of a curve for its entry in the legend; without a curve, the thin faint line of an earlier run. */
final class CurveSample extends Canvas {
    private static final double LENGTH = 1.9;
    private static final double FAINT = 0.6;

    private final @Nullable CurveSpec spec;
    private final Appearance appearance;
    private boolean hidden;

    CurveSample(Appearance appearance, @Nullable CurveSpec spec) {
        this.appearance = appearance;
        this.spec = spec;
        appearance.lookProperty().subscribe(look -> draw());
    }

    /** A hidden curve has an empty frame in place of its line. */
    void setHidden(boolean now) {
        hidden = now;
        draw();
    }

    private void draw() {
        Look look = appearance.look();
        setWidth(look.px(LENGTH));
        setHeight(look.px(0.9));
        GraphicsContext gc = getGraphicsContext2D();
        gc.clearRect(0, 0, getWidth(), getHeight());
        gc.setLineDashes();
        double y = Math.round(getHeight() / 2) + 0.5;
        if (hidden) {
            gc.setStroke(look.palette().muted());
            gc.setLineWidth(1);
            gc.strokeRect(0.5, y - look.px(0.3), getWidth() - 1, look.px(0.6));
            return;
        }
        if (spec != null) {
            LineLook.sample(new FXGraphics2D(gc), spec, 0, y, getWidth(), look);
            return;
        }
        gc.setGlobalAlpha(FAINT);
        gc.setStroke(look.palette().text());
        gc.setLineWidth(LineLook.earlier(CurveSpec.Stroke.SOLID, look.scale()).getLineWidth());
        gc.strokeLine(0, y, getWidth(), y);
        gc.setGlobalAlpha(1);
    }
}
