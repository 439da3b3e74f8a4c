package org.epsilonlab.ui.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.GridCell;
import org.controlsfx.control.GridView;
import org.epsilonlab.evaluation.PictureResult;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.stage.PixelCanvas;
import org.epsilonlab.ui.stage.Raster;
import org.jspecify.annotations.Nullable;

/** The pictures behind a number. One of them goes on the stage with the very attack. */
final class PicturesPane extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double SIDE = 4.2;
    private static final double CAPTION = 2.4;

    private final EvaluationModel model;
    private final Appearance appearance;
    private final OpenOnStage stage;
    private final ObservableList<PictureResult> shown = FXCollections.observableArrayList();
    private final GridView<PictureResult> grid = new GridView<>(shown);
    private final Label words = new Label();
    private final Label nothing = new Label();
    private final ComboBox<PictureOrder> order = new ComboBox<>(FXCollections.observableArrayList(PictureOrder.values()));
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
        order.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable PictureOrder value) {
                return value == null ? "" : value.title();
            }

            @Override
            public @Nullable PictureOrder fromString(String text) {
                return null;
            }
        });
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
            grid.setCellWidth(look.px(SIDE + 1.6));
            grid.setCellHeight(look.px(SIDE + CAPTION));
            grid.setHorizontalCellSpacing(space);
            grid.setVerticalCellSpacing(space);
            grid.setCellFactory(view -> new Cell());
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
                .sorted(order.getValue().comparator(now.figure().figure().attack().norm()))
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

    private void open() {
        Selection now = model.selectionProperty().get();
        PictureResult picture = chosen.get();
        if (now != null && picture != null) {
            stage.open(now.figure(), picture);
        }
    }

    /** Its commands, whose keys work while the place is shown. */
    List<Command> commands() {
        return List.of(open);
    }

    private String className(int label) {
        List<String> classes = model.images().classes();
        return label >= 0 && label < classes.size() ? classes.get(label) : String.valueOf(label);
    }

    /** One picture with what it is and what it is taken for. */
    private final class Cell extends GridCell<PictureResult> {
        private final PixelCanvas canvas = new PixelCanvas(appearance);
        private final Label says = new Label();
        private final Tooltip tip = new Tooltip();

        Cell() {
            canvas.setMouseTransparent(true);
            says.getStyleClass().add("picture-says");
            says.setMouseTransparent(true);
            says.setWrapText(true);
            VBox box = new VBox(canvas, says);
            box.getStyleClass().add("picture-cell");
            double side = appearance.look().px(SIDE);
            canvas.setPrefSize(side, side);
            canvas.setMinSize(side, side);
            canvas.setMaxSize(side, side);
            getStyleClass().add("film-cell");
            setGraphic(box);
            setOnMousePressed(event -> {
                if (getItem() != null) {
                    grid.requestFocus();
                    chosen.set(getItem());
                    if (event.getClickCount() == 2) {
                        open();
                    }
                }
            });
            chosen.subscribe(now -> mark());
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
                canvas.show(Raster.of(model.images().image(picture.index())));
                canvas.setFrame(picture.holds() ? PixelCanvas.Frame.HOLDS : PixelCanvas.Frame.FOOLED);
                says.setText((picture.holds() ? "✓ " : "✕ ") + className(picture.after()));
                tip.setText(words(picture));
                setTooltip(tip);
                setAccessibleText(words(picture));
            }
            mark();
        }

        private String words(PictureResult picture) {
            return String.format(
                    Locale.ENGLISH,
                    "Picture %,d, %s%nbefore: %s, %s%nunder the attack: %s, %s%nmargin %.2f → %.2f"
                            + "%nchange: L∞ %.4f, L2 %.3f%nA double click puts it on stage.",
                    picture.index(),
                    className(picture.label()),
                    className(picture.before()),
                    FigureWords.percent(picture.confidenceBefore()),
                    className(picture.after()),
                    FigureWords.percent(picture.confidenceAfter()),
                    picture.marginBefore(),
                    picture.marginAfter(),
                    picture.linf(),
                    picture.l2());
        }

        private void mark() {
            pseudoClassStateChanged(CHOSEN, getItem() != null && Objects.equals(getItem(), chosen.get()));
        }
    }
}
