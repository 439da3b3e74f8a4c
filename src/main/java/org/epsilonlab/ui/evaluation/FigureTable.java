package org.epsilonlab.ui.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.BriefTitles;
import org.jspecify.annotations.Nullable;

/** Every figure on a line of its own. */
final class FigureTable extends TableView<Measurement> {

    private static final double WIDE = 10;
    private static final double NARROW = 6;

    private final EvaluationModel model;
    private final ObservableList<Measurement> lines = FXCollections.observableArrayList();
    private final double em;
    private List<String> titles = List.of();
    private List<String> brief = List.of();
    private boolean showing;

    FigureTable(EvaluationModel model, Appearance appearance) {
        this.model = model;
        setItems(lines);
        setId("figures");
        setAccessibleText("Figures");
        getStyleClass().addAll("run-table", "figure-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label("No figures yet. Press Start."));
        em = appearance.look().px(1);
        add("network", 11, this::network);
        add("attack", 11, figure -> FigureWords.attack(figure.figure().attack()));
        add("ε", 4.2, figure -> EpsilonList.number(figure.epsilon()));
        add("n", 4.4, figure -> FigureWords.count(figure.figure().n()));
        add("clean", 4.6, figure -> FigureWords.percent(figure.figure().cleanAccuracy()));
        add("left", 4.6, figure -> FigureWords.percent(figure.figure().robustAccuracy()));
        add("95 % interval", 7.6, figure -> FigureWords.interval(figure.figure()));
        add("checks", 5, figure -> FigureWords.trust(figure));
        add("s", 4, figure -> String.format(Locale.ROOT, "%.1f", figure.figure().seconds()));
        setRowFactory(table -> new Row());
        getSelectionModel().selectedItemProperty().addListener((source, before, now) -> {
            if (now != null && !showing) {
                model.chosenProperty().set(now);
            }
        });
        model.figuresProperty().subscribe(this::show);
        model.chosenProperty().subscribe(this::mark);
    }

    private String network(Measurement figure) {
        int which = titles.indexOf(figure.cell().title());
        return which < 0 ? figure.cell().title() : brief.get(which);
    }

    private void show(List<Measurement> figures) {
        showing = true;
        titles =
                figures.stream().map(figure -> figure.cell().title()).distinct().toList();
        brief = BriefTitles.of(titles);
        lines.setAll(Series.of(figures).stream()
                .flatMap(series -> series.curve().figures().stream())
                .toList());
        showing = false;
        mark(model.chosenProperty().get());
    }

    private void mark(@Nullable Measurement now) {
        showing = true;
        if (now == null) {
            getSelectionModel().clearSelection();
        } else {
            getSelectionModel().select(now);
        }
        showing = false;
    }

    private void add(String name, double width, Function<Measurement, String> text) {
        TableColumn<Measurement, String> column = new TableColumn<>(name);
        column.setPrefWidth(width * em);
        column.setMinWidth((width > WIDE ? NARROW : width) * em);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        getColumns().add(column);
    }

    private static final class Row extends TableRow<Measurement> {
        @Override
        protected void updateItem(@Nullable Measurement figure, boolean empty) {
            super.updateItem(figure, empty);
            setTooltip(
                    empty || figure == null
                            ? null
                            : new javafx.scene.control.Tooltip(FigureWords.point(figure) + "\n"
                                    + FigureWords.whole(figure.figure().attack())));
        }
    }
}
