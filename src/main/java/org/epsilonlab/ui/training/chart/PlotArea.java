package org.epsilonlab.ui.training.chart;

import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.training.chart.EpochAxis.Span;

/**
 * The curves with what the mouse and the keys do on them: the cross-hair, a drag or the wheel to zoom, a double click or
 * Escape to see all again.
 */
final class PlotArea extends Pane {
    /** A drag shorter than this is a click, in heights of the body text. */
    private static final double SHORTEST_DRAG = 0.4;

    private static final double WHEEL = 0.85;
    private static final double PAN_SHARE = 0.1;

    private final ChartSpec spec;
    private final EpochAxis epochs;
    private final Appearance appearance;
    private final LivePlot plot;
    private final CrossHair hair;
    private final HairKeys keys;
    private final Label empty = new Label();
    private double pressed = Double.NaN;
    private double dragged = Double.NaN;
    private Reading reading = Reading.NONE;

    PlotArea(ChartSpec spec, EpochAxis epochs, Appearance appearance, LivePlot plot) {
        this.spec = spec;
        this.epochs = epochs;
        this.appearance = appearance;
        this.plot = plot;
        hair = new CrossHair(appearance, spec);
        keys = new HairKeys(epochs, plot);
        empty.setText(spec.empty());
        empty.getStyleClass().addAll("muted", "chart-empty");
        empty.setWrapText(true);
        empty.setMouseTransparent(true);
        getStyleClass().add("chart-area");
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleHelp("Left and right move the cross-hair, plus and minus zoom, Escape shows all epochs.");
        getChildren().addAll(plot.canvas(), hair, empty);
        Tips.install(empty, spec.empty());
        init();
    }

    private void init() {
        setOnMouseMoved(event -> point(event.getX()));
        setOnMouseExited(event -> epochs.cursorProperty().set(Double.NaN));
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                epochs.cursorProperty().set(Double.NaN);
            }
        });
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(event -> release());
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                epochs.reset();
            }
        });
        setOnScroll(this::scroll);
        setOnKeyPressed(this::key);
        epochs.cursorProperty().subscribe(now -> refresh());
    }

    @Override
    protected void layoutChildren() {
        plot.resize(getWidth(), getHeight());
        hair.resize(getWidth(), getHeight());
        Rectangle2D area = plot.dataArea();
        double width = Math.min(empty.prefWidth(-1), area.getWidth());
        double height = Math.min(empty.prefHeight(width), area.getHeight());
        double left = area.getMinX() + (area.getWidth() - width) / 2;
        empty.resizeRelocate(left, area.getMinY() + (area.getHeight() - height) / 2, width, height);
        refresh();
    }

    /** Reads and draws anew what lies over the curves. */
    void refresh() {
        empty.setVisible(plot.data().isEmpty());
        reading = Reading.at(epochs.cursorProperty().get(), plot.data(), plot.painter());
        Span view = epochs.viewProperty().get();
        hair.clear();
        if (!Double.isNaN(dragged)) {
            hair.drawSelection(plot.dataArea(), pressed, dragged);
        } else if (!reading.isNone() && reading.epoch() >= view.from() && reading.epoch() <= view.to()) {
            hair.draw(reading, plot, pixelOf(reading.epoch()));
        }
        setAccessibleText(spec.title() + " against epochs; "
                + (plot.data().isEmpty() ? spec.empty() : reading.isNone() ? "no cross-hair" : reading.words(spec)));
    }

    /** What the cross-hair reads off. */
    Reading reading() {
        return reading;
    }

    private double pixelOf(double epoch) {
        Rectangle2D area = plot.dataArea();
        Span view = epochs.viewProperty().get();
        return area.getMinX() + (epoch - view.from()) / view.length() * area.getWidth();
    }

    private double epochAt(double x) {
        Rectangle2D area = plot.dataArea();
        Span view = epochs.viewProperty().get();
        double share = area.getWidth() > 0 ? (within(x) - area.getMinX()) / area.getWidth() : 0;
        return view.from() + share * view.length();
    }

    private double within(double x) {
        Rectangle2D area = plot.dataArea();
        return Math.max(area.getMinX(), Math.min(area.getMaxX(), x));
    }

    private void point(double x) {
        epochs.cursorProperty().set(epochAt(x));
    }

    private void press(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            pressed = within(event.getX());
        }
        // A pane that scrolls would take the focus, and the arrow keys with it.
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (Double.isNaN(pressed)) {
            return;
        }
        double x = within(event.getX());
        boolean far = Math.abs(x - pressed) >= appearance.look().px(SHORTEST_DRAG);
        dragged = far ? x : Double.NaN;
        refresh();
    }

    private void release() {
        double from = pressed;
        double to = dragged;
        drop();
        if (!Double.isNaN(to)) {
            epochs.zoom(epochAt(from), epochAt(to));
        }
    }

    private void drop() {
        pressed = Double.NaN;
        dragged = Double.NaN;
        refresh();
    }

    private void scroll(ScrollEvent event) {
        double view = epochs.viewProperty().get().length();
        if (event.getDeltaX() != 0 && Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            epochs.pan(-Math.signum(event.getDeltaX()) * view * PAN_SHARE);
        } else if (event.getDeltaY() != 0) {
            epochs.zoomBy(event.getDeltaY() > 0 ? WHEEL : 1 / WHEEL, epochAt(event.getX()));
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean used = event.getCode() == KeyCode.ESCAPE ? escape() : keys.press(event, reading);
        if (used) {
            event.consume();
        }
    }

    /** Whether there was something to take back; otherwise Escape is left to the window. */
    private boolean escape() {
        boolean dragging = !Double.isNaN(pressed);
        boolean something = dragging || epochs.isZoomed() || !reading.isNone();
        if (dragging) {
            drop();
        } else if (epochs.isZoomed()) {
            epochs.reset();
        } else {
            epochs.cursorProperty().set(Double.NaN);
        }
        return something;
    }
}
