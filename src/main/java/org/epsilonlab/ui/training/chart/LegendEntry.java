package org.epsilonlab.ui.training.chart;

import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Tips;
import org.jspecify.annotations.Nullable;

/**
 * A curve in the legend: pressed, it hides the curve or shows it again. A hidden one is struck through and has an empty
 * frame in place of its line, and takes the same room.
 */
final class LegendEntry extends ToggleButton {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final CurveSample sample;

    /** @param spec the curve, or null for an earlier run */
    LegendEntry(Appearance appearance, @Nullable CurveSpec spec) {
        sample = new CurveSample(appearance, spec);
        setText(spec == null ? "" : spec.title());
        setGraphic(sample);
        setSelected(true);
        getStyleClass().setAll("legend-entry");
        setMinWidth(USE_PREF_SIZE);
        selectedProperty().subscribe(this::show);
        textProperty().subscribe(text -> show(isSelected()));
        Tips.install(this, selectedProperty().map(shown -> shown ? "Hides this curve." : "Shows this curve again."));
    }

    private void show(boolean shown) {
        sample.setHidden(!shown);
        pseudoClassStateChanged(OFF, !shown);
        setAccessibleText(getText() + (shown ? ", shown" : ", hidden"));
    }
}
