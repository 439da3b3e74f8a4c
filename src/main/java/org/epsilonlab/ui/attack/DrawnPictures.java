package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.stage.Window;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Prediction;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.draw.DrawingPad;
import org.epsilonlab.ui.picture.OwnPicture;
import org.epsilonlab.ui.shell.Frame;
import org.jspecify.annotations.Nullable;

/** Pictures that are drawn by hand and guessed by the network on stage. */
final class DrawnPictures {

    private static final double USUAL_HEIGHT = 720;

    private final AttackModel model;
    private final Appearance appearance;
    private final StageEngine engine;
    private final Executor thread;
    private final Frame frame;
    private final Command draw;
    private @Nullable DrawingPad pad;
    private ModelCatalog.@Nullable Entry drawnFor;

    DrawnPictures(AttackModel model, Appearance appearance, StageEngine engine, Executor thread, Frame frame) {
        this.model = model;
        this.appearance = appearance;
        this.engine = engine;
        this.thread = thread;
        this.frame = frame;
        draw = new Command(
                        "Draw…",
                        "D",
                        "Opens a pad: the network on stage guesses while you draw, and the drawing can be attacked.",
                        this::open)
                .enableWhen(
                        model.models().modelProperty().map(now -> true).orElse(false),
                        "There is no network that could look at a drawing.");
    }

    Command draw() {
        return draw;
    }

    /** The same pad with its drawing, as long as the same network guesses. */
    private void open() {
        ModelCatalog.Entry network = model.models().modelProperty().get();
        if (network == null) {
            return;
        }
        DrawingPad shown = pad;
        if (shown == null || !network.equals(drawnFor)) {
            shown = new DrawingPad(new OnStage(network, engine), appearance, thread, this::attack, frame::hideSheet);
            pad = shown;
            drawnFor = network;
        }
        Window window = frame.window();
        shown.fit(appearance.look(), window == null ? USUAL_HEIGHT : window.getHeight());
        frame.showSheet(shown);
    }

    private void attack(OwnPicture picture) {
        frame.hideSheet();
        model.preparing().put(picture, made -> {}, frame::refuse);
    }

    /** The network on stage when the pad was opened. */
    private record OnStage(ModelCatalog.Entry entry, StageEngine engine) implements DrawingPad.Network {

        @Override
        public String title() {
            return entry.card().title();
        }

        @Override
        public InputShape shape() {
            return entry.card().inputShape();
        }

        @Override
        public List<String> classes() {
            return entry.card().classes();
        }

        @Override
        public Prediction predict(Pixels picture) throws ModelException {
            return engine.predict(entry, List.of(picture)).get(0);
        }
    }
}
