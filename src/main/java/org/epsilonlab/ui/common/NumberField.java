package org.epsilonlab.ui.common;

import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A number that takes effect with every key: up and down step it, and what cannot be read is said below. */
public final class NumberField extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final NumberKind kind;
    private final TextField field = new TextField();
    private final Label complaint = new Label();
    private final Button less = new Button("−");
    private final Button more = new Button("+");
    private final StringProperty whyNot = new SimpleStringProperty(this, "whyNot", "");
    private String shown = "";
    private boolean showing;

    /** @param typed takes what was typed and answers why it cannot be read, or "" */
    public NumberField(NumberKind kind, UnaryOperator<String> typed) {
        this.kind = kind;
        Label name = new Label(kind.label());
        name.getStyleClass().add("number-name");
        name.setLabelFor(field);
        field.setAccessibleText(kind.label());
        field.setAccessibleHelp(kind.help());
        field.setAlignment(Pos.CENTER_RIGHT);
        field.setMinWidth(0);
        HBox.setHgrow(field, Priority.ALWAYS);
        stepper(less, -1);
        stepper(more, 1);
        HBox line = new HBox(name, less, field, more);
        line.getStyleClass().add("number-line");
        complaint.setWrapText(true);
        complaint.setMinHeight(Region.USE_PREF_SIZE);
        complaint.getStyleClass().add("sheet-complaint");
        complaint.managedProperty().bind(complaint.visibleProperty());
        complaint.setVisible(false);
        getStyleClass().add("number-field");
        getChildren().addAll(line, complaint);
        Tips.install(
                line, whyNot.map(reason -> kind.label() + " (Up, Down)\n" + (reason.isEmpty() ? kind.help() : reason)));
        whyNot.subscribe(reason -> {
            field.setDisable(!reason.isEmpty());
            more.setDisable(!reason.isEmpty());
            limit();
        });
        sceneProperty().addListener((source, before, after) -> {
            if (after == null) {
                // What is wrong out of sight could not be mended. Nobody typed, so nobody is told.
                showing = true;
                field.setText(shown);
                showing = false;
                say("");
            }
        });
        field.textProperty().addListener((source, was, is) -> {
            if (!showing) {
                say(typed.apply(is));
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void stepper(Button button, int direction) {
        button.getStyleClass().add("stepper");
        button.setMinWidth(Region.USE_PREF_SIZE);
        // The arrow keys do the same from the field: two stops less on the way through the sheet.
        button.setFocusTraversable(false);
        button.setAccessibleText((direction > 0 ? "more " : "less ") + kind.label());
        button.setOnAction(event -> step(direction));
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            step(event.getCode() == KeyCode.UP ? 1 : -1);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !field.getText().equals(shown)) {
            field.setText(shown);
            event.consume();
        }
    }

    private void step(int direction) {
        Number now;
        try {
            now = kind.parse(field.getText());
        } catch (IllegalArgumentException e) {
            // Nothing to step from; the sentence below says so already.
            return;
        }
        field.setText(kind.text(kind.next(now, direction)));
        field.selectAll();
    }

    /** Shows the number, unless what is being typed means the same. */
    public void show(Number value) {
        shown = kind.text(value);
        limit();
        if (!means(value)) {
            showing = true;
            field.setText(shown);
            showing = false;
            say("");
        }
    }

    private boolean means(Number value) {
        try {
            return kind.text(kind.parse(field.getText())).equals(kind.text(value));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Nothing is less than the least, nor is there a step while the number makes no sense. */
    private void limit() {
        boolean isLeast = !shown.isEmpty() && kind.parse(shown).doubleValue() <= kind.least();
        less.setDisable(isLeast || !whyNot.get().isEmpty());
    }

    private void say(String sentence) {
        field.pseudoClassStateChanged(WRONG, !sentence.isEmpty());
        complaint.setText(sentence);
        complaint.setVisible(!sentence.isEmpty());
    }

    /** Why the number makes no sense now, one sentence; empty when it does. */
    public StringProperty whyNotProperty() {
        return whyNot;
    }

    /** What is wrong with what was typed, one sentence; empty when it can be read. */
    public ObservableValue<String> complaintProperty() {
        return complaint.textProperty();
    }

    /** The field, for focus and for tests. */
    public TextField field() {
        return field;
    }

    /** Gives the field the focus. */
    public void enter() {
        field.requestFocus();
        field.selectAll();
    }
}
