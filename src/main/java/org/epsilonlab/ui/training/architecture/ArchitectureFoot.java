package org.epsilonlab.ui.training.architecture;

import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.ui.common.Icon;

/** The total at the right; at the left what is wrong, or what might be meant otherwise. */
final class ArchitectureFoot extends HBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final ArchitectureEditor editor;
    private final StringProperty failure;
    private final Region sign = Icon.WARNING.node();
    private final Label sentence = new Label();

    /** @param failure why the disk refused, or ""; the next change takes it away */
    ArchitectureFoot(ArchitectureEditor editor, StringProperty failure) {
        this.editor = editor;
        this.failure = failure;
        sentence.setId("architecture-state");
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sign.managedProperty().bind(sign.visibleProperty());
        Label total = new Label();
        total.setId("architecture-total");
        total.getStyleClass().add("strong");
        total.setMinWidth(Region.USE_PREF_SIZE);
        total.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> editor.layers().problemProperty().get().isEmpty()
                                ? LayerCell.count(editor.layers()
                                                .tableProperty()
                                                .get()
                                                .weights()) + " weights"
                                : "– weights",
                        editor.layers().tableProperty(),
                        editor.layers().problemProperty()));
        getStyleClass().add("architecture-foot");
        getChildren().addAll(sign, sentence, total);
        editor.whyNotSaveProperty().subscribe(now -> show());
        failure.subscribe(now -> show());
        editor.nameProperty().addListener((source, was, is) -> failure.set(""));
        editor.layers().draftProperty().subscribe(now -> {
            failure.set("");
            show();
        });
    }

    private void show() {
        String wrong = failure.get().isEmpty() ? editor.whyNotSaveProperty().get() : failure.get();
        String hint = wrong.isEmpty() ? hint(editor.layers().draftProperty().get()) : "";
        sign.setVisible(!wrong.isEmpty() || !hint.isEmpty());
        pseudoClassStateChanged(WRONG, !wrong.isEmpty());
        sentence.setText(!wrong.isEmpty() ? wrong : hint.isEmpty() ? "All layers fit." : hint);
    }

    /** Two linear layers with nothing between compute what one can: most likely the last was listed by hand. */
    private static String hint(LayerDraft draft) {
        LayerSpec end = draft.layers().isEmpty()
                ? null
                : draft.layers().get(draft.layers().size() - 1);
        return end != null && "linear".equals(end.type())
                ? "The last linear layer is added by itself; remove yours above it, or put a relu between."
                : "";
    }
}
