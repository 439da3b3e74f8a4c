package org.epsilonlab.ui.training.architecture;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.model.LayerField;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.LayerType;
import org.epsilonlab.ui.common.NumberField;
import org.epsilonlab.ui.common.NumberKind;
import org.epsilonlab.ui.common.Tips;
import org.jspecify.annotations.Nullable;

/** What the chosen layer is and the numbers it is described by. */
final class LayerFieldsPane extends VBox {

    /** Why the list cannot be changed while its text is wrong. */
    static final String UNREADABLE = "The text cannot be read; mend it under “As text”, or undo.";

    private final LayerEditor editor;
    private final Label title = new Label();
    private final Label help = new Label();
    private final VBox fields = new VBox();
    private final Map<LayerField, NumberField> numbers = new EnumMap<>(LayerField.class);
    private final CheckBox bias = new CheckBox("bias");
    private String shown = "";

    LayerFieldsPane(LayerEditor editor) {
        this.editor = editor;
        title.getStyleClass().add("field-name");
        help.getStyleClass().add("muted");
        help.setWrapText(true);
        help.setMinHeight(Region.USE_PREF_SIZE);
        fields.getStyleClass().add("layer-fields");
        bias.setId("field-bias");
        Tips.install(bias, "bias (Space)\nOne number more a filter, added to all it answers.");
        bias.setOnAction(event -> editor.setBias(bias.isSelected()));
        getStyleClass().add("layer-fields-pane");
        getChildren().addAll(title, help, fields);
        fields.disableProperty().bind(editor.textProblemProperty().map(problem -> !problem.isEmpty()));
        editor.draftProperty().subscribe(this::show);
    }

    private void show(LayerDraft draft) {
        LayerSpec layer = draft.hasChosen() ? draft.layer() : null;
        LayerType type = layer == null ? null : LayerType.of(layer.type());
        String now = draft.chosen() + " " + (type == null ? draft.isLast(draft.chosen()) : type.json());
        // Rebuilt only for another layer: a field must not lose the focus to what is typed into it.
        if (!now.equals(shown)) {
            shown = now;
            describe(draft, type);
        }
        if (layer != null) {
            numbers.forEach((field, number) -> {
                Number value = field.of(layer);
                if (value != null) {
                    number.show(value);
                }
            });
            bias.setSelected(!Boolean.FALSE.equals(layer.bias()));
        }
    }

    private void describe(LayerDraft draft, @Nullable LayerType type) {
        numbers.clear();
        fields.getChildren().clear();
        if (type == null) {
            boolean last = draft.isLast(draft.chosen());
            title.setText(last ? "Linear, the last layer" : "No layer is chosen");
            help.setText(
                    last
                            ? "One unit a class, so that any data can be learnt. It is always there, and needs a flatten"
                                    + " or another linear layer somewhere above it."
                            : "Choose a layer to change it, or add one.");
            return;
        }
        title.setText(type.title());
        help.setText(
                type == LayerType.RESIDUAL
                        ? type.help() + " “Add” puts layers inside it or on its shortcut while it is chosen."
                        : type.help());
        for (LayerField field : type.fields()) {
            NumberField number = new NumberField(NumberKind.of(field), text -> editor.type(field, text));
            number.field().setId("field-" + field.json());
            numbers.put(field, number);
            fields.getChildren().add(number);
        }
        if (type.hasBias()) {
            fields.getChildren().add(bias);
        }
    }

    /** Gives the first field the focus; nothing happens where there is none. */
    void enter() {
        numbers.values().stream().findFirst().ifPresent(NumberField::enter);
    }
}
