package org.epsilonlab.ui.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
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
            List.of("Confidence against ε", "true class", "predicted instead"),
            List.of("Confidence against ε", "true class", "instead"),
            List.of("Confidence", "true class", "instead"),
            List.of("Confidence", "true", "instead"));

    private static final List<String> FLIPS = List.of("%s flips at ε = %s", "%s flips at %s", "%s %s");
    private static final List<String> HOLDS = List.of("%s: no flip up to ε = %s", "%s: no flip", "%s no flip");

    private final Label title = new Label();
    private final Label trueClass = new Label("true class");
    private final Label instead = new Label();
    private final HBox first = new HBox();
    private final HBox second = new HBox();
    private final List<Label> networks = List.of(new Label(), new Label());
    private List<Curve> curves = List.of();
    private double range;
    private boolean low;

    ConfidenceLegend(Appearance appearance) {
        trueClass.setGraphic(new LineSample(appearance, LineSample.Kind.TRUE_CLASS));
        instead.setGraphic(new LineSample(appearance, LineSample.Kind.INSTEAD));
        networks.get(0).setGraphic(new LineSample(appearance, LineSample.Kind.FIRST));
        networks.get(1).setGraphic(new LineSample(appearance, LineSample.Kind.SECOND));
        title.getStyleClass().add("strong");
        for (HBox line : List.of(first, second)) {
            line.getStyleClass().add("confidence-legend");
            line.setAlignment(Pos.CENTER_LEFT);
        }
        second.setId("flips");
        for (Label label : List.of(title, trueClass, instead, networks.get(0), networks.get(1))) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        setMinWidth(0);
        Tips.install(
                this,
                "A click or a drag on the curves sets ε. Solid is the true class, dashed the strongest other class. ▲ is"
                        + " where the first network's prediction flips, △ the second's.");
        fill();
    }

    void show(List<Curve> shown, double greatest) {
        curves = List.copyOf(shown);
        range = greatest;
        fill();
    }

    /** Where there is no height for two lines, the networks stand in the first one. */
    void setLow(boolean now) {
        if (low != now) {
            low = now;
            fill();
        }
    }

    private void fill() {
        List<Label> present = networks.subList(0, Math.min(networks.size(), curves.size()));
        if (low) {
            second.getChildren().clear();
            first.getChildren().setAll(title);
            first.getChildren().addAll(present);
            getChildren().setAll(first);
        } else {
            first.getChildren().setAll(title, trueClass, instead);
            second.getChildren().setAll(present);
            getChildren().setAll(first, second);
        }
        fit();
    }

    @Override
    protected void layoutChildren() {
        // Only now are the fonts those that will be drawn.
        fit();
        super.layoutChildren();
    }

    /** Takes the longest wording of each line that fits. */
    private void fit() {
        if (low) {
            say(List.of(title), List.of("Confidence"));
        } else {
            take(List.of(title, trueClass, instead), TITLES, 0);
        }
        List<Label> present = networks.subList(0, Math.min(networks.size(), curves.size()));
        take(present, List.of(words(0), words(1), words(2)), low ? needed(List.of(title), List.of("Confidence")) : 0);
    }

    private void take(List<Label> labels, List<List<String>> wordings, double before) {
        for (List<String> wording : wordings) {
            if (before + needed(labels, wording) <= getWidth() || wording.equals(wordings.get(wordings.size() - 1))) {
                say(labels, wording);
                return;
            }
        }
    }

    private static void say(List<Label> labels, List<String> words) {
        for (int i = 0; i < labels.size(); i++) {
            // Setting the same text again would ask for another layout, without end.
            if (!labels.get(i).getText().equals(words.get(i))) {
                labels.get(i).setText(words.get(i));
            }
        }
    }

    private double needed(List<Label> labels, List<String> words) {
        double width = 2;
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            double sample =
                    label.getGraphic() instanceof LineSample line ? line.getWidth() + label.getGraphicTextGap() : 0;
            width += Math.ceil(Ruler.width(words.get(i), label.getFont())) + sample + first.getSpacing();
        }
        return width;
    }

    private List<String> words(int length) {
        List<String> words = new ArrayList<>();
        for (Curve curve : curves) {
            boolean flips = curve.flip().isPresent();
            words.add((flips ? FLIPS : HOLDS)
                    .get(length)
                    .formatted(curve.network(), number(flips ? curve.flip().getAsDouble() : range)));
        }
        return words;
    }

    /** Three digits where ε is a share of a pixel's range, two where it is a length or a sum. */
    private String number(double epsilon) {
        return range <= 1 ? EpsilonFormat.decimal(epsilon) : String.format(Locale.ROOT, "%.2f", epsilon);
    }

    /** What is said of the networks, for tests. */
    List<String> flips() {
        return networks.subList(0, Math.min(networks.size(), curves.size())).stream()
                .map(Label::getText)
                .toList();
    }
}
