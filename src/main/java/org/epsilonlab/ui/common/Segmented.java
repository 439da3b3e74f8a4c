package org.epsilonlab.ui.common;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.controlsfx.control.SegmentedButton;

/**
 * A few choices in a row, of which exactly one is chosen; arrow keys walk through them. Captions wrap where the row is
 * too narrow. A choice that makes no sense now is greyed, and the tooltip over it says why.
 *
 * @param <T> type of a choice
 */
public final class Segmented<T> extends Region {
    /** A text whose width is known: every layout asks for it again. */
    private record Measured(String text, Font font) {}

    private final Map<Measured, Double> measured = new HashMap<>();
    private final List<T> choices;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final SegmentedButton row;
    private final ToggleGroup group = new ToggleGroup();
    private final ObjectProperty<T> value;
    private final Map<T, String> help = new HashMap<>();
    private final Map<T, String> whyNot = new HashMap<>();
    private boolean leaving;
    private final StringProperty tip = new SimpleStringProperty("");

    /**
     * @param name what is chosen, read aloud before the caption
     * @param choices at least one, all different; the first is chosen
     * @param caption what stands on the button of a choice
     */
    public Segmented(String name, List<T> choices, Function<T, String> caption) {
        this.choices = List.copyOf(choices);
        value = new SimpleObjectProperty<>(this, "value", this.choices.get(0));
        for (T choice : this.choices) {
            ToggleButton button = new ToggleButton(caption.apply(choice));
            button.setWrapText(true);
            button.setMinWidth(0);
            button.setToggleGroup(group);
            button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            button.setAccessibleText(name + ": " + caption.apply(choice));
            HBox.setHgrow(button, Priority.ALWAYS);
            buttons.add(button);
        }
        row = new SegmentedButton(buttons.toArray(ToggleButton[]::new));
        row.setToggleGroup(group);
        row.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        getStyleClass().add("segmented");
        getChildren().add(row);
        init();
    }

    private void init() {
        value.subscribe(now -> {
            int index = choices.indexOf(now);
            leaving = index < 0;
            group.selectToggle(leaving ? null : buttons.get(index));
        });
        group.selectedToggleProperty().addListener((source, before, after) -> {
            if (after == null && leaving) {
                leaving = false;
            } else if (after == null) {
                // A second press on the chosen button would leave nothing chosen.
                group.selectToggle(before);
            } else if (after instanceof ToggleButton button) {
                value.set(choices.get(buttons.indexOf(button)));
            }
        });
        Tips.install(this, tip);
        addEventFilter(MouseEvent.MOUSE_MOVED, event -> tip.set(tipAt(event)));
    }

    private String tipAt(MouseEvent event) {
        for (int i = 0; i < buttons.size(); i++) {
            ToggleButton button = buttons.get(i);
            if (button.contains(button.sceneToLocal(event.getSceneX(), event.getSceneY()))) {
                T choice = choices.get(i);
                String reason = whyNot.getOrDefault(choice, "");
                return reason.isEmpty() ? help.getOrDefault(choice, button.getText()) : reason;
            }
        }
        return "";
    }

    /** What is chosen; never null. A value that is not among the choices leaves none of them chosen. */
    public ObjectProperty<T> valueProperty() {
        return value;
    }

    /** A sentence of help on each choice. */
    public Segmented<T> help(Function<T, String> sentence) {
        for (T choice : choices) {
            help.put(choice, sentence.apply(choice));
        }
        return this;
    }

    /** Greys a choice and says why, or offers it again when {@code reason} is empty. */
    public void disable(T choice, String reason) {
        whyNot.put(choice, reason);
        buttons.get(choices.indexOf(choice)).setDisable(!reason.isEmpty());
    }

    /** The button of a choice, for focus and for tests. */
    public ToggleButton button(T choice) {
        return buttons.get(choices.indexOf(choice));
    }

    // The skin of SegmentedButton asks its buttons for their height without telling them the width they will get, so
    // wrapped captions need the height worked out here.

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return buttons.stream().mapToDouble(this::longestWord).sum();
    }

    @Override
    protected double computePrefWidth(double height) {
        return buttons.stream().mapToDouble(this::oneLine).sum();
    }

    @Override
    protected double computePrefHeight(double width) {
        double share = width < 0 ? computePrefWidth(-1) : width;
        double[] widths = widths(share);
        double height = 0;
        for (int i = 0; i < buttons.size(); i++) {
            height = Math.max(height, buttons.get(i).prefHeight(widths[i]));
        }
        return height;
    }

    @Override
    protected double computeMaxWidth(double height) {
        return Double.MAX_VALUE;
    }

    /** Equal shares where every caption's longest word fits in one, otherwise shares by what each needs. */
    private double[] widths(double width) {
        double equal = width / buttons.size();
        boolean fits = buttons.stream().allMatch(button -> longestWord(button) <= equal);
        boolean line = width >= computePrefWidth(-1);
        boolean equalLines = buttons.stream().allMatch(button -> oneLine(button) <= equal);
        double[] widths = buttons.stream()
                .mapToDouble(button -> equalLines ? equal : line ? oneLine(button) : fits ? equal : longestWord(button))
                .toArray();
        double spare = width;
        for (double used : widths) {
            spare -= used;
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] += spare / widths.length;
        }
        return widths;
    }

    private double oneLine(ToggleButton button) {
        return Math.ceil(textWidth(button, button.getText()) + paddingOf(button));
    }

    private double longestWord(ToggleButton button) {
        double width = 0;
        for (String word : button.getText().split(" ", -1)) {
            width = Math.max(width, textWidth(button, word));
        }
        return Math.ceil(width + paddingOf(button));
    }

    private double textWidth(ToggleButton button, String text) {
        return measured.computeIfAbsent(new Measured(text, button.getFont()), words -> {
            Text ruler = new Text(words.text());
            ruler.setFont(words.font());
            return ruler.getLayoutBounds().getWidth();
        });
    }

    private static double paddingOf(ToggleButton button) {
        return button.getInsets().getLeft()
                + button.getInsets().getRight()
                + button.getLabelPadding().getLeft()
                + button.getLabelPadding().getRight()
                + 2;
    }

    @Override
    protected void layoutChildren() {
        double[] widths = widths(getWidth());
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setPrefWidth(widths[i]);
        }
        row.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
