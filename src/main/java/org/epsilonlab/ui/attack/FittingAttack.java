package org.epsilonlab.ui.attack;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.Square;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelCatalog;

/**
 * Keeps the chosen attack one that can be used on the network on stage: where that gives no gradients, one that needs them
 * gives way, and comes back with a network that gives some.
 */
final class FittingAttack {

    private final ModelChoice models;
    private final AttackControls controls;
    private String left = "";
    private boolean fitting;

    FittingAttack(ModelChoice models, AttackControls controls) {
        this.models = models;
        this.controls = controls;
        models.modelProperty().subscribe(model -> fit());
        controls.attackProperty().addListener((source, before, after) -> {
            if (!fitting) {
                left = "";
                fit();
            }
        });
    }

    private void fit() {
        if (!whyNot(controls.arguments().description()).isEmpty()) {
            String before = controls.arguments().description().name();
            set(Square.DESCRIPTION.name());
            left = before;
        } else if (!left.isEmpty() && whyNot(AttackCatalog.find(left)).isEmpty()) {
            set(left);
            left = "";
        }
    }

    private void set(String name) {
        fitting = true;
        try {
            controls.attackProperty().set(name);
        } finally {
            fitting = false;
        }
    }

    /** Why an attack cannot be used on the first network on stage, one sentence; empty if it can. */
    String whyNot(AttackDescription attack) {
        ModelCatalog.Entry model = models.modelProperty().get();
        return model == null ? "" : whyNot(attack, model.card());
    }

    /** The same of any network, with the attacks called as the window calls them. */
    static String whyNot(AttackDescription attack, ModelCard card) {
        return AttackCatalog.refusal(attack, card, each -> "“" + each.title() + "”");
    }

    /** Why nothing that needs gradients can be had of the first network, one sentence; empty if it can. */
    ObservableValue<String> blindness() {
        return models.modelProperty().map(FittingAttack::blindness).orElse("");
    }

    /** The same of all networks on stage: one that gives gradients is enough. */
    ObservableValue<String> blindnessOfAll() {
        return Bindings.createStringBinding(
                () -> models.onStage().stream()
                                .allMatch(model -> !blindness(model).isEmpty())
                        ? blindness().getValue()
                        : "",
                models.modelProperty(),
                models.comparedProperty());
    }

    /** Why nothing that needs gradients can be had of a network, one sentence; empty if it can. */
    static String blindness(ModelCatalog.Entry model) {
        return model.card().givesGradients()
                ? ""
                : "“" + model.card().title() + "” is an ONNX file, which gives no gradients, and this needs them.";
    }
}
