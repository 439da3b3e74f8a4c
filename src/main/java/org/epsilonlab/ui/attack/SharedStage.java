package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.concurrent.Task;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.SharedChange;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Prediction;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.common.SliderField;
import org.epsilonlab.ui.common.ValueFormat;
import org.epsilonlab.ui.stage.PixelCanvas;
import org.epsilonlab.ui.stage.Raster;
import org.jspecify.annotations.Nullable;

/** New pictures with the change on them: one large, on which a sticker is moved with the mouse, and a dozen small. */
final class SharedStage extends VBox {

    private static final int SMALL = 12;
    private static final int MEASURED = 200;
    /** Sides of the pictures in heights of the body text; the large one leaves half of a narrow window to the words. */
    private static final double LARGE_SIDE = 18;

    private static final double SMALL_SIDE = 6.6;
    private static final double LARGE_SHARE = 0.5;

    private LabelledImages images;
    private final Appearance appearance;
    private final Executor thread;
    private final PixelCanvas large;
    private final Label said = new Label("New pictures appear here with the change on them.");
    private final SliderField turn = new SliderField("Turned", ValueFormat.whole("degrees"), -180, 180, 0).steps(1, 15);
    private final SliderField scale = new SliderField("Scale", ValueFormat.decimal(2), 0.5, 2, 1).steps(0.01, 0.1);
    private final VBox movers = new VBox(turn, scale);
    private final FlowPane small = new FlowPane();
    private ModelCatalog.@Nullable Entry network;
    private @Nullable SharedChange change;
    private Goal goal = Goal.UNTARGETED;
    private int first;
    private int chosen;
    private double shareX = 0.5;
    private double shareY = 0.5;
    private @Nullable Task<List<Prediction>> underWay;

    SharedStage(LabelledImages images, Appearance appearance, Executor thread) {
        this.images = images;
        this.appearance = appearance;
        this.thread = thread;
        large = new PixelCanvas(appearance);
        large.setId("shared-large");
        large.addEventHandler(MouseEvent.MOUSE_PRESSED, this::move);
        large.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::move);
        said.setWrapText(true);
        said.setId("shared-said");
        turn.help("By how many degrees the sticker is turned.");
        scale.help("How large the sticker is, beside the size it was made in.");
        turn.valueProperty().addListener((source, before, after) -> drawLarge());
        scale.valueProperty().addListener((source, before, after) -> drawLarge());
        movers.setVisible(false);
        VBox beside = new VBox(said, movers);
        beside.getStyleClass().add("shared-beside");
        HBox.setHgrow(beside, Priority.ALWAYS);
        HBox top = new HBox(large, beside);
        top.getStyleClass().add("shared-top");
        small.getStyleClass().add("shared-small");
        getStyleClass().add("shared-stage");
        getChildren().addAll(top, small);
        appearance.lookProperty().subscribe(look -> fit());
        widthProperty().subscribe(width -> fit());
    }

    /** Pictures grow with the text, and stay square. */
    private void fit() {
        Look look = appearance.look();
        double room = getWidth() > 0 ? LARGE_SHARE * getWidth() : Double.MAX_VALUE;
        square(large, Math.min(look.px(LARGE_SIDE), Math.rint(room)));
        small.getChildren()
                .forEach(cell -> square((Region) ((VBox) cell).getChildren().get(0), look.px(SMALL_SIDE)));
    }

    private static void square(Region picture, double side) {
        picture.setMinSize(side, side);
        picture.setPrefSize(side, side);
        picture.setMaxSize(side, side);
    }

    /** Other pictures are offered; a change for the ones before means nothing to them. */
    void setImages(LabelledImages now) {
        images = now;
        change = null;
        first = 0;
        chosen = 0;
    }

    /** From now on the change is for that network and was made from the first {@code trained} pictures. */
    void use(ModelCatalog.Entry model, int trained, Goal wanted) {
        network = model;
        goal = wanted;
        first = trained;
        chosen = trained;
    }

    /** Lays the change on new pictures, and tells how many of some hundred it fools. */
    void show(SharedChange now, Consumer<String> words) {
        change = now;
        movers.setVisible(now.isMovable());
        shareX = 0.5;
        shareY = 0.5;
        next();
        int from = Math.min(first, images.size() - 1);
        int count = Math.min(MEASURED, images.size() - from);
        List<Integer> rows = IntStream.range(from, from + count).boxed().toList();
        predict(rows.stream().map(i -> changed(i, 0.5, 0.5)).toList(), predictions -> {
            long fooled = IntStream.range(0, count)
                    .filter(i -> goal.isReached(
                            images.label(rows.get(i)), predictions.get(i).label()))
                    .count();
            words.accept(String.format(
                    Locale.ROOT,
                    "On %d new pictures%s it reaches its goal %d times (%.0f %%); the network's own errors are among them.",
                    count,
                    now.isMovable() ? ", the sticker in the middle," : "",
                    fooled,
                    100.0 * fooled / count));
        });
    }

    /** The next dozen. */
    void next() {
        chosen = chosen + SMALL < images.size() ? chosen + SMALL : first;
        int start = chosen;
        List<Integer> rows = IntStream.range(start, Math.min(images.size(), start + SMALL))
                .boxed()
                .toList();
        predict(rows.stream().map(i -> changed(i, 0.5, 0.5)).toList(), predictions -> {
            small.getChildren().clear();
            for (int i = 0; i < rows.size(); i++) {
                small.getChildren().add(cell(rows.get(i), predictions.get(i)));
            }
            drawLarge();
        });
    }

    private Node cell(int index, Prediction prediction) {
        PixelCanvas canvas = new PixelCanvas(appearance);
        square(canvas, appearance.look().px(SMALL_SIDE));
        canvas.show(Raster.of(changed(index, 0.5, 0.5)));
        boolean fooled = goal.isReached(images.label(index), prediction.label());
        canvas.setFrame(fooled ? PixelCanvas.Frame.FOOLED : PixelCanvas.Frame.HOLDS);
        VBox cell = new VBox(canvas, new Label((fooled ? "✗ " : "✓ ") + name(prediction.label())));
        cell.getStyleClass().add("shared-cell");
        cell.setOnMouseClicked(event -> {
            chosen = index;
            drawLarge();
        });
        return cell;
    }

    private String name(int label) {
        ModelCatalog.Entry model = network;
        return model == null ? "" : model.card().classes().get(label);
    }

    private Pixels changed(int index, double x, double y) {
        Pixels picture = images.image(index);
        SharedChange now = change;
        return now == null
                ? picture
                : now.on(
                        picture,
                        new SharedChange.Place(
                                x * picture.width(),
                                y * picture.height(),
                                scale.valueProperty().get(),
                                turn.valueProperty().get()));
    }

    private void move(MouseEvent event) {
        if (change != null && change.isMovable()) {
            shareX = Math.min(1, Math.max(0, event.getX() / large.getWidth()));
            shareY = Math.min(1, Math.max(0, event.getY() / large.getHeight()));
            drawLarge();
        }
    }

    private void drawLarge() {
        if (change == null) {
            return;
        }
        int index = chosen;
        Pixels picture = changed(index, shareX, shareY);
        large.show(Raster.of(picture));
        predict(List.of(picture), predictions -> {
            Prediction now = predictions.get(0);
            boolean fooled = goal.isReached(images.label(index), now.label());
            large.setFrame(fooled ? PixelCanvas.Frame.FOOLED : PixelCanvas.Frame.HOLDS);
            said.setText(String.format(
                    Locale.ROOT,
                    "%s %s %.0f %%%nIt is: %s.%s",
                    fooled ? "✗" : "✓",
                    name(now.label()),
                    100 * now.confidence(),
                    name(images.label(index)),
                    change != null && change.isMovable() ? "\nDrag the sticker about." : ""));
        });
    }

    private void predict(List<Pixels> pictures, Consumer<List<Prediction>> then) {
        ModelCatalog.Entry model = network;
        if (model == null) {
            return;
        }
        Task<List<Prediction>> task = new Task<>() {
            @Override
            protected List<Prediction> call() throws Exception {
                if (isCancelled()) {
                    return new ArrayList<>();
                }
                try (Classifier classifier = ModelLoader.load(model.folder())) {
                    return classifier.predict(pictures);
                }
            }
        };
        if (pictures.size() == 1 && underWay != null) {
            // A mouse is quicker than a network; only where it is now matters.
            underWay.cancel();
        }
        underWay = pictures.size() == 1 ? task : underWay;
        task.setOnSucceeded(event -> then.accept(task.getValue()));
        thread.execute(task);
    }
}
