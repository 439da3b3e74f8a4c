package org.epsilonlab.ui.draw;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Prediction;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Keys;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.picture.OwnPicture;
import org.epsilonlab.ui.shell.Sheet;
import org.epsilonlab.ui.stage.AnswerBars;
import org.epsilonlab.ui.stage.PixelCanvas;
import org.epsilonlab.ui.stage.Probabilities;
import org.epsilonlab.ui.stage.Raster;

/** A pad to draw on, and what the network on stage takes the drawing for while it grows. */
public final class DrawingPad extends Sheet {

    private static final double LEAST_SIZE = 6;
    private static final double MOST_SIZE = 60;
    private static final double STEP = 4;

    /** In heights of the body text. */
    private static final double LARGEST = 25;

    /** Of the window's height. */
    private static final double PAD_SHARE = 0.5;

    /** The network that guesses. */
    public interface Network {
        String title();

        InputShape shape();

        List<String> classes();

        /** Off the FX thread, on the engine's. */
        Prediction predict(Pixels picture) throws ModelException;
    }

    private final Drawing drawing = new Drawing();
    private final Network network;
    private final Guesses guesses;
    private final PixelCanvas pad;
    private final PixelCanvas seen;
    private final AnswerBars bars = new AnswerBars();
    private final Label guess = new Label();

    // Commands

    private final Command undo = new Command("Undo", "Shortcut+Z", "Takes the last stroke back.", drawing::undo)
            .enableWhen(drawing.canUndoProperty().asObject(), "Nothing is drawn yet.");
    private final Command redo = new Command(
                    "Redo", "Shortcut+Shift+Z|Shortcut+Y", "Draws the stroke again.", drawing::redo)
            .enableWhen(drawing.canRedoProperty().asObject(), "Nothing was taken back.");
    private final Command clear = new Command(
                    "Clear", "Delete", "Takes all ink away; Undo brings it back.", drawing::clear)
            .enableWhen(drawing.canUndoProperty().asObject(), "Nothing is drawn yet.");
    private final Command brush =
            new Command("Brush", "B", "Draws.", () -> drawing.toolProperty().set(Stroke.Tool.BRUSH));
    private final Command eraser =
            new Command("Eraser", "E", "Rubs out.", () -> drawing.toolProperty().set(Stroke.Tool.ERASER));
    private final Command thinner = new Command("Thinner", "Minus|Subtract", "A thinner tip.", () -> size(-STEP));
    private final Command bolder = new Command("Bolder", "Plus|Add|Equals", "A bolder tip.", () -> size(STEP));
    private final Command attack;

    /**
     * @param thread the engine's
     * @param attacked hears of the drawing once it is to be attacked
     * @param closed closes this
     */
    public DrawingPad(
            Network network, Appearance appearance, Executor thread, Consumer<OwnPicture> attacked, Runnable closed) {
        super("Draw");
        this.network = network;
        setId("drawing-pad");
        getStylesheets().add(String.valueOf(DrawingPad.class.getResource("draw.css")));
        pad = new PixelCanvas(appearance);
        seen = new PixelCanvas(appearance);
        guesses = new Guesses(thread, network, this::show, guess::setText);
        attack = new Command(
                        "Attack it",
                        "Enter",
                        "Puts the drawing on stage, as the network sees it.",
                        () -> attacked.accept(picture()))
                .enableWhen(drawing.canUndoProperty().asObject(), "Draw something first.");
        createView(closed);
        init();
    }

    private void createView(Runnable closed) {
        pad.setId("pad");
        pad.setCursor(Cursor.CROSSHAIR);
        pad.setAccessibleText("The pad, to be drawn on with the mouse");
        seen.getStyleClass().add("seen");
        guess.setId("guess");
        guess.getStyleClass().add("guess");
        guess.setWrapText(true);
        VBox left = new VBox(pad, DrawTools.tools(drawing, LEAST_SIZE, MOST_SIZE, List.of(undo, redo, clear)));
        left.getStyleClass().add("draw-left");
        Label caption = caption("As the network sees it");
        VBox right = new VBox(caption, seen);
        if (DrawnPicture.isCentrable(network.shape())) {
            right.getChildren().add(DrawTools.frame(drawing));
        }
        right.getChildren().addAll(caption("What " + network.title() + " takes it for"), guess, bars);
        right.getStyleClass().add("draw-right");
        HBox both = new HBox(left, right);
        both.getStyleClass().add("draw-both");
        Button close = new Button("Close");
        close.setOnAction(event -> closed.run());
        Tips.install(close, "Close (Esc)\nThe drawing is kept until you draw another or the window closes.");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(space, close, attack.button().main());
        buttons.getStyleClass().add("draw-line");
        VBox body = new VBox(both, buttons);
        body.getStyleClass().add("draw");
        setBody(body);
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("panel-heading");
        label.setWrapText(true);
        return label;
    }

    /**
     * Makes the pad as large as it may be with its tools in view; before it is shown, since a sheet that changes its size
     * later leaves its first picture behind.
     *
     * @param look of the window
     * @param height of the window in pixels
     */
    public void fit(Look look, double height) {
        double side = Math.min(look.px(LARGEST), PAD_SHARE * height);
        pad.setMinSize(side, side);
        pad.setPrefSize(side, side);
    }

    private void init() {
        pad.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> draw(event, true));
        pad.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> draw(event, false));
        pad.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> drawing.end());
        drawing.versionProperty().addListener((source, before, after) -> refresh());
        refresh();
        drawing.centredProperty().addListener((source, before, after) -> refresh());
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> Keys.answer(event, undo, redo, clear, brush, eraser, thinner, bolder, attack));
    }

    private void size(double change) {
        drawing.sizeProperty()
                .set(Math.max(
                        LEAST_SIZE, Math.min(MOST_SIZE, drawing.sizeProperty().get() + change)));
    }

    private void draw(MouseEvent event, boolean isFirst) {
        double room = Math.min(pad.getWidth(), pad.getHeight()) - 2 * PixelCanvas.FRAME;
        double x = (event.getX() - (pad.getWidth() - room) / 2) / room * Drawing.SIDE;
        double y = (event.getY() - (pad.getHeight() - room) / 2) / room * Drawing.SIDE;
        if (isFirst) {
            requestFocus();
            drawing.begin(x, y);
        } else {
            drawing.extend(x, y);
        }
        event.consume();
    }

    private OwnPicture picture() {
        return DrawnPicture.of(
                drawing.pixels(), network.shape(), drawing.centredProperty().get());
    }

    private void refresh() {
        Pixels ink = drawing.pixels();
        pad.show(Raster.of(ink));
        if (drawing.isEmpty()) {
            seen.show(null);
            bars.clear();
            guesses.drop();
            guess.setText("Draw on the pad with the mouse or a pen.");
            return;
        }
        Pixels ready = picture().prepare(network.shape()).pixels();
        seen.show(Raster.of(ready));
        guesses.ask(ready);
    }

    private void show(Prediction prediction) {
        Probabilities answer = new Probabilities(prediction.probabilities());
        bars.show(network.classes(), answer);
        guess.setText(network.classes().get(answer.best()));
    }

    /** For tests and for a pen without a mouse: what is drawn. */
    Drawing drawing() {
        return Objects.requireNonNull(drawing);
    }

    /** Whether a guess is shown. */
    boolean hasGuess() {
        return !Bindings.isEmpty(guess.textProperty()).get()
                && bars.getAccessibleText().startsWith("most likely");
    }
}
