package org.epsilonlab.ui.attack;

import org.epsilonlab.ui.common.EpsilonField;
import org.epsilonlab.ui.common.SliderField;

/** The slider of ε, which follows how the chosen attack measures it on the network on stage. */
final class EpsilonControl {

    private final AttackModel model;
    private final EpsilonField epsilon = new EpsilonField();

    EpsilonControl(AttackModel model) {
        this.model = model;
        AttackControls controls = model.controls();
        controls.rangeProperty().subscribe(range -> fit());
        epsilon.slider().valueProperty().bindBidirectional(controls.epsilonProperty());
        epsilon.slider().sparingProperty().bind(controls.sparingProperty());
        fit();
        model.models().modelProperty().addListener((source, before, after) -> fit());
        epsilon.slider()
                .draggingProperty()
                .addListener((source, before, after) ->
                        controls.epsilonDraggingProperty().set(after));
    }

    private void fit() {
        epsilon.measure(model.controls().rangeProperty().get(), model.epsilonMax());
    }

    SliderField field() {
        return epsilon.slider();
    }
}
