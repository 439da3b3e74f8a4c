package org.epsilonlab.ui.evaluation;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.GridView;
import org.epsilonlab.evaluation.PictureResult;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.common.Titled;
import org.jspecify.annotations.Nullable;

/** The pictures behind a number. One of them goes on the stage with the very attack. */
final class PicturesPane extends VBox {

    private static final double CAPTION = 2.4;

    private final EvaluationModel model;
    private final Appearance appearance;
    private final OpenOnStage stage;
    private final ObservableList<PictureResult> shown = FXCollections.observableArrayList();
    private final GridView<PictureResult> grid = new GridView<>(shown);
    private final Label words = new Label();
    private final Label nothing = new Label();
    private final ComboBox<PictureOrder> order =
            new ComboBox<>(FXCollections.observableArrayList(PictureOrder.values()));
    private final ObjectProperty<@Nullable PictureResult> chosen = new SimpleObjectProperty<>();
    private final Command open;

    PicturesPane(EvaluationModel model, Appearance appearance, OpenOnStage stage) {
        this.model = model;
        this.appearance = appearance;
        this.stage = stage;
        open = new Command(
                        "Put on stage",
                        "Shortcut+P",
                        "Shows the chosen picture in the Attack place under this very attack; so does a double click.",
                        this::open)
                .enableWhen(chosen.map(picture -> true).orElse(false), "Choose a picture first.");
        createView();
        init();
    }

    private void createView() {
        getStyleClass().addAll("card", "pictures-pane");
        words.getStyleClass().add("strong");
        words.setId("pictures-words");
        words.setMinWidth(0);
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        nothing.managedProperty().bind(nothing.visibleProperty());
        order.setConverter(new Titled<>(PictureOrder::title));
        order.setValue(PictureOrder.DATA);
        order.setAccessibleText("Order of the pictures");
        order.setMinWidth(Region.USE_PREF_SIZE);
        Tips.install(order, "Order\nIn which order the pictures are shown.");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var button = open.button();
        button.setMinWidth(Region.USE_PREF_SIZE);
        HBox header = new HBox(words, space, order, button);
        header.getStyleClass().add("pictures-header");
        header.setAlignment(Pos.CENTER_LEFT);
        grid.setId("pictures");
        grid.setMinHeight(0);
        grid.setFocusTraversable(true);
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(header, nothing, grid);
        setMinHeight(0);
    }

    private void init() {
        appearance.lookProperty().subscribe(look -> {
            double space = look.px(0.2);
            grid.setCellWidth(look.px(PictureCell.SIDE + 1.6));
            grid.setCellHeight(look.px(PictureCell.SIDE + CAPTION));
            grid.setHorizontalCellSpacing(space);
            grid.setVerticalCellSpacing(space);
            grid.setCellFactory(view -> new PictureCell(model, appearance, chosen, this::press));
        });
        model.selectionProperty().subscribe(now -> show());
        model.figuresProperty().subscribe(now -> show());
        order.valueProperty().addListener((source, before, now) -> show());
        grid.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void show() {
        Selection now = model.selectionProperty().get();
        if (now == null) {
            shown.clear();
            words.setText("Pictures");
            nothing.setText("The pictures of the point, cell or row that you choose appear here.");
            nothing.setVisible(true);
            chosen.set(null);
            return;
        }
        List<PictureResult> pictures = now.pictures().stream()
                .sorted(order.getValue()
                        .comparator(now.figure().figure().attack().norm()))
                .toList();
        if (!pictures.equals(shown)) {
            shown.setAll(pictures);
        }
        words.setText(now.words() + String.format(Locale.ENGLISH, ": %,d", pictures.size()));
        nothing.setText("No picture is like that.");
        nothing.setVisible(pictures.isEmpty());
        PictureResult kept = chosen.get();
        if (kept != null && !pictures.contains(kept)) {
            chosen.set(null);
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || shown.isEmpty()) {
            return;
        }
        int at = shown.indexOf(chosen.get());
        int perRow = Math.max(
                1, (int) ((grid.getWidth() - 18) / (grid.getCellWidth() + 2 * grid.getHorizontalCellSpacing())));
        int wanted;
        if (event.getCode() == KeyCode.ENTER) {
            open();
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case LEFT -> wanted = at - 1;
            case RIGHT -> wanted = at + 1;
            case UP -> wanted = at - perRow;
            case DOWN -> wanted = at + perRow;
            case HOME -> wanted = 0;
            case END -> wanted = shown.size() - 1;
            default -> {
                return;
            }
        }
        chosen.set(shown.get(Math.max(0, Math.min(shown.size() - 1, wanted))));
        event.consume();
    }

    private void press(PictureResult picture, boolean twice) {
        grid.requestFocus();
        chosen.set(picture);
        if (twice) {
            open();
        }
    }

    private void open() {
        Selection now = model.selectionProperty().get();
        PictureResult picture = chosen.get();
        if (now != null && picture != null) {
            stage.open(now.figure(), picture, now.goal());
        }
    }

    /** Its commands, whose keys work while the place is shown. */
    List<Command> commands() {
        return List.of(open);
    }
}
