package org.epsilonlab.ui.stage;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.epsilonlab.ui.common.Appearance;

/** Title and key of the confidence chart: what the two lines are, and which network's are thin with markers. */
final class ConfidenceLegend extends FlowPane {
    private final Appearance appearance;
    private List<Curve> curves = List.of();

    ConfidenceLegend(Appearance appearance) {
        this.appearance = appearance;
        getStyleClass().add("confidence-legend");
        setRowValignment(javafx.geometry.VPos.CENTER);
        appearance.lookProperty().subscribe(look -> build());
    }

    void show(List<Curve> shown) {
        List<String> before = curves.stream().map(Curve::network).toList();
        curves = List.copyOf(shown);
        if (!before.equals(curves.stream().map(Curve::network).toList())) {
            build();
        }
    }

    private void build() {
        Label title = new Label("Confidence against ε");
        title.getStyleClass().add("strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(title, entry("true class", false), entry("predicted instead", true));
        if (curves.size() > 1) {
            Label second = new Label("○ thin: " + curves.get(1).network());
            second.getStyleClass().add("muted");
            getChildren().add(second);
        }
    }

    private Label entry(String text, boolean dashed) {
        double length = appearance.look().px(1.5);
        Line line = new Line(0, 0, length, 0);
        line.setStrokeWidth(2.4 * appearance.look().scale());
        line.setStroke(
                dashed
                        ? appearance.look().palette().after()
                        : appearance.look().palette().before());
        if (dashed) {
            line.getStrokeDashArray().setAll(length / 3.4, length / 4.5);
        }
        Label label = new Label(text, line);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setAlignment(Pos.CENTER_LEFT);
        return label;
    }
}
