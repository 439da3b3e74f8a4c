package org.epsilonlab.ui.attack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.epsilonlab.image.WholeFile;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.stage.PixelCanvas;
import org.epsilonlab.ui.stage.Raster;
import org.jspecify.annotations.Nullable;

/** Lines of small multiples: attack, picture, change, prediction, norms, time, cost; sorted by any of them. */
final class EveryTable extends TableView<EveryRow> {

    /** Side of a picture in heights of the body text, and the air round it. */
    private static final double PICTURE = 4;

    private static final double AIR = 0.45;

    private final Map<TableColumn<EveryRow, ?>, Double> ems = new LinkedHashMap<>();
    private final Appearance appearance;
    private final ObservableList<EveryRow> rows = FXCollections.observableArrayList();

    EveryTable(Appearance appearance) {
        this(appearance, appearance.look());
        appearance.lookProperty().subscribe(this::fit);
    }

    private EveryTable(Appearance appearance, Look look) {
        this.appearance = appearance;
        setId("every-table");
        setPlaceholder(new Label("Press Start to attack the picture on stage in each of the ways."));
        setItems(rows);
        words("Attack", 17, EveryRow::attack);
        words("Network", 8, EveryRow::network);
        picture("Picture", EveryRow::adversarial);
        picture("Change", EveryRow::heatMap);
        words("Prediction", 8.5, EveryRow::prediction);
        words("Fooled", 4.5, row -> row.fooled() ? "✓ yes" : "– no");
        number("L∞", 4.4, "%.3f", row -> row.change().linf());
        number("L2", 3.4, "%.2f", row -> row.change().l2());
        number("L1", 3.4, "%.1f", row -> row.change().l1());
        number("L0", 3.2, "%.0f", row -> row.change().l0());
        number("ms", 4.6, "%,.1f", row -> 1000 * row.seconds());
        number("Gradients", 6, "%,.0f", EveryRow::gradients);
        number("Queries", 5, "%,.0f", EveryRow::queries);
        fit(look);
    }

    /** Columns are as wide in letters at every scale. */
    private void fit(Look look) {
        ems.forEach((column, wide) -> column.setPrefWidth(look.px(wide)));
        setFixedCellSize(look.px(PICTURE + AIR));
        refresh();
    }

    private void words(String title, double wide, Function<EveryRow, String> text) {
        TableColumn<EveryRow, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        add(column, wide);
    }

    private void number(String title, double wide, String format, ToDoubleFunction<EveryRow> value) {
        TableColumn<EveryRow, Double> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(value.applyAsDouble(cell.getValue())));
        column.setComparator(Comparator.naturalOrder());
        column.setCellFactory(own -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Double number, boolean empty) {
                super.updateItem(number, empty);
                setAlignment(Pos.CENTER_RIGHT);
                setText(empty || number == null ? "" : String.format(Locale.ENGLISH, format, number));
            }
        });
        add(column, wide);
    }

    private void add(TableColumn<EveryRow, ?> column, double wide) {
        ems.put(column, wide);
        getColumns().add(column);
    }

    private void picture(String title, Function<EveryRow, Raster> raster) {
        TableColumn<EveryRow, EveryRow> column = new TableColumn<>(title);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        column.setCellFactory(own -> new TableCell<>() {
            private final PixelCanvas canvas = new PixelCanvas(appearance);

            @Override
            protected void updateItem(@Nullable EveryRow row, boolean empty) {
                super.updateItem(row, empty);
                double side = appearance.look().px(PICTURE);
                canvas.setPrefSize(side, side);
                canvas.setMinSize(side, side);
                canvas.show(empty || row == null ? null : raster.apply(row));
                setGraphic(empty || row == null ? null : canvas);
            }
        });
        add(column, PICTURE + 3 * AIR);
    }

    void clear() {
        rows.clear();
    }

    void add(EveryRow row) {
        rows.add(row);
        sort();
    }

    List<EveryRow> rows() {
        return List.copyOf(rows);
    }

    /** Whether there is a line at all. */
    ObservableValue<Boolean> filledProperty() {
        return Bindings.isNotEmpty(rows).asObject();
    }

    /** Saves all lines, also those that scroll out of view, at twice their size. */
    void saveFigure(Path file) throws IOException {
        EveryTable whole = new EveryTable(appearance, appearance.look());
        whole.rows.setAll(getItems());
        double height = (rows.size() + 1) * getFixedCellSize() + 20;
        double width = getColumns().stream().mapToDouble(TableColumn::getWidth).sum();
        Scene scene = new Scene(whole, width + 20, height);
        scene.getStylesheets().setAll(getScene().getStylesheets());
        whole.getStyleClass().addAll(getScene().getRoot().getStyleClass());
        whole.setStyle(getScene().getRoot().getStyle());
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(2, 2));
        whole.applyCss();
        whole.layout();
        WritableImage image = whole.snapshot(parameters, null);
        try (WholeFile out = WholeFile.start(file)) {
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", out.out());
            out.commit();
        }
    }
}
