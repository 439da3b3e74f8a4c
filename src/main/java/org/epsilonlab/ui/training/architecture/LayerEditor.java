package org.epsilonlab.ui.training.architecture;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.LayerField;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.LayerTable;
import org.epsilonlab.model.LayerText;
import org.epsilonlab.model.LayerType;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.ui.common.EditHistory;
import org.jspecify.annotations.Nullable;

/**
 * A list of layers that a user edits, layer by layer or as text, with its shapes and weight counts and what is wrong with
 * it now. Knows no view.
 *
 * <p>The last linear layer, one unit a class, is always there and not part of what is edited.
 */
public final class LayerEditor {

    private final int classes;
    private final EditHistory<LayerDraft> history = new EditHistory<>();
    private final ObjectProperty<InputShape> shape;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyObjectWrapper<LayerDraft> draft;
    private final ReadOnlyObjectWrapper<LayerTable> table;
    private final ReadOnlyStringWrapper textProblem = new ReadOnlyStringWrapper(this, "textProblem", "");
    private final ReadOnlyStringWrapper fieldProblem = new ReadOnlyStringWrapper(this, "fieldProblem", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo", false);
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo", false);
    private boolean writingText;

    /**
     * @param layers to begin with, all but the last linear one
     * @param shape of the pictures to check them on at first
     * @param classes how many logits they end in, at least 2
     */
    LayerEditor(List<LayerSpec> layers, InputShape shape, int classes) {
        this.classes = classes;
        this.shape = new SimpleObjectProperty<>(this, "shape", shape);
        LayerDraft start = new LayerDraft(layers, "");
        draft = new ReadOnlyObjectWrapper<>(this, "draft", start);
        table = new ReadOnlyObjectWrapper<>(this, "table", start.table(shape, classes));
        writeText();
        init();
    }

    private void init() {
        shape.addListener((source, was, is) -> refresh());
        text.addListener((source, was, is) -> {
            if (!writingText) {
                readText(is == null ? "" : is);
            }
        });
        refresh();
    }

    /** The shape of the pictures that it is checked on. */
    public ObjectProperty<InputShape> shapeProperty() {
        return shape;
    }

    /** The number of logits that it is checked with. */
    public int classes() {
        return classes;
    }

    /** The list as text. Setting what can be read changes the layers; what cannot leaves them and is a problem. */
    public StringProperty textProperty() {
        return text;
    }

    /** Shapes and weights of all layers, the last linear one included. */
    public ReadOnlyObjectProperty<LayerTable> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /** Layers and choice in one value. */
    ReadOnlyObjectProperty<LayerDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** Why the text cannot be read, or "". Until it can, only the text and undo change anything. */
    public ReadOnlyStringProperty textProblemProperty() {
        return textProblem.getReadOnlyProperty();
    }

    /** What is wrong first, one sentence that says what to do, or "". */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** Chooses the layer with this path; "" for none. */
    public void choose(String path) {
        if (!draft.get().chosen().equals(path)) {
            history.endStep();
            fieldProblem.set("");
            draft.set(draft.get().choose(path));
            refresh();
        }
    }

    /** Adds a layer where the chosen one says, at the end if none is chosen. */
    void add(LayerType type, LayerDraft.Where where) {
        change(now -> now.add(type, where, shape.get()), "");
    }

    /** Takes the chosen layer out. */
    public void remove() {
        changeChosen(LayerDraft::remove, "");
    }

    /** Puts the chosen layer below itself once more. */
    public void duplicate() {
        changeChosen(LayerDraft::duplicate, "");
    }

    /** Moves the chosen layer within its list; at its end nothing happens. */
    public void move(boolean up) {
        changeChosen(now -> now.room(up) > 0 ? now.move(up) : now, "");
    }

    /**
     * Takes what was typed into a field of the chosen layer.
     *
     * @return why it cannot be read, one sentence, or ""; until something else is typed, that is why not to save
     */
    public String type(LayerField field, String typed) {
        try {
            Number value = field.parse(typed);
            fieldProblem.set("");
            changeChosen(now -> now.replace(field.in(now.layer(), value)), now(field));
        } catch (IllegalArgumentException e) {
            fieldProblem.set(String.valueOf(e.getMessage()));
        }
        refresh();
        return fieldProblem.get();
    }

    private String now(LayerField field) {
        return draft.get().chosen() + " " + field;
    }

    /** Gives the chosen layer a bias or takes it away. */
    public void setBias(boolean has) {
        changeChosen(now -> now.replace(now.layer().withBias(has)), "");
    }

    private void changeChosen(UnaryOperator<LayerDraft> edit, String field) {
        if (draft.get().hasChosen()) {
            change(edit, field);
        }
    }

    private void change(UnaryOperator<LayerDraft> edit, String field) {
        if (!textProblem.get().isEmpty()) {
            return;
        }
        LayerDraft now = draft.get();
        LayerDraft next = edit.apply(now);
        if (!next.equals(now)) {
            history.leave(now, field);
            fieldProblem.set("");
            draft.set(next);
            writeText();
            refresh();
        }
    }

    private void readText(String typed) {
        try {
            LayerDraft now = draft.get();
            LayerDraft next = now.with(LayerText.parse(typed));
            textProblem.set("");
            if (!next.equals(now)) {
                history.leave(now, "text");
                draft.set(next);
            }
        } catch (ModelException e) {
            textProblem.set(String.valueOf(e.getMessage()));
        }
        refresh();
    }

    private void writeText() {
        writingText = true;
        text.set(LayerText.format(draft.get().layers()));
        writingText = false;
        textProblem.set("");
    }

    /** Takes the last step back; text that cannot be read is such a step. */
    public void undo() {
        LayerDraft past = textProblem.get().isEmpty() ? history.back(draft.get()) : draft.get();
        show(past);
    }

    /** Takes the step last taken back again. */
    public void redo() {
        show(history.forward(draft.get()));
    }

    private void show(@Nullable LayerDraft state) {
        if (state != null) {
            fieldProblem.set("");
            draft.set(state);
            writeText();
            refresh();
        }
    }

    private void refresh() {
        LayerTable now = draft.get().table(shape.get(), classes);
        if (!now.equals(table.get())) {
            table.set(now);
        }
        LayerTable.Problem wrong = now.problem();
        String misfit = wrong == null ? "" : wrong.sentence();
        String typing = textProblem.get().isEmpty() ? fieldProblem.get() : textProblem.get();
        problem.set(typing.isEmpty() ? misfit : typing);
        canUndo.set(history.hasPast() || !textProblem.get().isEmpty());
        canRedo.set(history.hasFuture() && textProblem.get().isEmpty());
    }
}
