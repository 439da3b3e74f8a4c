package org.epsilonlab.ui.attack;

import javafx.scene.Node;
import org.epsilonlab.ui.stage.FormulaView;

/** Lights a control's terms of the formula while the mouse is over it or the keyboard is in it. */
final class Touch {

    private final FormulaView formula;

    Touch(FormulaView formula) {
        this.formula = formula;
    }

    /** Ties a control to the terms of {@code key}. */
    <N extends Node> N lights(N control, String key) {
        control.hoverProperty().subscribe(hovers -> formula.highlight(hovers || control.isFocusWithin() ? key : ""));
        control.focusWithinProperty().subscribe(has -> formula.highlight(has || control.isHover() ? key : ""));
        return control;
    }
}
