package org.epsilonlab.ui.stage;

import java.util.function.IntConsumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.GridCell;
import org.epsilonlab.ui.common.Appearance;
import org.jspecify.annotations.Nullable;

/** One picture of the film strip, with a mark where the network errs. */
final class FilmCell extends GridCell<Integer> {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final FilmStrip strip;
    private final PixelCanvas canvas;
    private final Label wrong = new Label("✕");
    private final Tooltip tip = new Tooltip();

    /** The strip outlives its cells, which are made anew whenever other predictions are known, so it must not hold them. */
    private final InvalidationListener marking = selected -> mark();

    FilmCell(Appearance appearance, FilmStrip strip, IntConsumer choose) {
        this.strip = strip;
        canvas = new PixelCanvas(appearance);
        canvas.setMouseTransparent(true);
        wrong.getStyleClass().add("wrong-mark");
        StackPane.setAlignment(wrong, Pos.TOP_RIGHT);
        getStyleClass().add("film-cell");
        setGraphic(new StackPane(canvas, wrong));
        setOnMousePressed(event -> {
            if (getItem() != null) {
                choose.accept(getItem());
            }
        });
        strip.selectedProperty().addListener(new WeakInvalidationListener(marking));
    }

    @Override
    protected void updateItem(@Nullable Integer item, boolean empty) {
        super.updateItem(item, empty);
        PictureSource source = strip.source();
        String caption = "";
        boolean errs = false;
        if (!empty && item != null && source != null && item < source.size()) {
            canvas.show(source.picture(item));
            errs = source.isWrong(item);
            caption = source.caption(item);
        } else {
            canvas.show(null);
        }
        wrong.setVisible(errs);
        tip.setText(errs ? caption + "\n✕ taken for something else" : caption);
        setTooltip(caption.isEmpty() ? null : tip);
        setAccessibleText(caption);
        mark();
    }

    private void mark() {
        pseudoClassStateChanged(
                CHOSEN,
                getItem() != null && getItem() == strip.selectedProperty().get());
    }

    @Override
    protected void layoutChildren() {
        double side = Math.min(getWidth(), getHeight());
        canvas.setPrefSize(side, side);
        super.layoutChildren();
    }
}
