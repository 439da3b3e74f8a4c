package org.epsilonlab.ui.stage;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.EpsilonFormat;

/**
 * Confidence against epsilon for the networks on stage: the true class solid in the blue of "before", what is predicted
 * instead dashed in the orange of "after". A click or a drag on it sets epsilon, and so do the arrow keys.
 *
 * <p>The curves are JFreeChart's; the cursor lies on top of them, so that a drag moves a line and redraws no chart.
 */
public final class ConfidenceChart extends VBox {
    private static final Duration PATIENCE = Duration.millis(150);
    private static final double DIM = 0.35;

    /** Height in heights of the body text, below which the curves need the second line of the key. */
    private static final double LOW = 9.5;

    private final DoubleProperty epsilon = new SimpleDoubleProperty(this, "epsilon", 0);
    private final BooleanProperty dragging = new SimpleBooleanProperty(this, "dragging", false);
    private final Appearance appearance;
    private final ConfidencePlot plot;
    private final ConfidenceCursor cursor;
    private final ConfidenceLegend legend;
    private final Pane area = new Pane();
    private final Label reason = new Label();
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private double fine = 0.001;
    private double range = 0.2;
    private double wanted = range;
    private boolean empty = true;

    public ConfidenceChart(Appearance appearance) {
        this.appearance = appearance;
        plot = new ConfidencePlot(appearance);
        cursor = new ConfidenceCursor(appearance);
        legend = new ConfidenceLegend(appearance);
        createView();
        init();
        appearance.lookProperty().subscribe(look -> place());
    }

    private void createView() {
        getStyleClass().addAll("card", "confidence-chart");
        area.setMinSize(0, 0);
        area.setFocusTraversable(true);
        area.getStyleClass().add("chart-area");
        area.setAccessibleRole(AccessibleRole.SLIDER);
        VBox.setVgrow(area, Priority.ALWAYS);
        reason.getStyleClass().add("row-message");
        reason.setId("no-curve");
        reason.setWrapText(true);
        reason.setManaged(false);
        reason.setVisible(false);
        area.getChildren().addAll(plot.canvas(), cursor, reason);
        getChildren().addAll(legend, area);
    }

    private void init() {
        heightProperty()
                .subscribe(height ->
                        legend.setLow(height.doubleValue() < appearance.look().px(LOW)));
        area.layoutBoundsProperty().subscribe(bounds -> place());
        epsilon.subscribe(now -> placeCursor());
        area.setOnMousePressed(event -> {
            area.requestFocus();
            dragging.set(true);
            follow(event);
            // The pane that scrolls the stage would take the focus, and the arrow keys with it.
            event.consume();
        });
        area.setOnMouseDragged(this::follow);
        area.setOnMouseReleased(event -> dragging.set(false));
        area.setOnKeyPressed(this::step);
        patience.setOnFinished(event -> plot.canvas().setOpacity(DIM));
    }

    private void place() {
        plot.resize(area.getWidth(), area.getHeight());
        cursor.resize(area.getWidth(), area.getHeight());
        reason.resize(area.getWidth(), area.getHeight());
        drawCursor();
    }

    private void drawCursor() {
        cursor.draw(plot.dataArea(), range, shown());
        tell();
    }

    private void placeCursor() {
        cursor.place(plot.dataArea(), range, shown());
        tell();
    }

    private double shown() {
        return isUsable() ? epsilon.get() : Double.NaN;
    }

    private void tell() {
        area.setAccessibleText("Confidence against ε; ε is " + EpsilonFormat.decimal(epsilon.get()));
    }

    /** Whether epsilon is measured as the axis says; not so between a change of the norm and the curves that follow it. */
    private boolean isUsable() {
        return range == wanted && !reason.isVisible();
    }

    private void follow(MouseEvent event) {
        Rectangle2D data = plot.dataArea();
        if (data.getWidth() > 0) {
            set((event.getX() - data.getMinX()) / data.getWidth() * range);
        }
    }

    private void step(KeyEvent event) {
        if (event.isShortcutDown()) {
            return;
        }
        double by = event.isShiftDown() ? 10 * fine : fine;
        switch (event.getCode()) {
            case LEFT, DOWN -> set(epsilon.get() - by);
            case RIGHT, UP -> set(epsilon.get() + by);
            case HOME -> set(0);
            case END -> set(range);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void set(double wanted) {
        if (!isUsable()) {
            return;
        }
        double stepped = Math.round(wanted / fine) * fine;
        epsilon.set(Math.max(0, Math.min(range, stepped)));
    }

    /**
     * Draws one pair of curves a network; the first network's are thick, the second's thin with rings.
     *
     * @param greatest epsilon where they end, and the axis with them
     */
    public void show(List<Curve> curves, double greatest) {
        empty = curves.isEmpty();
        range = greatest;
        plot.show(curves, range);
        legend.show(curves, range);
        cursor.setFlips(curves);
        drawCursor();
    }

    /** Says in the place of the curves why there are none and what to do; empty where there are some or will be. */
    public void setReason(String sentence) {
        reason.setText(sentence);
        reason.setVisible(!sentence.isEmpty());
        placeCursor();
    }

    /** Sets where the axis has to end, and what an arrow key adds. Curves that end elsewhere keep their axis until others take their place. */
    public void setRange(double greatest, double step) {
        fine = step;
        wanted = greatest;
        if (empty) {
            range = greatest;
            plot.setRange(greatest);
        }
        drawCursor();
    }

    /** Dims the curves while they are out of date, after a moment: others often follow at once. */
    public void setStale(boolean stale) {
        if (stale) {
            patience.playFromStart();
        } else {
            patience.stop();
            plot.canvas().setOpacity(1);
        }
    }

    /** Where the cursor stands; bind it in both directions to the epsilon of the attack. */
    public DoubleProperty epsilonProperty() {
        return epsilon;
    }

    /** Whether the cursor is being dragged. */
    public BooleanProperty draggingProperty() {
        return dragging;
    }
}
