package org.epsilonlab.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.EpsilonFormat;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.stage.PixelCanvas;
import org.epsilonlab.ui.stage.Verdict;
import org.jspecify.annotations.Nullable;

/** The same eight pictures, attacked by the network as it is now: the class sees it learn. */
final class StripPane extends VBox {

    private static final int COUNT = 8;
    private static final int COLUMNS = 2;
    /** Side of a picture, in heights of the body text, unless the window has room for more. */
    private static final double SIDE = 6.6;

    private static final double LEAST = 3.6;
    /** What stands above the pictures, and below each. */
    private static final double HEAD = 8;

    private static final double CAPTION = 3.9;

    /** Width of its caption, which names two classes and a percentage at most. */
    private static final double WIDTH = 9.6;

    /** What stands beside the pictures of a row, and between them and their cell's edge. */
    private static final double MARGINS = 3.2;

    private static final double EDGE = 0.8;
    /** Of the place's width, beyond which the pictures take no more. */
    private static final double SHARE = 0.2;

    private final StripModel model;
    private final Appearance appearance;
    private final IntConsumer open;
    private final Label caption = new Label();
    private final List<Cell> cells = new ArrayList<>();
    private double side = SIDE;

    /** @param open takes the place of a picture in the test set */
    StripPane(StripModel model, Appearance appearance, IntConsumer open) {
        this.model = model;
        this.appearance = appearance;
        this.open = open;
        getStyleClass().addAll("card", "strip-pane");
        setMinHeight(USE_PREF_SIZE);
        Label title = new Label("The same eight, attacked by the network as it is now");
        title.getStyleClass().add("strong");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        caption.getStyleClass().add("muted");
        caption.setWrapText(true);
        caption.setMinHeight(Region.USE_PREF_SIZE);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("strip-grid");
        for (int i = 0; i < COUNT; i++) {
            Cell cell = new Cell();
            cells.add(cell);
            grid.add(cell.button, i % COLUMNS, i / COLUMNS);
        }
        getChildren().addAll(title, caption, grid);
        model.stripProperty().subscribe(strip -> show(strip));
        model.subjectProperty().subscribe(run -> show(model.stripProperty().get()));
        appearance.lookProperty().subscribe(look -> cells.forEach(Cell::resize));
    }

    /**
     * Makes the pictures as large as they may be while all of them are in view and the curves keep most of the place.
     *
     * @param height there is
     * @param place width of the whole place
     * @return the width they take
     */
    double fit(double height, double place) {
        double em = appearance.look().px(1);
        double rows = (double) COUNT / COLUMNS;
        double free = (height / em - HEAD) / rows - CAPTION;
        double most = (SHARE * place / em - MARGINS) / COLUMNS - EDGE;
        side = Math.max(LEAST, Math.min(Math.max(SIDE, most), free));
        cells.forEach(Cell::resize);
        return em * (COLUMNS * cellWidth() + MARGINS);
    }

    private double cellWidth() {
        return Math.max(WIDTH, side + EDGE);
    }

    private void show(@Nullable Strip strip) {
        if (strip == null) {
            RunItem run = model.subjectProperty().get();
            caption.setText(
                    run == null
                            ? "Start a training to see them."
                            : run.record().history().isEmpty()
                                    ? "They appear after the first epoch."
                                    : "They appear after its next epoch.");
        } else {
            caption.setText("PGD-10 · ε " + EpsilonFormat.decimal(strip.epsilon()) + " · epoch " + strip.epoch());
        }
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i)
                    .show(
                            strip == null || i >= strip.pictures().size()
                                    ? null
                                    : strip.pictures().get(i));
        }
    }

    /** One picture with its caption, to be opened on stage. */
    private final class Cell {
        private final PixelCanvas canvas = new PixelCanvas(appearance);
        private final Label answer = new Label();
        private final Label verdict = new Label();
        private final Button button = new Button();
        private int index = -1;

        Cell() {
            canvas.setMouseTransparent(true);
            answer.getStyleClass().add("strong");
            verdict.getStyleClass().add("strip-verdict");
            VBox box = new VBox(canvas, answer, verdict);
            box.setAlignment(Pos.TOP_CENTER);
            button.setGraphic(box);
            button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            button.getStyleClass().addAll("flat", "strip-cell");
            button.setOnAction(event -> {
                if (index >= 0) {
                    open.accept(index);
                }
            });
            Tips.install(button, "Opens this picture on the stage.");
            resize();
        }

        void resize() {
            double side = appearance.look().px(StripPane.this.side) + 2 * PixelCanvas.FRAME;
            canvas.setMinSize(side, side);
            canvas.setPrefSize(side, side);
            canvas.setMaxSize(side, side);
            button.setMinWidth(appearance.look().px(cellWidth()));
            button.setMaxWidth(appearance.look().px(cellWidth()));
        }

        void show(@Nullable StripPicture picture) {
            button.setDisable(picture == null);
            if (picture == null) {
                index = -1;
                canvas.show(null);
                canvas.setFrame(PixelCanvas.Frame.NONE);
                answer.setText(" ");
                verdict.setText(" ");
                return;
            }
            index = picture.index();
            canvas.show(picture.raster());
            Verdict now = picture.holds() ? Verdict.HOLDS : Verdict.FOOLED;
            canvas.setFrame(now.frame());
            answer.setText(String.format(Locale.ROOT, "%s %.0f %%", picture.prediction(), 100 * picture.confidence()));
            verdict.setText(now.icon() + " " + (picture.holds() ? "holds" : "was " + picture.label()));
            verdict.getStyleClass().setAll("label", "strip-verdict", picture.holds() ? "holds" : "fooled");
            button.setAccessibleText(answer.getText() + ", " + verdict.getText());
        }
    }
}
