package org.epsilonlab.ui.stage;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javafx.animation.PauseTransition;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.GridView;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Look;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a data set, drawn as they come into view. Arrow keys walk through them. It only emits which filter is
 * wanted; whoever knows the labels and predictions answers with {@link #show}.
 */
public final class FilmStrip extends VBox {
    /** Side of a picture where the room allows, and space on each side of it, in heights of the body text. */
    private static final double CELL = 3.8;

    private static final double SPACE = 0.15;

    private final Appearance appearance;
    private final Random random = new Random();
    private final ObservableList<Integer> shown = FXCollections.observableArrayList();
    private final GridView<Integer> grid = new GridView<>(shown);
    private final Label nothing = new Label("No picture passes this filter; choose another above.");
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
    private final ObjectProperty<PictureFilter> filter = new SimpleObjectProperty<>(this, "filter", PictureFilter.ALL);
    private final PauseTransition arranged = new PauseTransition(Duration.millis(50));
    private final FilmHeader header;
    private final List<Command> commands;
    private @Nullable PictureSource source;

    public FilmStrip(Appearance appearance) {
        this.appearance = appearance;
        commands = List.of(
                new Command("Previous picture", "Shortcut+Left", "Walks back through the film strip.", () -> walk(-1)),
                new Command("Next picture", "Shortcut+Right", "Walks on through the film strip.", () -> walk(1)),
                new Command("Random picture", "Shortcut+R", "Jumps to any picture of the film strip.", this::random));
        header = new FilmHeader(filter, commands);
        createView();
        init();
    }

    private void createView() {
        getStyleClass().addAll("card", "film-strip");
        grid.setCellFactory(view -> new FilmCell(appearance, this, this::choose));
        grid.setFocusTraversable(true);
        grid.setMinHeight(0);
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        nothing.managedProperty().bind(nothing.visibleProperty());
        nothing.setVisible(false);
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(header, nothing, grid);
    }

    private void init() {
        grid.heightProperty().subscribe(height -> sizeCells());
        // The grid arranges its rows anew a frame or two after its size; only then can it scroll to one of them.
        arranged.setOnFinished(event -> scroll(VirtualFlow::scrollToTop));
        grid.layoutBoundsProperty().subscribe(bounds -> arranged.playFromStart());
        grid.skinProperty().subscribe(skin -> arranged.playFromStart());
        appearance.lookProperty().subscribe(look -> sizeCells());
        grid.addEventFilter(KeyEvent.KEY_PRESSED, this::walkByKey);
        selected.subscribe(now -> {
            showPosition();
            scrollToSelected();
        });
    }

    private void choose(int index) {
        grid.requestFocus();
        selected.set(index);
    }

    /** Whole rows of pictures, as large as the height allows. */
    private void sizeCells() {
        Look look = appearance.look();
        double space = look.px(SPACE);
        double height = grid.getHeight();
        double wanted = look.px(CELL) + 2 * space;
        double rows = Math.max(1, Math.floor(height / wanted));
        double side = Math.max(look.px(2), Math.floor(height / rows - 2 * space) - 1);
        if (height > 0) {
            grid.setHorizontalCellSpacing(space);
            // What rounding leaves over goes between the rows, or the next one would show its upper edge.
            grid.setVerticalCellSpacing((height / rows - side) / 2);
            grid.setCellWidth(side);
            grid.setCellHeight(side);
        }
    }

    /** Puts other pictures into the strip; all of them are shown, and the filter is back at "all". */
    public void setSource(PictureSource source) {
        this.source = source;
        header.setSource(source);
        filter.set(PictureFilter.ALL);
        show(IntStream.range(0, source.size()).toArray());
    }

    @Nullable
    PictureSource source() {
        return source;
    }

    /** Shows only these pictures, in this order. The selection stays, even where it is not among them. */
    public void show(int[] indices) {
        shown.setAll(IntStream.of(indices).boxed().toList());
        nothing.setVisible(indices.length == 0);
        showPosition();
        scrollToSelected();
    }

    /** Draws the pictures in view anew, for instance when other predictions are known. */
    public void refresh() {
        grid.setCellFactory(view -> new FilmCell(appearance, this, this::choose));
    }

    private void showPosition() {
        PictureSource pictures = source;
        if (pictures == null) {
            return;
        }
        int place = shown.indexOf(selected.get());
        String count = String.format(Locale.ROOT, "%,d", shown.size());
        header.setPosition(place < 0 ? count : String.format(Locale.ROOT, "%,d of %s", place + 1, count));
    }

    /** Brings the chosen picture into view; where none is chosen, a whole row to the top, whatever the new height. */
    private void scrollToSelected() {
        scroll(VirtualFlow::scrollTo);
    }

    /** To the row of the chosen picture, else to the first that is seen. */
    private void scroll(BiConsumer<VirtualFlow<?>, Integer> way) {
        int place = shown.indexOf(selected.get());
        if (grid.lookup("#virtual-flow") instanceof VirtualFlow<?> flow) {
            var first = flow.getFirstVisibleCell();
            int row = place >= 0 ? place / perRow() : first == null ? 0 : first.getIndex();
            way.accept(flow, row);
        }
    }

    /** As the skin of GridView reckons it, which leaves 18 pixels to its scroll bar. */
    private int perRow() {
        double cell = grid.getCellWidth() + 2 * grid.getHorizontalCellSpacing();
        return (int) Math.max(1, Math.floor((grid.getWidth() - 18) / cell));
    }

    private void walkByKey(KeyEvent event) {
        if (event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> walk(-1);
            case RIGHT -> walk(1);
            case UP -> walk(-perRow());
            case DOWN -> walk(perRow());
            case HOME -> walk(-shown.size());
            case END -> walk(shown.size());
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Moves the selection by so many pictures and stops at either end. */
    private void walk(int by) {
        if (!shown.isEmpty()) {
            int place = shown.indexOf(selected.get());
            int wanted = place < 0 ? 0 : Math.max(0, Math.min(shown.size() - 1, place + by));
            selected.set(shown.get(wanted));
        }
    }

    private void random() {
        if (!shown.isEmpty()) {
            selected.set(shown.get(random.nextInt(shown.size())));
        }
    }

    /** Index of the chosen picture in the source, or -1. */
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /** The filter the user wants. */
    public ObjectProperty<PictureFilter> filterProperty() {
        return filter;
    }

    /** Previous, next and random, for the keys and menus. */
    public List<Command> commands() {
        return commands;
    }
}
