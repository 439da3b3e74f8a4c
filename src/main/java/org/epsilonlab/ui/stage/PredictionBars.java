package org.epsilonlab.ui.stage;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.common.Palette;
import org.epsilonlab.ui.common.Tips;
import org.jspecify.annotations.Nullable;

/**
 * The probabilities before and after as pairs of bars on a fixed scale of 0 to 100 %. Classes keep their order; up to
 * ten are all shown, of more those that {@link BarRows} chooses. A dot marks the true class, a ring the target.
 */
public final class PredictionBars extends Region {
    /** The least width in which it reads well, in heights of the body text. */
    static final double MIN_WIDTH = 15;

    private final Appearance appearance;
    private final Canvas canvas = new Canvas();
    private final SimpleStringProperty tip = new SimpleStringProperty("");
    private @Nullable EquationState state;
    private List<Integer> rows = List.of();
    private boolean dimmed;
    private @Nullable Room room;
    private @Nullable BarColumns columns;

    /** What the columns depend on. */
    private record Room(List<String> classes, List<Integer> rows, Look look, double rowHeight, double width) {}

    public PredictionBars(Appearance appearance) {
        this.appearance = appearance;
        setAccessibleRole(AccessibleRole.TEXT);
        canvas.setManaged(false);
        getChildren().add(canvas);
        appearance.lookProperty().subscribe(look -> draw());
        Tips.install(this, tip);
        setOnMouseMoved(event -> tip.set(describe(rowAt(event.getY()))));
    }

    /** Shows the bars of a state, or empty tracks for none. */
    public void show(@Nullable EquationState state) {
        EquationState known = this.state;
        this.state = state;
        if (known != null && state != null && state.saysTheSame(known)) {
            return;
        }
        rows = state == null ? List.of() : BarRows.choose(state);
        setAccessibleText(state == null ? "no prediction yet" : summary(state));
        draw();
    }

    /** Dims what came after, while it is out of date. */
    public void setDimmed(boolean dimmed) {
        if (this.dimmed != dimmed) {
            this.dimmed = dimmed;
            draw();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return appearance.look().px(MIN_WIDTH);
    }

    @Override
    protected double computePrefHeight(double width) {
        return appearance.look().px(1.3 * 11.5);
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    private double headerHeight() {
        return appearance.look().px(1.4);
    }

    private double rowHeight() {
        return (canvas.getHeight() - headerHeight()) / Math.max(1, rows.size());
    }

    /** The columns depend on what stays the same while ε moves, and measuring text takes time. */
    private BarColumns columns(EquationState shown, Look look) {
        Room now = new Room(shown.classes(), rows, look, rowHeight(), canvas.getWidth());
        BarColumns known = columns;
        if (known == null || !now.equals(room)) {
            known = BarColumns.of(shown, rows, look, rowHeight() / look.px(1), canvas.getWidth());
            columns = known;
            room = now;
        }
        return known;
    }

    private void draw() {
        GraphicsContext gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        EquationState shown = state;
        if (shown == null || canvas.getHeight() <= headerHeight()) {
            return;
        }
        Look look = appearance.look();
        BarColumns columns = columns(shown, look);
        double em = columns.em();
        drawHeader(gc, look, columns);
        for (int i = 0; i < rows.size(); i++) {
            drawRow(gc, look, em, columns, shown, rows.get(i), headerHeight() + i * rowHeight());
        }
    }

    private void drawHeader(GraphicsContext gc, Look look, BarColumns columns) {
        Palette palette = look.palette();
        gc.setTextBaseline(VPos.CENTER);
        double y = headerHeight() / 2;
        Font font = look.bold(Math.max(0.85, Math.min(1.2, 0.75 * columns.em())));
        gc.setFont(font);
        gc.setTextAlign(TextAlignment.RIGHT);
        double x = columns.end();
        gc.setFill(palette.muted());
        gc.fillText("in %", x, y);
        x -= Ruler.width("in %", font) + look.px(0.35);
        gc.setFill(palette.afterText());
        gc.fillText("after", x, y);
        x -= Ruler.width("after", font);
        gc.setFill(palette.muted());
        gc.fillText(" → ", x, y);
        x -= Ruler.width(" → ", font);
        gc.setFill(palette.beforeText());
        gc.fillText("before", x, y);
    }

    private void drawRow(
            GraphicsContext gc, Look look, double em, BarColumns columns, EquationState shown, int label, double y) {
        Palette palette = look.palette();
        double height = rowHeight();
        double middle = y + height / 2;
        boolean chosen = label == shown.trueLabel() || label == shown.target();
        Font plain = look.font(em);
        Font bold = look.bold(em);
        gc.setTextBaseline(VPos.CENTER);
        drawMark(gc, palette.text(), columns.mark(), middle, look.px(0.28 * em), label, shown);
        gc.setFont(chosen ? bold : plain);
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setFill(palette.text());
        gc.fillText(Ruler.fit(shown.classes().get(label), gc.getFont(), columns.nameWidth()), columns.name(), middle);

        double bar = Math.max(3, Math.floor(height * 0.36));
        double top = Math.round(middle - bar);
        gc.setFill(palette.inset());
        gc.fillRect(columns.bar(), top, columns.barWidth(), 2 * bar);
        fillBar(gc, palette.before(), columns, top, bar, shown.before().of(label));
        gc.setGlobalAlpha(dimmed ? 0.4 : 1);
        fillBar(gc, palette.after(), columns, top + bar, bar, shown.after().of(label));

        gc.setTextAlign(TextAlignment.RIGHT);
        gc.setFont(bold);
        gc.setFill(palette.text());
        gc.fillText(Probabilities.percent(shown.after().of(label)), columns.after(), middle);
        gc.setGlobalAlpha(1);
        gc.setFont(plain);
        gc.setFill(palette.muted());
        gc.fillText(Probabilities.percent(shown.before().of(label)), columns.before(), middle);
        gc.fillText("→", columns.arrow(), middle);
    }

    private static void fillBar(
            GraphicsContext gc, Color color, BarColumns columns, double y, double height, double share) {
        gc.setFill(color);
        // A pixel even for nearly nothing: the bar shows that the class is there.
        gc.fillRect(columns.bar(), y, Math.max(1, share * columns.barWidth()), height);
    }

    private static void drawMark(
            GraphicsContext gc, Color color, double x, double y, double radius, int label, EquationState shown) {
        if (label == shown.trueLabel()) {
            gc.setFill(color);
            gc.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        } else if (label == shown.target()) {
            gc.setStroke(color);
            gc.setLineWidth(1.5);
            gc.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
            gc.strokeLine(x - radius - 2, y, x + radius + 2, y);
            gc.strokeLine(x, y - radius - 2, x, y + radius + 2);
        }
    }

    private int rowAt(double y) {
        int row = (int) Math.floor((y - headerHeight()) / rowHeight());
        return y >= headerHeight() && row < rows.size() ? rows.get(row) : -1;
    }

    private String describe(int label) {
        EquationState shown = state;
        if (shown == null || label < 0) {
            return "";
        }
        String mark = label == shown.trueLabel()
                ? "\nthe true class"
                : label == shown.target() ? "\nthe target of the attack" : "";
        return String.format(
                Locale.ROOT,
                "%s: %.1f %% before, %.1f %% after%s",
                shown.classes().get(label),
                100 * shown.before().of(label),
                100 * shown.after().of(label),
                mark);
    }

    private static String summary(EquationState s) {
        return "before: " + s.classes().get(s.before().best()) + " "
                + Probabilities.percent(s.before().of(s.before().best())) + " %; after: "
                + s.classes().get(s.after().best()) + " "
                + Probabilities.percent(s.after().of(s.after().best())) + " %";
    }
}
