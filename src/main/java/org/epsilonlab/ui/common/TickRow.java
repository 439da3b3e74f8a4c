package org.epsilonlab.ui.common;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.Region;

/**
 * The labelled ticks under a slider. JavaFX's own axis puts them at odd numbers, cuts the outer ones and stays where it
 * is when the font grows; these stand under the middle of the thumb and never leave the slider.
 */
final class TickRow extends Region {
    /** Room that a label with its distance takes, in widths of a digit. */
    private static final double ROOM = 8;

    private final Slider slider;
    private final List<Label> labels = new ArrayList<>();
    private final List<Region> marks = new ArrayList<>();
    private List<Double> ticks = List.of();

    TickRow(Slider slider) {
        this.slider = slider;
        getStyleClass().add("tick-row");
        setMouseTransparent(true);
        disableProperty().bind(slider.disabledProperty());
        widthProperty().subscribe(width -> refresh());
        slider.minProperty().subscribe(min -> refresh());
        slider.maxProperty().subscribe(max -> refresh());
    }

    /** The numbers that are labelled now. */
    List<Double> ticks() {
        return ticks;
    }

    private void refresh() {
        double em = labels.isEmpty() ? Look.BODY : labels.get(0).getFont().getSize();
        int most = (int) Math.max(2, Math.min(10, getWidth() / (ROOM * 0.6 * em)));
        List<Double> wanted =
                Ticks.between(slider.getMin(), slider.getMax(), most > 4 && getWidth() < 40 * em ? 4 : most);
        if (wanted.equals(ticks)) {
            return;
        }
        ticks = wanted;
        labels.clear();
        marks.clear();
        for (double tick : ticks) {
            Label label = new Label(Ticks.label(tick));
            label.getStyleClass().add("tick-label");
            label.setMinWidth(USE_PREF_SIZE);
            labels.add(label);
            Region mark = new Region();
            mark.getStyleClass().add("tick-mark");
            marks.add(mark);
        }
        List<Node> all = new ArrayList<>(marks);
        all.addAll(labels);
        getChildren().setAll(all);
    }

    @Override
    protected double computePrefHeight(double width) {
        double mark = marks.isEmpty() ? 0 : marks.get(0).prefHeight(-1);
        return mark + (labels.isEmpty() ? 0 : labels.get(0).prefHeight(-1));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        Node thumb = slider.lookup(".thumb");
        double end = thumb == null ? 0 : thumb.prefWidth(-1) / 2;
        double length = slider.getMax() - slider.getMin();
        for (int i = 0; i < ticks.size(); i++) {
            double share = length > 0 ? (ticks.get(i) - slider.getMin()) / length : 0;
            double x = end + share * (getWidth() - 2 * end);
            Region mark = marks.get(i);
            double height = mark.prefHeight(-1);
            mark.resizeRelocate(Math.rint(x), 0, 1, height);
            Label label = labels.get(i);
            double width = label.prefWidth(-1);
            double left = Math.max(0, Math.min(getWidth() - width, x - width / 2));
            label.resizeRelocate(Math.rint(left), height, width, label.prefHeight(-1));
        }
    }
}
