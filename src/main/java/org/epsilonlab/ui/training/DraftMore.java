package org.epsilonlab.ui.training;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.training.TrainingConfig;
import org.epsilonlab.training.TrainingSettings;
import org.epsilonlab.ui.common.NumberField;
import org.epsilonlab.ui.common.NumberKind;
import org.epsilonlab.ui.common.ParameterWords;
import org.epsilonlab.ui.common.Tips;
import org.jspecify.annotations.Nullable;

/** What is rarely changed: of the regime, of its attack, of every training, and the seed. Closed until asked for. */
final class DraftMore extends TitledPane {

    private static final Parameter.Whole SEED = new Parameter.Whole(
            "seed",
            "Seed",
            "Of all randomness: the same seed trains the same network, digit for digit.",
            0,
            Integer.MAX_VALUE,
            1);

    private final TrainingDraft draft;
    private final DraftFields fields;
    private final VBox content = new VBox();
    private final NumberField seed;

    DraftMore(TrainingDraft draft, DraftFields fields) {
        this.draft = draft;
        this.fields = fields;
        seed = fields.number(NumberKind.of(SEED), draft.seedProperty());
        seed.setId("seed");
        getStyleClass().add("more");
        setId("draft-more");
        content.getStyleClass().add("parameters");
        setContent(content);
        setAnimated(false);
        setExpanded(false);
        draft.configProperty().subscribe(this::entitle);
        Tips.install(this, textProperty().map(title -> title + "\nWhat is rarely changed; Space or Enter opens it."));
    }

    /** Draws what belongs to the regime and, where it takes one, to its attack. */
    void show(boolean takesAttack) {
        List<Node> parts = new ArrayList<>();
        String regime = draft.regimeProperty().get();
        parts.add(fields.of("regime more " + regime, draft.regimeValues(), Parameter::advanced));
        if (takesAttack) {
            String attack = draft.attackProperty().get();
            parts.add(fields.of("attack more " + attack, draft.attackValues(), Parameter::advanced));
        }
        parts.add(fields.of("settings more", draft.settings(), Parameter::advanced));
        parts.add(seed);
        parts.removeIf(part -> part instanceof VBox box && box.getChildren().isEmpty());
        content.getChildren().setAll(parts);
    }

    /** What is not as usual must not hide in the fold. */
    private void entitle(@Nullable TrainingConfig config) {
        if (config == null) {
            return;
        }
        List<String> parts = new ArrayList<>(List.of("More"));
        parts.addAll(ParameterWords.changed(
                config.regime().parameters(), config.regimeArguments().values()));
        var crafting = config.attack();
        if (crafting != null) {
            parts.addAll(ParameterWords.changed(
                    crafting.description().parameters(), crafting.arguments().values()));
        }
        parts.addAll(
                ParameterWords.changed(TrainingSettings.all(), config.settings().values()));
        if (config.seed() != SEED.initial()) {
            parts.add("seed " + config.seed());
        }
        setText(String.join(" · ", parts));
    }
}
