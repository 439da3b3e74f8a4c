package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SearchableComboBox;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.common.ParameterFields;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.common.Tips;
import org.jspecify.annotations.Nullable;

/** What the attacker wants: any other class, or one that is searched for among the likeliest first. */
final class GoalControls extends VBox {

    /** A class to aim at, as the list shows it. */
    private record Target(int value, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Target LIKELIEST = new Target(StageRequest.LIKELIEST, "likeliest other class");

    private final AttackModel model;
    private final Segmented<Boolean> aimed = new Segmented<>(
                    "Goal", List.of(false, true), towards -> towards ? "Towards…" : "Any other class")
            .help(towards -> towards ? "The attack has to reach one class in particular." : "Any wrong class will do.");
    private final SearchableComboBox<Target> targets = new SearchableComboBox<>();
    private final ObjectProperty<String> whyNot = new SimpleObjectProperty<>("");
    private boolean updating;
    private int last = StageRequest.LIKELIEST;

    GoalControls(AttackModel model) {
        this.model = model;
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("parameters");
        Label heading = ParameterFields.heading("Goal");
        targets.setMaxWidth(Double.MAX_VALUE);
        targets.setAccessibleText("Target class");
        targets.setId("target");
        aimed.setId("goal");
        StackPane holder = new StackPane(targets);
        Tips.install(
                holder, whyNot.map(reason -> reason.isEmpty() ? "The class to be reached; type to search." : reason));
        getChildren().addAll(heading, aimed, holder);
    }

    private void init() {
        model.controls().targetProperty().addListener((source, before, after) -> follow());
        model.stage().resultProperty().addListener((source, before, after) -> follow());
        follow();
        aimed.valueProperty().addListener((source, before, towards) -> {
            if (!updating) {
                model.controls().targetProperty().set(towards ? last : StageRequest.ANY);
            }
        });
        targets.valueProperty().addListener((source, before, chosen) -> {
            if (!updating && chosen != null) {
                last = chosen.value();
                model.controls().targetProperty().set(last);
            }
        });
    }

    private void follow() {
        int target = model.controls().targetProperty().get();
        boolean towards = target != StageRequest.ANY;
        updating = true;
        try {
            List<Target> offered = offered(model.stage().resultProperty().get());
            if (!offered.equals(targets.getItems())) {
                // A value that the shorter list lacks would be looked for while only half the box knows of the list.
                targets.setValue(null);
                targets.getItems().setAll(offered);
            }
            aimed.valueProperty().set(towards);
            if (towards) {
                last = target;
            }
            targets.setValue(offered.stream()
                    .filter(each -> each.value() == last)
                    .findFirst()
                    .orElse(LIKELIEST));
            targets.setDisable(!towards);
            whyNot.set(towards ? "" : "Any other class will do; choose “Towards…” to aim at one.");
        } finally {
            updating = false;
        }
    }

    private List<Target> offered(@Nullable StageResult result) {
        List<Target> offered = new ArrayList<>();
        offered.add(LIKELIEST);
        ModelCatalog.Entry network = model.models().modelProperty().get();
        if (result != null && network != null) {
            List<String> classes = network.card().classes();
            result.likely().stream()
                    .filter(k -> k < classes.size())
                    .forEach(k -> offered.add(new Target(k, classes.get(k))));
        }
        return offered;
    }
}
