package org.epsilonlab.ui.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.epsilonlab.image.Pixels;

/** Ink on a square pad, stroke by stroke, each of which can be taken back and drawn again; knows no view. */
final class Drawing {

    /** Height and width of the pad in pixels: ten for each of a digit network's. */
    static final int SIDE = 280;

    /** A tip that leaves lines about as bold as those of MNIST. */
    static final double USUAL_SIZE = 22;

    // Properties

    private final ObjectProperty<Stroke.Tool> tool = new SimpleObjectProperty<>(this, "tool", Stroke.Tool.BRUSH);
    private final DoubleProperty size = new SimpleDoubleProperty(this, "size", USUAL_SIZE);
    private final BooleanProperty centred = new SimpleBooleanProperty(this, "centred", true);
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper(this, "version");
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");

    private final List<Stroke> strokes = new ArrayList<>();
    private final List<Stroke> undone = new ArrayList<>();
    private final List<Point2D.Double> current = new ArrayList<>();
    private final BufferedImage ink = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);

    /** Puts the pen down. */
    void begin(double x, double y) {
        current.clear();
        undone.clear();
        extend(x, y);
    }

    /** Moves it on. */
    void extend(double x, double y) {
        Point2D.Double to = new Point2D.Double(x, y);
        Point2D.Double from = current.isEmpty() ? to : current.get(current.size() - 1);
        current.add(to);
        paint(tool.get(), size.get(), from, to);
        changed();
    }

    /** Lifts it. */
    void end() {
        if (!current.isEmpty()) {
            strokes.add(new Stroke(tool.get(), size.get(), current));
            current.clear();
            changed();
        }
    }

    /** Takes all ink away. */
    void clear() {
        end();
        if (!isEmpty()) {
            undone.clear();
            strokes.add(new Stroke(Stroke.Tool.CLEAR, size.get(), List.of()));
            repaint();
        }
    }

    /** Takes the last stroke back. */
    void undo() {
        end();
        if (!strokes.isEmpty()) {
            undone.add(strokes.remove(strokes.size() - 1));
            repaint();
        }
    }

    /** Draws it again. */
    void redo() {
        if (!undone.isEmpty()) {
            strokes.add(undone.remove(undone.size() - 1));
            repaint();
        }
    }

    private void repaint() {
        blank();
        for (Stroke stroke : strokes) {
            if (stroke.tool() == Stroke.Tool.CLEAR) {
                blank();
            }
            // Piece by piece, as it was drawn, so that it looks the same to the pixel.
            for (int i = 0; i < stroke.points().size(); i++) {
                paint(
                        stroke.tool(),
                        stroke.size(),
                        stroke.points().get(Math.max(0, i - 1)),
                        stroke.points().get(i));
            }
        }
        changed();
    }

    private void blank() {
        Graphics2D pen = ink.createGraphics();
        pen.setColor(Color.BLACK);
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.dispose();
    }

    private void paint(Stroke.Tool with, double width, Point2D.Double from, Point2D.Double to) {
        Graphics2D pen = ink.createGraphics();
        pen.setColor(with == Stroke.Tool.BRUSH ? Color.WHITE : Color.BLACK);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new Line2D.Double(from, to));
        pen.dispose();
    }

    private void changed() {
        canUndo.set(!strokes.isEmpty() || !current.isEmpty());
        canRedo.set(!undone.isEmpty());
        version.set(version.get() + 1);
    }

    /** Whether there is no ink. */
    boolean isEmpty() {
        Pixels now = pixels();
        for (float value : now.toArray()) {
            if (value > 0) {
                return false;
            }
        }
        return true;
    }

    /** The pad as it is now: one channel, light ink on a dark ground, in [0, 1]. */
    Pixels pixels() {
        int[] grey = ink.getRaster().getPixels(0, 0, SIDE, SIDE, (int[]) null);
        float[] values = new float[grey.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = grey[i] / 255f;
        }
        return new Pixels(1, SIDE, SIDE, values);
    }

    ObjectProperty<Stroke.Tool> toolProperty() {
        return tool;
    }

    /** Of the tip, in pixels of the pad. */
    DoubleProperty sizeProperty() {
        return size;
    }

    /** Whether a small grey network gets the ink centred and scaled as MNIST's digits are. */
    BooleanProperty centredProperty() {
        return centred;
    }

    /** Another number after each change of the ink. */
    ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }
}
