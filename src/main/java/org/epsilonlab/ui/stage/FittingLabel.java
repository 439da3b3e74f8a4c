package org.epsilonlab.ui.stage;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import org.epsilonlab.ui.common.Tips;

/** A line that says as much as it has room for, by giving up words rather than cutting them; all of it is in the tip. */
final class FittingLabel extends Label {

    private final ReadOnlyStringWrapper whole = new ReadOnlyStringWrapper(this, "whole", "");
    private List<String> wordings = List.of("");

    FittingLabel() {
        setMinWidth(0);
        accessibleTextProperty().bind(whole);
        Tips.install(this, whole);
        widthProperty().subscribe(width -> fit());
        fontProperty().subscribe(font -> fit());
    }

    /** Says the first of the wordings that fits, or the last; the first says all. */
    void say(List<String> longestFirst) {
        if (!longestFirst.equals(wordings)) {
            wordings = List.copyOf(longestFirst);
            whole.set(wordings.get(0));
            requestLayout();
            fit();
        }
    }

    private void fit() {
        String wording = Ruler.choose(wordings, getFont(), getWidth() - insets());
        if (!wording.equals(getText())) {
            setText(wording);
        }
    }

    private double insets() {
        return snappedLeftInset() + snappedRightInset();
    }

    /** That of the whole line, whatever it says now, so that it grows back when there is room. */
    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(Ruler.width(wordings.get(0), getFont())) + insets();
    }
}
