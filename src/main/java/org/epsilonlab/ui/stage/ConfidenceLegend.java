package org.epsilonlab.ui.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.EpsilonFormat;
import org.epsilonlab.ui.common.Tips;

/**
 * Title and key of the confidence chart. The first line says what the two lines are, the second which network's are thick
 * and which thin with rings, and where each one's prediction flips. Where a line is short it says the same in fewer words.
 */
final class ConfidenceLegend extends VBox {

    /** A wording of each line, the longest first. */
    private static final List<List<String>> TITLES = List.of(
            List.of("Confidence against ε", "predicted instead"),
            List.of("Confidence against ε", "instead"),
            List.of("Confidence", "instead"));

    private static final List<String> FLIPS = List.of("%s flips at ε = %s", "%s flips at %s", "%s %s");
    private static final List<String> HOLDS = List.of("%s: no flip up to ε = %s", "%s: no flip", "%s –");

    private final Label title = new Label();
    private final Label trueClass = new Label("true class");
    private final Label instead = new Label();
    private final HBox first;
    private final HBox second = new HBox();
    private final List<Label> networks = List.of(new Label(), new Label());
    private List<Curve> curves = List.of();
    private double range;

    ConfidenceLegend(Appearance appearance) {
        trueClass.setGraphic(new LineSample(appearance, LineSample.Kind.TRUE_CLASS));
        instead.setGraphic(new LineSample(appearance, LineSample.Kind.INSTEAD));
        networks.get(0).setGraphic(new LineSample(appearance, LineSample.Kind.FIRST));
        networks.get(1).setGraphic(new LineSample(appearance, LineSample.Kind.SECOND));
        title.getStyleClass().add("strong");
        first = new HBox(title, trueClass, instead);
        for (HBox line : List.of(first, second)) {
            line.getStyleClass().add("confidence-legend");
            line.setAlignment(Pos.CENTER_LEFT);
        }
        second.setId("flips");
        for (Label label : List.of(title, trueClass, instead, networks.get(0), networks.get(1))) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren().addAll(first, second);
        setMinWidth(0);
        Tips.install(
                this,
                "A click or a drag on the curves sets ε. Solid is the true class, dashed the strongest other class. ▲ is"
                        + " where the first network's prediction flips, △ the second's.");
        widthProperty().subscribe(width -> fit());
        appearance.lookProperty().subscribe(look -> Platform.runLater(this::fit));
        fit();
    }

    void show(List<Curve> shown, double greatest) {
        curves = List.copyOf(shown);
        range = greatest;
        second.getChildren().setAll(networks.subList(0, Math.min(networks.size(), curves.size())));
        fit();
    }

    /** Takes the longest wording of each line that fits. */
    private void fit() {
        for (List<String> wording : TITLES) {
            title.setText(wording.get(0));
            instead.setText(wording.get(1));
            if (fits(first)) {
                break;
            }
        }
        for (int i = 0; i < FLIPS.size(); i++) {
            word(i);
            if (fits(second)) {
                return;
            }
        }
    }

    private void word(int length) {
        for (int i = 0; i < second.getChildren().size(); i++) {
            Curve curve = curves.get(i);
            boolean flips = curve.flip().isPresent();
            networks.get(i)
                    .setText((flips ? FLIPS : HOLDS)
                            .get(length)
                            .formatted(
                                    curve.network(), number(flips ? curve.flip().getAsDouble() : range)));
        }
    }

    /** Three digits where ε is a share of a pixel's range, two where it is a length or a sum. */
    private String number(double epsilon) {
        return range <= 1 ? EpsilonFormat.decimal(epsilon) : String.format(Locale.ROOT, "%.2f", epsilon);
    }

    private boolean fits(HBox line) {
        List<Node> shown = new ArrayList<>(line.getChildren());
        double width = (shown.size() - 1) * line.getSpacing() + 2;
        for (Node node : shown) {
            width += node.prefWidth(-1);
        }
        return width <= getWidth();
    }

    /** What the second line says, for tests. */
    List<String> flips() {
        return networks.subList(0, second.getChildren().size()).stream()
                .map(Label::getText)
                .toList();
    }
}
