package org.epsilonlab.ui.training.chart;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;

/** The axis of epochs that charts share: how long the run is, which part is in view, and where the cross-hair stands. */
public final class EpochAxis {
    /** The least part of the whole that can be zoomed to. */
    private static final double CLOSEST = 1e-3;

    /** A stretch of the axis, in epochs; {@code from} is less than {@code to}. */
    public record Span(double from, double to) {
        double length() {
            return to - from;
        }
    }

    private final ReadOnlyObjectWrapper<Span> view;
    private final DoubleProperty cursor = new SimpleDoubleProperty(this, "cursor", Double.NaN);
    private double end;

    /** @param epochs length of the run, more than 0 */
    public EpochAxis(double epochs) {
        end = checked(epochs);
        view = new ReadOnlyObjectWrapper<>(this, "view", new Span(0, end));
    }

    private static double checked(double epochs) {
        if (!(epochs > 0) || Double.isInfinite(epochs)) {
            throw new IllegalArgumentException("A run has more than 0 epochs, not " + epochs + ".");
        }
        return epochs;
    }

    /** Length of the run in epochs. */
    public double end() {
        return end;
    }

    /**
     * Sets the length of the run in epochs. What is zoomed to stays in view as far as it exists.
     *
     * @throws IllegalArgumentException if it is not more than 0 and finite
     */
    public void setEnd(double epochs) {
        boolean whole = !isZoomed();
        end = checked(epochs);
        if (whole) {
            reset();
        } else {
            zoom(view.get().from(), view.get().to());
        }
    }

    /** The part that is in view. */
    public ReadOnlyObjectProperty<Span> viewProperty() {
        return view.getReadOnlyProperty();
    }

    public boolean isZoomed() {
        return view.get().length() < end;
    }

    /** Where the cross-hairs of all charts stand, in epochs; NaN for nowhere. */
    public DoubleProperty cursorProperty() {
        return cursor;
    }

    /** Shows what lies between two epochs, in either order; a stretch that is too short or goes beyond the run is mended. */
    public void zoom(double one, double other) {
        double length = Math.max(CLOSEST * end, Math.min(end, Math.abs(other - one)));
        double middle = (one + other) / 2;
        if (!Double.isFinite(middle)) {
            return;
        }
        double from = Math.max(0, Math.min(end - length, middle - length / 2));
        view.set(new Span(from, from + length));
    }

    /** Makes the stretch in view {@code factor} times as long round an epoch that keeps its place. */
    public void zoomBy(double factor, double about) {
        Span now = view.get();
        double length = Math.max(CLOSEST * end, Math.min(end, now.length() * factor));
        double from = about - (about - now.from()) * length / now.length();
        zoom(from, from + length);
    }

    /** Moves the stretch in view by so many epochs, as far as the run goes. */
    public void pan(double by) {
        zoom(view.get().from() + by, view.get().to() + by);
    }

    /** Shows the whole run. */
    public void reset() {
        view.set(new Span(0, end));
    }
}
