package org.epsilonlab.ui.common;

import atlantafx.base.controls.ProgressSliderSkin;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A number that can be dragged, typed and stepped: name and field on one line, the slider with its ticks below.
 *
 * <p>Arrow keys take a fine step, with Shift a coarse one; a double click on the slider goes back to the default. While
 * it makes no sense it is greyed, and its tooltip says why.
 */
public final class SliderField extends VBox {
    private final String name;
    private final ValueFormat format;
    private final double initial;
    private final DoubleProperty value;
    private final StringProperty whyNot = new SimpleStringProperty(this, "whyNot", "");
    private final Slider slider = new Slider();
    private final SliderSteps steps;
    private final TickRow ticks = new TickRow(slider);
    private final Label note = new Label();
    private final HBox line = new HBox();
    private final Label label;
    private final TypedValue field;
    private final DragPace pace = new DragPace(slider);
    private double greatest = Double.NaN;
    private boolean showing;
    private String help = "";

    /**
     * @param name what the user reads, such as "ε" or "steps"
     * @param format how the number is written and read
     * @param min least value
     * @param max greatest value
     * @param initial the default, which a double click restores
     */
    public SliderField(String name, ValueFormat format, double min, double max, double initial) {
        this.name = name;
        this.format = format;
        this.initial = initial;
        value = new SimpleDoubleProperty(this, "value", initial);
        steps = new SliderSteps(slider, value);
        label = new Label(name);
        field = new TypedValue(name, format, text -> commit(text));
        createView(min, max);
        init();
    }

    private void createView(double min, double max) {
        getStyleClass().add("slider-field");
        label.getStyleClass().add("field-name");
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(field, Priority.ALWAYS);
        note.getStyleClass().addAll("muted", "small");
        note.setMinWidth(Region.USE_PREF_SIZE);
        line.getStyleClass().add("line");
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.setAccessibleText(name);
        HBox.setHgrow(slider, Priority.ALWAYS);
        setOneLine(false);
        setRange(min, max);
    }

    private void init() {
        value.subscribe(now -> {
            follow();
            field.show(now.doubleValue());
            slider.setAccessibleHelp(format.format(now.doubleValue()));
        });
        slider.valueProperty().addListener((source, before, after) -> {
            if (!showing && slider.isValueChanging()) {
                // A drag lands on fine steps, so that what is shown is what is used, but a typed value stays as it is.
                steps.take(after.doubleValue());
            } else if (!showing) {
                value.set(after.doubleValue());
            }
        });
        slider.valueChangingProperty().subscribe(changing -> follow());
        slider.addEventFilter(KeyEvent.KEY_PRESSED, steps::step);
        field.addEventFilter(KeyEvent.KEY_PRESSED, steps::stepFromField);
        slider.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                value.set(initial);
            }
        });
        slider.disableProperty().bind(whyNot.isNotEmpty());
        field.disableProperty().bind(whyNot.isNotEmpty());
        Tips.install(this, whyNot.map(reason -> reason.isEmpty() ? tip() : reason));
    }

    /** Puts the thumb where the number is, or at the end that is nearest to it; the number stays as it is. */
    private void follow() {
        showing = true;
        slider.setValue(value.get());
        showing = false;
    }

    private String tip() {
        String keys = "Arrow keys step, with Shift further; a double click on the slider restores "
                + format.format(initial) + ".";
        return help.isEmpty() ? keys : help + "\n" + keys;
    }

    private void commit(double typed) {
        double most = Double.isNaN(greatest) ? slider.getMax() : greatest;
        if (typed < slider.getMin() || typed > most) {
            throw new IllegalArgumentException(
                    name + " must lie between " + format.format(slider.getMin()) + " and " + format.format(most) + ".");
        }
        value.set(typed);
    }

    /** The number. Setting it moves the slider; it is not limited to the range. */
    public DoubleProperty valueProperty() {
        return value;
    }

    /** Whether the slider is being dragged, for an {@link UndoStack}. */
    public ReadOnlyBooleanProperty draggingProperty() {
        return slider.valueChangingProperty();
    }

    /** While this holds, a drag moves the slider twenty times a second at most, for each frame of the window has its price. */
    public BooleanProperty sparingProperty() {
        return pace.sparingProperty();
    }

    /** Why the number can't be changed now, one sentence; empty when it can. */
    public StringProperty whyNotProperty() {
        return whyNot;
    }

    /** Changes the range; a value outside it is moved to the nearest end. */
    public void setRange(double min, double max) {
        double kept = Math.max(min, Math.min(max, value.get()));
        slider.setMin(Math.min(min, slider.getMax()));
        slider.setMax(max);
        slider.setMin(min);
        value.set(kept);
        follow();
    }

    /** Sets what an arrow key adds, and what it adds with Shift. */
    public SliderField steps(double fineStep, double coarseStep) {
        steps.set(fineStep, coarseStep);
        return this;
    }

    /** Accepts numbers beyond the slider's end when they are typed, up to this one. */
    public SliderField typedUpTo(double limit) {
        greatest = limit;
        return this;
    }

    /** A few words after the name, such as how the number is measured. */
    public void setNote(String words) {
        note.setText(words);
    }

    /** Writes the number anew, when what it stands for has changed. */
    public void refresh() {
        field.show(value.get());
    }

    /** Sets name, slider and number side by side without ticks, for a low window. */
    public void setOneLine(boolean oneLine) {
        getStyleClass().remove("one-line");
        if (oneLine) {
            getStyleClass().add("one-line");
            line.setAlignment(Pos.CENTER_LEFT);
            getChildren().setAll(line);
            line.getChildren().setAll(label, slider, field);
        } else {
            line.setAlignment(Pos.BASELINE_LEFT);
            line.getChildren().setAll(label, note, field);
            getChildren().setAll(line, slider, ticks);
        }
    }

    /** One sentence of help for the tooltip. */
    public SliderField help(String sentence) {
        help = sentence;
        whyNot.set(" ");
        whyNot.set("");
        return this;
    }

    /** The slider, for focus and for tests. */
    public Slider slider() {
        return slider;
    }

    /** The field, for focus and for tests. */
    public TextField field() {
        return field;
    }
}
