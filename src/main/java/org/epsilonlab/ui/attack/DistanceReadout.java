package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.ui.common.EpsilonFormat;
import org.epsilonlab.ui.common.ParameterFields;

/** In the place of ε for attacks that look for the smallest change: how far they had to go, beside the others. */
final class DistanceReadout extends VBox {

    private final Label number = new Label();
    private final Axis axis = new Axis();

    DistanceReadout(AttackModel model) {
        getStyleClass().addAll("parameters", "distance");
        number.getStyleClass().add("distance-number");
        number.setId("distance");
        number.setWrapText(true);
        number.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(ParameterFields.heading("Distance found"), number, axis);
        model.distances().latestProperty().subscribe(latest -> show(model.distances()));
    }

    private void show(Distances distances) {
        Distances.Found latest = distances.latestProperty().get();
        number.setText(
                latest == null
                        ? "…"
                        : latest.reached()
                                ? words(latest.norm(), latest.distance())
                                : "This attack did not reach its goal on the first network.");
        axis.show(latest == null ? Map.of() : distances.of(latest.norm()), latest == null ? "" : latest.attack());
    }

    private static String words(Norm norm, double distance) {
        return norm.symbol() + " "
                + switch (norm) {
                    case LINF -> new EpsilonFormat().format(distance);
                    case L2 -> String.format(Locale.ROOT, "%.3f", distance);
                    case L1 -> String.format(Locale.ROOT, "%.2f", distance);
                    case L0 -> String.format(Locale.ROOT, "%.0f values", distance);
                };
    }

    /** A line from 0 with a mark for each attack tried on this picture, the latest one in the accent colour. */
    private static final class Axis extends Pane {
        private static final double INSET = 6;
        private List<Map.Entry<String, Double>> marks = List.of();
        private String latest = "";

        Axis() {
            getStyleClass().add("distance-axis");
        }

        void show(Map<String, Double> found, String now) {
            marks = found.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .toList();
            latest = now;
            getChildren().clear();
            Region line = new Region();
            line.getStyleClass().add("distance-line");
            getChildren().add(line);
            for (Map.Entry<String, Double> mark : marks) {
                Region dot = new Region();
                dot.getStyleClass().add(mark.getKey().equals(latest) ? "distance-now" : "distance-dot");
                Label name = new Label(mark.getKey());
                name.getStyleClass().add(mark.getKey().equals(latest) ? "strong" : "muted");
                getChildren().addAll(dot, name);
            }
            requestLayout();
        }

        private double textRow() {
            return getChildren().stream()
                    .filter(Label.class::isInstance)
                    .mapToDouble(label -> label.prefHeight(-1))
                    .max()
                    .orElse(0);
        }

        @Override
        protected double computePrefHeight(double width) {
            return marks.size() * textRow() + 2 * INSET;
        }

        @Override
        protected void layoutChildren() {
            double row = textRow();
            double most = marks.isEmpty()
                    ? 1
                    : Math.max(1e-9, marks.get(marks.size() - 1).getValue());
            double names = getChildren().stream()
                    .filter(Label.class::isInstance)
                    .mapToDouble(label -> label.prefWidth(-1))
                    .max()
                    .orElse(0);
            double room = Math.max(20, getWidth() - names - 4 * INSET);
            getChildren().get(0).resizeRelocate(INSET, INSET, 1, marks.size() * row);
            for (int i = 0; i < marks.size(); i++) {
                double x = INSET + room * marks.get(i).getValue() / most;
                double y = INSET + i * row;
                Region dot = (Region) getChildren().get(1 + 2 * i);
                dot.resizeRelocate(INSET, y + row / 2 - 2, x - INSET, 4);
                Label name = (Label) getChildren().get(2 + 2 * i);
                name.resizeRelocate(x + INSET, y, name.prefWidth(-1), row);
            }
        }
    }
}
