package org.epsilonlab.ui.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.controlsfx.control.GridCell;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.PictureResult;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.stage.PixelCanvas;
import org.epsilonlab.ui.stage.Raster;
import org.jspecify.annotations.Nullable;

/** One picture with what it is taken for under the attack. */
final class PictureCell extends GridCell<PictureResult> {

    /** Side of the picture in heights of the body text. */
    static final double SIDE = 4.2;

    /** Height of one row with the header above it, in the same unit. */
    static final double ROW = 11.4;

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final EvaluationModel model;
    private final ObservableValue<@Nullable PictureResult> chosen;
    private final PixelCanvas canvas;
    private final Label says = new Label();
    private final Tooltip tip = new Tooltip();

    /** The pane outlives its cells, so it must not hold them. */
    private final InvalidationListener marking = now -> mark();

    /** @param press hears of a press on a picture, and whether it was a double one */
    PictureCell(
            EvaluationModel model,
            Appearance appearance,
            ObservableValue<@Nullable PictureResult> chosen,
            BiConsumer<PictureResult, Boolean> press) {
        this.model = model;
        this.chosen = chosen;
        canvas = new PixelCanvas(appearance);
        canvas.setMouseTransparent(true);
        double side = appearance.look().px(SIDE);
        canvas.setPrefSize(side, side);
        canvas.setMinSize(side, side);
        canvas.setMaxSize(side, side);
        says.getStyleClass().add("picture-says");
        says.setMouseTransparent(true);
        VBox box = new VBox(canvas, says);
        box.getStyleClass().add("picture-cell");
        getStyleClass().add("film-cell");
        setGraphic(box);
        setOnMousePressed(event -> {
            if (getItem() != null) {
                press.accept(getItem(), event.getClickCount() == 2);
            }
        });
        chosen.addListener(new WeakInvalidationListener(marking));
    }

    @Override
    protected void updateItem(@Nullable PictureResult picture, boolean empty) {
        super.updateItem(picture, empty);
        if (empty || picture == null) {
            canvas.show(null);
            says.setText("");
            setTooltip(null);
            setAccessibleText("");
        } else {
            LabelledImages images = model.images();
            canvas.show(images == null ? null : Raster.of(images.image(picture.index())));
            canvas.setFrame(picture.holds() ? PixelCanvas.Frame.HOLDS : PixelCanvas.Frame.FOOLED);
            says.setText((picture.holds() ? "✓ " : "✕ ") + className(picture.after()));
            tip.setText(words(picture));
            setTooltip(tip);
            setAccessibleText(words(picture));
        }
        mark();
    }

    private String className(int label) {
        List<String> classes = model.classes();
        return label >= 0 && label < classes.size() ? classes.get(label) : String.valueOf(label);
    }

    private String words(PictureResult picture) {
        // One that holds may have been tried with a larger ε, whose change is not this figure's.
        String change = picture.holds()
                ? ""
                : String.format(Locale.ROOT, "%nchange: L∞ %.4f, L2 %.3f", picture.linf(), picture.l2());
        return String.format(
                Locale.ENGLISH,
                "Picture %,d, %s%nbefore: %s, %s%nunder the attack: %s, %s%nmargin %.2f → %.2f%s"
                        + "%nA double click puts it on stage.",
                picture.index(),
                className(picture.label()),
                className(picture.before()),
                FigureWords.percent(picture.confidenceBefore()),
                className(picture.after()),
                FigureWords.percent(picture.confidenceAfter()),
                picture.marginBefore(),
                picture.marginAfter(),
                change);
    }

    private void mark() {
        pseudoClassStateChanged(CHOSEN, getItem() != null && Objects.equals(getItem(), chosen.getValue()));
    }
}
