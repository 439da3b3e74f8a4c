package org.epsilonlab.ui.training;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.training.TrainingData;
import org.epsilonlab.training.regime.RegimeCatalog;
import org.epsilonlab.training.regime.RegimeDescription;
import org.epsilonlab.ui.common.EpsilonField;
import org.epsilonlab.ui.common.EpsilonRange;
import org.epsilonlab.ui.common.ParameterFields;
import org.epsilonlab.ui.common.Segmented;

/** The regime with its own parameters, the attack of one that takes an attack, ε, and what a step then does. */
final class DraftRegime extends VBox {

    private final TrainingDraft draft;
    private final DraftFields fields;
    private final DraftMore more;
    private final VBox own = new VBox();
    private final VBox crafting = new VBox();
    private final Label step = new Label();
    private final EpsilonField epsilon = new EpsilonField();

    /** @param more shows the rarely changed parameters of what is chosen here */
    DraftRegime(TrainingDraft draft, DraftFields fields, DraftMore more) {
        this.draft = draft;
        this.fields = fields;
        this.more = more;
        List.of(this, own, crafting).forEach(box -> box.getStyleClass().add("parameters"));
        step.setWrapText(true);
        step.setMinHeight(Region.USE_PREF_SIZE);
        step.setId("step");
        getChildren().addAll(new RegimeChoice(draft), own, crafting, epsilon.slider(), step);
        Segmented<String> attacks = attacks();
        draft.regimeProperty().addListener((source, before, after) -> show(attacks));
        draft.attackProperty().addListener((source, before, after) -> show(attacks));
        epsilon();
        show(attacks);
    }

    private Segmented<String> attacks() {
        Segmented<String> attacks = new Segmented<>(
                        "Attack while training",
                        AttackCatalog.ATTACKS.stream()
                                .map(AttackDescription::name)
                                .toList(),
                        name -> AttackCatalog.find(name).title())
                .help(name -> AttackCatalog.find(name).summary());
        attacks.valueProperty().bindBidirectional(draft.attackProperty());
        attacks.setId("draft-attack");
        return attacks;
    }

    private void show(Node attacks) {
        RegimeDescription regime = RegimeCatalog.find(draft.regimeProperty().get());
        boolean takesAttack = regime.takesAttack();
        put(own, fields.of("regime " + regime.name(), draft.regimeValues(), each -> !each.advanced()));
        if (takesAttack) {
            String attack = draft.attackProperty().get();
            put(
                    crafting,
                    ParameterFields.heading("Attack while training"),
                    attacks,
                    fields.of("attack " + attack, draft.attackValues(), each -> !each.advanced()));
        } else {
            put(crafting);
        }
        more.show(takesAttack);
        step.setText(regime.step());
        note();
    }

    private static void put(VBox box, Node... nodes) {
        List<Node> filled = List.of(nodes).stream()
                .filter(node ->
                        !(node instanceof VBox inner) || !inner.getChildren().isEmpty())
                .toList();
        box.getChildren().setAll(filled);
        box.setVisible(!filled.isEmpty());
        box.setManaged(!filled.isEmpty());
    }

    private void epsilon() {
        Budget budget = draft.budget();
        budget.rangeProperty().addListener((source, before, after) -> note());
        draft.data().nameProperty().addListener((source, before, after) -> note());
        epsilon.slider().valueProperty().bindBidirectional(budget.epsilonProperty());
        epsilon.slider()
                .draggingProperty()
                .addListener(
                        (source, before, after) -> budget.draggingProperty().set(after));
    }

    private void note() {
        EpsilonRange range = draft.budget().rangeProperty().get();
        TrainingData data = draft.data().shown();
        epsilon.measure(range, range.max(data.shape()));
        if (RegimeCatalog.find(draft.regimeProperty().get()).isClean()) {
            // Longer words would leave the number no room.
            epsilon.slider().setNote("for measuring");
            epsilon.slider().help("Clean training attacks nothing: this ε is only for measuring what it leaves.");
        }
    }
}
