package org.epsilonlab.ui.models;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.epsilonlab.image.Filter;
import org.epsilonlab.image.Resize;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.foreign.ImportForm;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.common.Titled;
import org.jspecify.annotations.Nullable;

/** How pictures were made smaller for a network: the length of the short side, of which the middle is cropped, and how. */
final class ResizeField extends HBox {

    private final TextField side = new TextField();
    private final ComboBox<Filter> filter = new ComboBox<>();
    private final Consumer<UnaryOperator<ImportForm>> changed;
    private boolean filling;

    /** @param changed takes each change by the user, which throws an IllegalArgumentException for what makes no sense */
    ResizeField(Consumer<UnaryOperator<ImportForm>> changed) {
        this.changed = changed;
        side.setId("import-resize");
        side.setAccessibleText("Short side before the crop");
        side.setPromptText("no resizing");
        side.setPrefColumnCount(6);
        filter.setId("import-filter");
        filter.setAccessibleText("How they were made smaller");
        filter.getItems().setAll(Filter.BILINEAR, Filter.BICUBIC, Filter.AREA);
        filter.setConverter(new Titled<>(each -> switch (each) {
            case BILINEAR -> "bilinear";
            case BICUBIC -> "bicubic";
            case AREA -> "average over areas";
        }));
        Tips.install(
                side,
                "Short side before the crop\nPixels to which the short side of its pictures was brought; their middle"
                        + " is what it sees. Empty: the largest middle part that fits.");
        Tips.install(filter, "How they were made smaller\nAs the code that trained the network did.");
        filter.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(filter, Priority.ALWAYS);
        getStyleClass().add("import-line");
        getChildren().addAll(side, filter);
        side.textProperty().addListener((source, before, now) -> tell());
        filter.valueProperty().addListener((source, before, now) -> tell());
    }

    private void tell() {
        filter.setDisable(side.getText().isBlank());
        if (!filling) {
            changed.accept(form -> form.withResize(value(form.shape())));
        }
    }

    /** Shows what a form says. */
    void show(ImportForm form) {
        filling = true;
        try {
            Resize resize = form.resize();
            side.setText(resize == null ? "" : Integer.toString(resize.shortSide()));
            filter.setValue(resize == null ? Filter.BILINEAR : resize.filter());
            filter.setDisable(resize == null);
        } finally {
            filling = false;
        }
    }

    /**
     * What stands there; null for nothing.
     *
     * @param shape of the network's pictures, which cannot be larger than what they are cropped from
     * @throws IllegalArgumentException with one sentence for the user
     */
    private @Nullable Resize value(InputShape shape) {
        String text = side.getText().strip();
        if (text.isEmpty()) {
            return null;
        }
        int least = Math.max(shape.height(), shape.width());
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < least) {
            throw new IllegalArgumentException(
                    "The short side is “" + text + "”; type a whole number from " + least + " to 99999, or nothing.");
        }
        return new Resize(Integer.parseInt(text), Objects.requireNonNullElse(filter.getValue(), Filter.BILINEAR));
    }
}
