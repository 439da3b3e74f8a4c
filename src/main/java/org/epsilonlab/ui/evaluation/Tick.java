package org.epsilonlab.ui.evaluation;

import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ObservableSet;
import javafx.scene.control.CheckBox;
import org.epsilonlab.ui.common.Tips;

/** Boxes to tick. */
final class Tick {

    private Tick() {}

    /** Ticked while a key is among others. */
    static CheckBox of(String text, String key, ObservableSet<String> ticked, String tip) {
        CheckBox box = new CheckBox(text);
        box.setSelected(ticked.contains(key));
        box.selectedProperty().addListener((source, before, now) -> {
            if (now) {
                ticked.add(key);
            } else {
                ticked.remove(key);
            }
        });
        ticked.addListener((InvalidationListener) source -> box.setSelected(ticked.contains(key)));
        Tips.install(box, tip);
        return box;
    }

    /** Ticked while a value is true. */
    static CheckBox of(String text, BooleanProperty value, String help) {
        CheckBox box = new CheckBox(text);
        box.selectedProperty().bindBidirectional(value);
        Tips.install(box, text + "\n" + help);
        return box;
    }
}
