package org.epsilonlab.ui.training.chart;

import javafx.scene.input.KeyEvent;
import org.epsilonlab.ui.training.chart.EpochAxis.Span;

/** What the keys do with the cross-hair: arrows walk from point to point, ten at a time with Shift; plus and minus zoom. */
final class HairKeys {
    private static final double ZOOM = 0.85;

    /** Where points are closer than this share of what is in view, a step takes several. */
    private static final double LEAST_STEP = 0.005;

    private static final int FAR = 10;

    private final EpochAxis epochs;
    private final LivePlot plot;

    HairKeys(EpochAxis epochs, LivePlot plot) {
        this.epochs = epochs;
        this.plot = plot;
    }

    /** Whether the key meant something. */
    boolean press(KeyEvent event, Reading reading) {
        int steps = event.isShiftDown() ? FAR : 1;
        switch (event.getCode()) {
            case LEFT -> step(reading, -steps);
            case RIGHT -> step(reading, steps);
            case HOME -> show(plot.data().snap(0, this::isShown));
            case END -> show(plot.data().snap(epochs.end(), this::isShown));
            case PLUS, ADD, EQUALS -> epochs.zoomBy(ZOOM, middle(reading));
            case MINUS, SUBTRACT -> epochs.zoomBy(1 / ZOOM, middle(reading));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isShown(int curve) {
        return !plot.painter().isHidden(curve);
    }

    private double middle(Reading reading) {
        Span view = epochs.viewProperty().get();
        return reading.isNone() ? (view.from() + view.to()) / 2 : reading.epoch();
    }

    private void step(Reading reading, int steps) {
        Span view = epochs.viewProperty().get();
        if (reading.isNone()) {
            show(plot.data().snap(steps > 0 ? view.from() : view.to(), this::isShown));
            return;
        }
        double here = reading.epoch();
        for (int i = 0; i < Math.abs(steps); i++) {
            double next = next(here, Math.signum(steps), LEAST_STEP * view.length());
            if (Double.isNaN(next)) {
                break;
            }
            here = next;
        }
        show(here);
    }

    private double next(double here, double direction, double least) {
        double found = Double.NaN;
        for (int i = 0; i < plot.data().curves(); i++) {
            if (isShown(i)) {
                Points line = plot.data().line(i);
                double each = direction > 0 ? line.after(here + least) : line.before(here - least);
                if (Double.isNaN(found) || direction * each < direction * found) {
                    found = each;
                }
            }
        }
        return found;
    }

    /** Puts the cross-hair on an epoch, and the epoch into view. */
    private void show(double epoch) {
        if (Double.isNaN(epoch)) {
            return;
        }
        Span view = epochs.viewProperty().get();
        epochs.pan(epoch < view.from() ? epoch - view.from() : Math.max(0, epoch - view.to()));
        epochs.cursorProperty().set(epoch);
    }
}
