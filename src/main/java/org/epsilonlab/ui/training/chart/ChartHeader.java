package org.epsilonlab.ui.training.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.epsilonlab.ui.common.Tips;

/**
 * Title, legend, caption and actions of a chart: in one line where all fit, otherwise the legend goes below. In a low chart
 * the caption gives way instead and stays in the title's tooltip, and the legend wraps from the first line on.
 */
final class ChartHeader extends Pane {
    /** In heights of the text. */
    private static final double GAP = 0.7;

    private static final double ENTRY_PADDING = 0.3;

    private final Label title = new Label();
    private final Label caption = new Label();
    private final List<LegendEntry> entries = new ArrayList<>();
    private final HBox actions = new HBox();
    private boolean low;

    ChartHeader(ChartSpec spec) {
        title.setText(spec.title());
        title.getStyleClass().add("strong");
        title.setMinWidth(USE_PREF_SIZE);
        caption.setText(spec.caption());
        caption.getStyleClass().add("muted");
        actions.getStyleClass().add("chart-actions");
        setMinWidth(0);
        getChildren().addAll(title, caption, actions);
        boolean smoothed = spec.curves().stream().anyMatch(curve -> curve.style() == CurveSpec.Style.SMOOTHED);
        Tips.install(
                title,
                (spec.title() + " " + spec.caption()).trim()
                        + (smoothed ? ". The lines average over the last hundredth of the run." : ""));
    }

    void add(LegendEntry entry) {
        if (!entries.contains(entry)) {
            entries.add(entry);
            // Before the actions, as the focus goes from left to right.
            getChildren().add(getChildren().indexOf(actions), entry);
        }
    }

    void remove(LegendEntry entry) {
        entries.remove(entry);
        getChildren().remove(entry);
    }

    HBox actions() {
        return actions;
    }

    /** Whether the chart has no height to spare for a line of its own. */
    void setLow(boolean now) {
        if (low != now) {
            low = now;
            requestLayout();
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double gap() {
        return GAP * title.getFont().getSize();
    }

    private double firstLeft() {
        return title.prefWidth(-1) + gap();
    }

    private double legendWidth() {
        return entries.stream().mapToDouble(ChartHeader::widthOf).sum();
    }

    private static double widthOf(Node node) {
        return Math.ceil(node.prefWidth(-1));
    }

    private boolean startsInFirstLine(double width) {
        double words = caption.getText().isEmpty() ? 0 : gap() + widthOf(caption);
        return low || width < 0 || firstLeft() + legendWidth() + words + gap() + widthOf(actions) <= width;
    }

    private double lineHeight() {
        double height = Math.max(title.prefHeight(-1), actions.prefHeight(-1));
        for (Node entry : entries) {
            height = Math.max(height, entry.prefHeight(-1));
        }
        return Math.ceil(height);
    }

    /** Where each entry stands: its left edge and the number of its line. */
    private record Spot(double x, int line) {}

    private List<Spot> spots(double width) {
        // A word in a lower line begins below the title, not its frame.
        double edge = -ENTRY_PADDING * title.getFont().getSize();
        double end = width < 0 ? Double.MAX_VALUE : width;
        int line = startsInFirstLine(width) ? 0 : 1;
        double x = line == 0 ? firstLeft() : edge;
        List<Spot> spots = new ArrayList<>();
        for (Node entry : entries) {
            double room = line == 0 ? end - widthOf(actions) : end + gap();
            if (x + widthOf(entry) > room && x > edge) {
                line++;
                x = edge;
            }
            spots.add(new Spot(x, line));
            x += widthOf(entry);
        }
        return spots;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        int last = spots(width).stream().mapToInt(Spot::line).max().orElse(0);
        return (last + 1) * lineHeight();
    }

    @Override
    protected double computePrefWidth(double height) {
        return firstLeft() + legendWidth() + widthOf(caption) + widthOf(actions) + 2 * gap();
    }

    @Override
    protected void layoutChildren() {
        double line = lineHeight();
        double actionsWidth = Math.min(widthOf(actions), Math.max(0, getWidth() - firstLeft()));
        double end = getWidth() - actionsWidth;
        place(actions, end, actionsWidth, 0, line);
        place(title, 0, title.prefWidth(-1), 0, line);
        double left = firstLeft();
        List<Spot> spots = spots(getWidth());
        for (int i = 0; i < entries.size(); i++) {
            Spot spot = spots.get(i);
            double width = widthOf(entries.get(i));
            place(entries.get(i), spot.x(), width, spot.line() * line, line);
            left = spot.line() == 0 ? spot.x() + width + gap() : left;
        }
        caption.setVisible(left + widthOf(caption) + gap() <= end);
        place(caption, left, widthOf(caption), 0, line);
    }

    private static void place(Node node, double x, double width, double top, double line) {
        double height = Math.min(line, node.prefHeight(width));
        node.resizeRelocate(x, top + Math.floor((line - height) / 2), width, height);
    }
}
