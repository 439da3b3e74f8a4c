package org.epsilonlab.ui.stage;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.Tips;

/** The words under a picture: what it is taken for and how surely, and what it is; on two lines, or on one. */
final class Caption extends VBox {
    private final Label main = new Label();
    private final Label share = new Label();
    private final Label below = new Label();
    private List<String> wordings = List.of("");
    private final HBox first = new HBox(main, share);

    Caption() {
        getStyleClass().add("caption");
        Tips.install(this, main.textProperty());
        main.getStyleClass().add("strong");
        below.getStyleClass().add("below");
        first.getStyleClass().add("first");
        first.setAlignment(Pos.BASELINE_CENTER);
        setAlignment(Pos.TOP_CENTER);
        main.setMinWidth(0);
        // The number is never cut; a long class name is.
        share.setMinWidth(Region.USE_PREF_SIZE);
        setOneLine(false);
    }

    /**
     * Class and percent above, what it is below.
     *
     * @param what in several wordings, the longest first; on one line the longest is taken that leaves the class whole
     * @param kind "before", "after" or "", which colours what it is
     */
    void show(String name, String percent, List<String> what, String kind) {
        set(main, name);
        set(share, percent);
        if (!what.equals(wordings)) {
            wordings = what;
            set(below, what.get(0));
        }
        Pane parent = (Pane) below.getParent();
        if (!kind.equals(below.getUserData())) {
            below.setUserData(kind);
            below.getStyleClass().setAll("label", "below");
            if (!kind.isEmpty()) {
                below.getStyleClass().add(kind);
            }
            parent.requestLayout();
        }
    }

    private static void set(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }

    /** Drops the first words where they say no more than the place does and the line is short. */
    void setNameShown(boolean shown) {
        main.setManaged(shown);
        main.setVisible(shown);
    }

    void setOneLine(boolean oneLine) {
        // On one line the numbers stay whole and a long class name gives way.
        below.setMinWidth(oneLine ? Region.USE_PREF_SIZE : 0);
        if (oneLine) {
            getChildren().setAll(first);
            first.getChildren().setAll(main, share, below);
        } else {
            first.getChildren().setAll(main, share);
            getChildren().setAll(first, below);
        }
    }

    /** Size of its text in heights of the body text. */
    void setTextSize(double em) {
        setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fem;", em));
    }

    @Override
    protected void layoutChildren() {
        if (first.getChildren().contains(below)) {
            double others = main.isManaged() ? main.prefWidth(-1) + first.getSpacing() : 0;
            double room = getWidth() - others - share.prefWidth(-1) - first.getSpacing() - 1;
            set(below, Ruler.choose(wordings, below.getFont(), room));
        } else {
            set(below, wordings.get(0));
        }
        super.layoutChildren();
    }
}
