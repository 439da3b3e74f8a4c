package org.epsilonlab.ui.models;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.stage.Mosaic;
import org.epsilonlab.ui.stage.PixelCanvas;

/** All that is known of the network that is chosen, or of several side by side. */
final class ModelDetail extends VBox {

    /** Of a network's column beside others, in heights of the body text; several of them may have to be scrolled. */
    private static final double LEAST = 9;

    private final ModelsModel model;
    private final Appearance appearance;

    ModelDetail(ModelsModel model, Appearance appearance) {
        this.model = model;
        this.appearance = appearance;
        getStyleClass().add("model-detail");
        setId("model-detail");
        model.chosen().addListener((ListChangeListener<ModelItem>) change -> refresh());
        appearance.lookProperty().subscribe(look -> refresh());
    }

    private void refresh() {
        List<ModelItem> chosen = model.chosen();
        if (chosen.isEmpty()) {
            getChildren()
                    .setAll(plain("Choose a network on the left to read what is known of it; Shift and an arrow key,"
                            + " or Ctrl and a click, takes another beside it."));
        } else if (chosen.size() == 1) {
            getChildren().setAll(one(chosen.get(0)));
        } else {
            Label heading = new Label(chosen.size() + " networks compared");
            heading.getStyleClass().add("detail-title");
            Label help = plain("Lines in which they differ are bold and underlined.");
            getChildren().setAll(heading, help, table(List.copyOf(chosen)));
        }
    }

    private VBox one(ModelItem item) {
        Label title = new Label(item.card().title());
        title.getStyleClass().add("detail-title");
        title.setWrapText(true);
        ArchitectureStrip strip = new ArchitectureStrip(appearance);
        strip.getStyleClass().add("detail-strip");
        strip.show(item.card());
        VBox box = new VBox(title);
        List<Pixels> learnt = model.pictures(item);
        if (!learnt.isEmpty()) {
            PixelCanvas pictures = new PixelCanvas(appearance);
            pictures.getStyleClass().add("detail-pictures");
            pictures.show(Mosaic.of(learnt, learnt.size(), 1));
            pictures.setAccessibleText("One picture of each class");
            box.getChildren().add(pictures);
        }
        box.getChildren().addAll(strip, table(List.of(item)));
        box.getStyleClass().add("detail-one");
        return box;
    }

    /** A line a fact, a column a network. */
    private GridPane table(List<ModelItem> items) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("fact-table");
        grid.setId("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().add(names);
        for (int i = 0; i < items.size(); i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(Priority.ALWAYS);
            // All the same, however much each has to say.
            column.setMinWidth(items.size() == 1 ? 0 : appearance.look().px(LEAST));
            column.setPrefWidth(1);
            grid.getColumnConstraints().add(column);
        }
        int line = 0;
        if (items.size() > 1) {
            grid.add(new Label(), 0, line);
            for (int i = 0; i < items.size(); i++) {
                grid.add(cell(items.get(i).card().title(), "strong"), i + 1, line);
            }
            line++;
        }
        for (ModelWords.Fact fact : ModelWords.FACTS) {
            List<String> words = items.stream().map(fact.words()).toList();
            grid.add(cell(fact.name(), "muted"), 0, line);
            String style = words.stream().distinct().count() > 1 ? "different" : "same";
            for (int i = 0; i < words.size(); i++) {
                grid.add(cell(words.get(i), style), i + 1, line);
            }
            line++;
        }
        return grid;
    }

    private static Label cell(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }

    private static Label plain(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }
}
