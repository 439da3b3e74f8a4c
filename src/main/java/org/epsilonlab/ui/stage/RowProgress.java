package org.epsilonlab.ui.stage;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** At the end of a row's header: that a newer result is under way, and whether what is shown is its best so far. */
final class RowProgress extends HBox {
    private static final Duration PATIENCE = Duration.millis(300);

    private final ProgressIndicator indicator = new ProgressIndicator();
    private final Label words = new Label("best so far");
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private boolean dimmed;

    /** @param dim carried out after a moment of working, so that quick work does not flicker */
    RowProgress(Runnable dim) {
        getStyleClass().add("row-header");
        setAlignment(Pos.CENTER_LEFT);
        words.getStyleClass().add("strong");
        words.setMinWidth(Region.USE_PREF_SIZE);
        words.managedProperty().bind(words.visibleProperty());
        indicator.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().addAll(indicator, words);
        patience.setOnFinished(event -> {
            showStale(true);
            dim.run();
        });
        settle();
    }

    /** Waits a moment before what is shown counts as out of date. */
    void showBusy() {
        if (!dimmed) {
            patience.playFromStart();
        }
    }

    /** What is shown is out of date from now on. */
    void showStale(boolean working) {
        patience.stop();
        dimmed = true;
        setState(working, false);
    }

    /** What is shown is up to date, and better may come. */
    void showSoFar() {
        patience.stop();
        dimmed = false;
        setState(true, true);
    }

    /** What is shown is up to date, and nothing is under way. */
    void settle() {
        patience.stop();
        dimmed = false;
        setState(false, false);
    }

    private void setState(boolean working, boolean soFar) {
        indicator.setVisible(working);
        words.setVisible(soFar);
    }

    /** How large the turning sign is, in pixels. */
    void setSign(double side) {
        indicator.setPrefSize(side, side);
    }
}
