package org.epsilonlab.ui.models;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.AccuracyRecord;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.ShareBar;
import org.epsilonlab.ui.stage.Mosaic;
import org.epsilonlab.ui.stage.PixelCanvas;
import org.jspecify.annotations.Nullable;

/** A network's card in the list: what it looks at, what it is, and how it does, clean and attacked. */
final class ModelCell extends ListCell<ModelItem> {

    /** In heights of the body text. */
    private static final double WIDE = 23;

    private final ModelsModel model;
    private final PixelCanvas pictures;
    private final ArchitectureStrip strip;
    private final Label title = new Label();
    private final Label about = new Label();
    private final ShareBar cleanBar = new ShareBar("before");
    private final ShareBar robustBar = new ShareBar("after");
    private final Label clean = new Label();
    private final Label robust = new Label();
    private final Label attack = new Label();
    private final HBox card;

    ModelCell(ModelsModel model, Appearance appearance) {
        this.model = model;
        getStyleClass().add("model-cell");
        pictures = new PixelCanvas(appearance);
        strip = new ArchitectureStrip(appearance);
        StackPane picture = new StackPane(pictures, strip);
        picture.getStyleClass().add("model-picture");
        picture.setMouseTransparent(true);
        title.getStyleClass().add("model-title");
        about.getStyleClass().addAll("muted", "small");
        attack.getStyleClass().addAll("muted", "small");
        GridPane figures = new GridPane();
        figures.getStyleClass().add("model-figures");
        figures.addRow(0, name("clean"), cleanBar, clean);
        figures.addRow(1, name("robust"), robustBar, robust);
        for (Label number : List.of(clean, robust)) {
            number.getStyleClass().add("model-number");
            number.setMinWidth(Region.USE_PREF_SIZE);
        }
        for (ShareBar bar : List.of(cleanBar, robustBar)) {
            GridPane.setHgrow(bar, Priority.ALWAYS);
        }
        VBox words = new VBox(title, about, figures, attack);
        words.getStyleClass().add("model-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        card = new HBox(picture, words);
        card.getStyleClass().add("model-card");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        // A title that is cut off tells networks apart no more; the picture stands beside the list as well.
        widthProperty().subscribe(width -> {
            boolean hasRoom = width.doubleValue() == 0
                    || width.doubleValue() > appearance.look().px(WIDE);
            picture.setVisible(hasRoom);
            picture.setManaged(hasRoom);
        });
        // The list is as wide as its room, and a cell no wider than the list.
        setPrefWidth(0);
    }

    private static Label name(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("small");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    @Override
    protected void updateItem(@Nullable ModelItem item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText("");
            setTooltip(null);
            return;
        }
        List<Pixels> learnt = model.pictures(item);
        pictures.setVisible(!learnt.isEmpty());
        strip.setVisible(learnt.isEmpty());
        pictures.show(learnt.isEmpty() ? null : Mosaic.of(learnt, learnt.size() > 4 ? 3 : 2, 3));
        strip.show(learnt.isEmpty() ? item.card() : null);
        title.setText(item.card().title());
        about.setText(item.origin().words() + " · "
                + ModelWords.takes(item.card().inputShape()) + " · "
                + String.format(
                        Locale.ENGLISH, "%,d classes", item.card().classes().size()));
        figures(item);
        setAccessibleText(item.card().title() + ", " + about.getText() + ", " + clean.getText() + " clean, "
                + robust.getText() + " robust, " + attack.getText());
        setTooltip(new Tooltip(getAccessibleText().replace(", ", "\n")));
        setGraphic(card);
    }

    private void figures(ModelItem item) {
        boolean isMeasured = !item.card().accuracy().isEmpty();
        AccuracyRecord first = isMeasured ? item.card().accuracy().get(0) : null;
        cleanBar.show(first == null ? -1 : first.clean());
        robustBar.show(first == null ? -1 : first.robust());
        clean.setText(first == null ? "–" : percent(first.clean()));
        robust.setText(first == null ? "–" : percent(first.robust()));
        attack.setText(
                first == null
                        ? "accuracy not measured"
                        : ModelWords.attack(first) + String.format(Locale.ENGLISH, " · n = %,d", first.n()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
