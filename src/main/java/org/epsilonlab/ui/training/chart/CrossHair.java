package org.epsilonlab.ui.training.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Look;

/**
 * What lies over the curves and moves with the mouse: the vertical line with its box of values, and the stretch that is
 * being dragged to zoom to. The chart is not drawn again for it.
 */
final class CrossHair extends Canvas {
    private static final double SELECTION_OPACITY = 0.18;

    /** A chart narrower than this, in heights of the body text, tells the values of the run, not of the earlier one. */
    private static final double EARLIER_ROOM = 28;

    private static final Text RULER = new Text();

    private final Appearance appearance;
    private final ChartSpec spec;

    CrossHair(Appearance appearance, ChartSpec spec) {
        this.appearance = appearance;
        this.spec = spec;
        setManaged(false);
        setMouseTransparent(true);
    }

    @Override
    public void resize(double width, double height) {
        setWidth(width);
        setHeight(height);
    }

    void clear() {
        getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
    }

    /** Marks a stretch between two places, in pixels. */
    void drawSelection(Rectangle2D area, double one, double other) {
        GraphicsContext gc = getGraphicsContext2D();
        Color accent = appearance.look().palette().accent();
        gc.setFill(accent.deriveColor(0, 1, 1, SELECTION_OPACITY));
        gc.fillRect(Math.min(one, other), area.getMinY(), Math.abs(other - one), area.getHeight());
        gc.setStroke(accent);
        gc.setLineWidth(appearance.look().scale());
        for (double x : new double[] {one, other}) {
            gc.strokeLine(Math.round(x) + 0.5, area.getMinY(), Math.round(x) + 0.5, area.getMaxY());
        }
    }

    /** Draws the line at {@code x}, in pixels, a ring on each curve, and the values beside it. */
    void draw(Reading reading, LivePlot plot, double x) {
        Look look = appearance.look();
        Rectangle2D area = plot.dataArea();
        GraphicsContext gc = getGraphicsContext2D();
        double line = Math.round(x) + 0.5;
        gc.setStroke(look.palette().text());
        gc.setLineWidth(look.scale());
        gc.strokeLine(line, area.getMinY(), line, area.getMaxY());
        double r = look.px(0.32);
        for (Reading.Value value : reading.values()) {
            double y = plot.pixelOf(value.value());
            if (y >= area.getMinY() - r && y <= area.getMaxY() + r) {
                gc.setFill(look.palette().surface());
                gc.fillOval(x - r, y - r, 2 * r, 2 * r);
                gc.setStroke(spec.curves().get(value.curve()).tone().in(look.palette()));
                gc.setLineWidth(2 * look.scale());
                gc.strokeOval(x - r, y - r, 2 * r, 2 * r);
            }
        }
        drawBox(gc, look, reading, area, x);
    }

    private void drawBox(GraphicsContext gc, Look look, Reading reading, Rectangle2D area, double x) {
        boolean room = getWidth() >= look.px(EARLIER_ROOM);
        List<String> names = new ArrayList<>(List.of(reading.head()));
        List<String> numbers = new ArrayList<>(List.of(""));
        for (Reading.Value value : reading.values()) {
            if (value.earlier() && !room) {
                continue;
            }
            names.add(value.name());
            numbers.add(spec.format(value.value()));
        }
        Font font = look.font(1);
        double line = look.px(1.35);
        double pad = look.px(0.5);
        int rows = (int) Math.max(1, Math.min(names.size(), (getHeight() - look.px(0.6)) / line));
        int columns = (names.size() + rows - 1) / rows;
        double[] widths = new double[columns];
        for (int i = 0; i < columns; i++) {
            int from = i * rows;
            int to = Math.min(names.size(), from + rows);
            widths[i] = widest(names.subList(from, to), font) + pad + widest(numbers.subList(from, to), font);
        }
        double width = Arrays.stream(widths).sum() + (columns + 1) * pad;
        double height = rows * line + look.px(0.4);
        double gap = look.px(0.8);
        boolean right = x + gap + width <= getWidth();
        double left = right ? x + gap : Math.max(0, x - gap - width);
        double top = Math.max(0, Math.min(area.getMinY() + look.px(0.3), getHeight() - height - 1));
        double round = look.px(0.5);
        gc.setFill(look.palette().surface());
        gc.fillRoundRect(left + 0.5, top + 0.5, width, height, round, round);
        gc.setStroke(look.palette().muted());
        gc.setLineWidth(1);
        gc.strokeRoundRect(Math.round(left) + 0.5, Math.round(top) + 0.5, width, height, round, round);
        gc.setTextBaseline(VPos.CENTER);
        gc.setFill(look.palette().text());
        double cell = left + pad;
        for (int i = 0; i < names.size(); i++) {
            double y = top + look.px(0.2) + (i % rows + 0.5) * line;
            gc.setFont(i == 0 ? look.bold(1) : font);
            gc.fillText(names.get(i), cell, y);
            // The numbers end on one line, so that their digits stand below each other.
            double end = cell + widths[i / rows];
            gc.fillText(numbers.get(i), end - width(numbers.get(i), font), y);
            cell = i % rows == rows - 1 ? end + pad : cell;
        }
    }

    private static double widest(List<String> words, Font font) {
        return words.stream().mapToDouble(word -> width(word, font)).max().orElse(0);
    }

    private static double width(String word, Font font) {
        RULER.setFont(font);
        RULER.setText(word);
        return Math.ceil(RULER.getLayoutBounds().getWidth());
    }
}
