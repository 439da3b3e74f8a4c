package org.epsilonlab.ui.training;

import java.util.function.UnaryOperator;
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
import org.epsilonlab.model.LayerField;
import org.epsilonlab.ui.common.Tips;

/** A number of a layer that takes effect with every key: up and down step it, and what cannot be read is said below. */
final class NumberField extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double SHARE_STEP = 0.05;

    private final LayerField kind;
    private final TextField field = new TextField();
    private final Label complaint = new Label();
    private final Button less = new Button("−");
    private String shown = "";
    private boolean showing;

    /** @param typed takes what was typed and answers why it cannot be read, or "" */
    NumberField(LayerField kind, UnaryOperator<String> typed) {
        this.kind = kind;
        Label name = new Label(kind.json());
        name.getStyleClass().add("number-name");
        name.setLabelFor(field);
        field.setId("field-" + kind.json());
        field.setAccessibleText(kind.json());
        field.setAccessibleHelp(kind.help());
        field.setAlignment(Pos.CENTER_RIGHT);
        field.setMinWidth(0);
        HBox.setHgrow(field, Priority.ALWAYS);
        Button more = new Button("+");
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
        Tips.install(line, kind.json() + " (Up, Down)\n" + kind.help());
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
        button.setAccessibleText((direction > 0 ? "more " : "less ") + kind.json());
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
        if (kind.isWhole()) {
            long next = Math.max(kind.least(), now.longValue() + direction);
            field.setText(Long.toString(Math.min(Integer.MAX_VALUE, next)));
        } else {
            double next = Math.round((now.doubleValue() + direction * SHARE_STEP) / SHARE_STEP) * SHARE_STEP;
            field.setText(text(Math.round(Math.max(0, Math.min(0.95, next)) * 100) / 100f));
        }
        field.selectAll();
    }

    private static String text(Number value) {
        return value.toString();
    }

    /** Shows the layer's number, unless what is being typed means the same. */
    void show(Number value) {
        shown = text(value);
        less.setDisable(value.doubleValue() <= kind.least());
        if (!means(value)) {
            showing = true;
            field.setText(shown);
            showing = false;
            say("");
        }
    }

    private boolean means(Number value) {
        try {
            return kind.parse(field.getText()).equals(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void say(String sentence) {
        field.pseudoClassStateChanged(WRONG, !sentence.isEmpty());
        complaint.setText(sentence);
        complaint.setVisible(!sentence.isEmpty());
    }

    /** Gives the field the focus. */
    void enter() {
        field.requestFocus();
        field.selectAll();
    }
}
