package org.epsilonlab.ui.common;

import java.util.function.DoubleConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A field for one number. Enter or leaving the field takes what was typed, Escape puts the old number back; what can't
 * be read is marked, and one sentence under the field says why.
 */
final class TypedValue extends TextField {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final ValueFormat format;
    private final DoubleConsumer commit;
    private final Tooltip complaint = new Tooltip();
    private String shown = "";

    /** @param commit takes the number, or throws IllegalArgumentException with one sentence */
    TypedValue(String name, ValueFormat format, DoubleConsumer commit) {
        this.format = format;
        this.commit = commit;
        getStyleClass().add("typed-value");
        setAlignment(Pos.BASELINE_RIGHT);
        setAccessibleText(name);
        setMinWidth(0);
        setPrefColumnCount(8);
        // The popup would take the Escape that is meant for the field.
        complaint.setHideOnEscape(false);
        complaint.setWrapText(true);
        complaint.getStyleClass().add("complaint");
        setOnAction(event -> {
            take();
            selectAll();
        });
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                take();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !getText().equals(shown)) {
                setText(shown);
                event.consume();
            }
        });
        textProperty().subscribe(text -> clear(false));
    }

    /** Shows the number, in place of whatever was being typed. */
    void show(double value) {
        shown = format.format(value);
        if (!getText().equals(shown)) {
            setText(shown);
        }
    }

    /** The sentence about what was typed last, empty when it was fine. */
    String complaint() {
        return getPseudoClassStates().contains(WRONG) ? complaint.getText() : "";
    }

    private void take() {
        // Unchanged text is not read back: it shows fewer digits than the number has.
        if (getText().equals(shown)) {
            return;
        }
        try {
            commit.accept(format.parse(getText()));
            setText(shown);
        } catch (IllegalArgumentException e) {
            complain(String.valueOf(e.getMessage()));
        }
    }

    private void complain(String sentence) {
        complaint.setText(sentence);
        setAccessibleHelp(sentence);
        clear(true);
        Bounds place = localToScreen(getBoundsInLocal());
        if (place != null && getScene() != null && getScene().getWindow() != null) {
            complaint.setMaxWidth(Math.max(240, place.getWidth()));
            complaint.show(this, place.getMinX(), place.getMaxY() + 2);
        }
    }

    private void clear(boolean wrong) {
        pseudoClassStateChanged(WRONG, wrong);
        if (!wrong) {
            complaint.hide();
            setAccessibleHelp("");
        }
    }
}
