package org.epsilonlab.ui.common;

import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;

/** How a slider's number is stepped with keys: finely, with Shift coarsely, and never beyond the slider's ends. */
final class SliderSteps {

    private final Slider slider;
    private final DoubleProperty value;
    private double fine = 0.001;
    private double coarse = 0.01;

    SliderSteps(Slider slider, DoubleProperty value) {
        this.slider = slider;
        this.value = value;
    }

    void set(double fineStep, double coarseStep) {
        fine = fineStep;
        coarse = coarseStep;
        slider.setBlockIncrement(fineStep);
    }

    /** Takes a key pressed on the slider, if it is one that steps. */
    void step(KeyEvent event) {
        if (event.isShortcutDown()) {
            return;
        }
        double step = event.isShiftDown() ? coarse : fine;
        switch (event.getCode()) {
            case LEFT, DOWN, KP_LEFT, KP_DOWN -> take(value.get() - step);
            case RIGHT, UP, KP_RIGHT, KP_UP -> take(value.get() + step);
            case PAGE_DOWN -> take(value.get() - coarse);
            case PAGE_UP -> take(value.get() + coarse);
            case HOME -> take(slider.getMin());
            case END -> take(slider.getMax());
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Takes a key pressed in the field beside the slider, where left and right move the caret. */
    void stepFromField(KeyEvent event) {
        switch (event.getCode()) {
            case UP, DOWN, PAGE_UP, PAGE_DOWN -> step(event);
            default -> {}
        }
    }

    /** Sets the number to the fine step that is nearest. */
    void take(double wanted) {
        double stepped = Math.round(wanted / fine) * fine;
        value.set(Math.max(slider.getMin(), Math.min(slider.getMax(), stepped)));
    }
}
