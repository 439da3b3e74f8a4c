package org.epsilonlab.ui.stage;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.common.Tips;

/**
 * Title and key of the confidence chart on one line: what the two lines are, and which network's are thin with markers.
 * Where the line is short it says the same in fewer words.
 */
final class ConfidenceLegend extends HBox {
    private final Label title = new Label();
    private final Line solid = new Line();
    private final Line dashed = new Line();
    private final Label trueClass = new Label("true class", solid);
    private final Label instead = new Label("predicted instead", dashed);
    private final Label second = new Label();
    private String network = "";

    ConfidenceLegend(Appearance appearance) {
        getStyleClass().add("confidence-legend");
        setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("strong");
        second.getStyleClass().add("muted");
        for (Label label : List.of(title, trueClass, instead, second)) {
            label.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().add(label);
        }
        second.managedProperty().bind(second.visibleProperty());
        Tips.install(this, "A click or a drag on the curves sets ε; the second network's lines are thin with markers.");
        widthProperty().subscribe(width -> fit());
        appearance.lookProperty().subscribe(this::style);
    }

    void show(List<Curve> curves) {
        network = curves.size() > 1 ? curves.get(1).network() : "";
        fit();
    }

    private void style(Look look) {
        for (Line line : List.of(solid, dashed)) {
            line.setEndX(look.px(1.5));
            line.setStrokeWidth(2.4 * look.scale());
        }
        solid.setStroke(look.palette().before());
        dashed.setStroke(look.palette().after());
        dashed.getStrokeDashArray().setAll(look.px(0.45), look.px(0.33));
        fit();
    }

    /** Takes the longest wording that fits. */
    private void fit() {
        List<List<String>> wordings = List.of(
                List.of("Confidence against ε", "predicted instead", "○ thin: " + network),
                List.of("Confidence", "predicted instead", "○ thin: " + network),
                List.of("Confidence", "instead", "○ " + network),
                List.of("Confidence", "instead", ""));
        for (List<String> wording : wordings) {
            title.setText(wording.get(0));
            instead.setText(wording.get(1));
            second.setText(wording.get(2));
            second.setVisible(!network.isEmpty() && !wording.get(2).isEmpty());
            if (needed() <= getWidth()) {
                return;
            }
        }
    }

    private double needed() {
        List<Node> shown = new ArrayList<>(getManagedChildren());
        double width = (shown.size() - 1) * getSpacing() + 2;
        for (Node node : shown) {
            width += node.prefWidth(-1);
        }
        return width;
    }
}
