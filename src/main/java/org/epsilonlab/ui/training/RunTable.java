package org.epsilonlab.ui.training;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.epsilonlab.training.RunRecord;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.EpsilonFormat;
import org.jspecify.annotations.Nullable;

/** Every run, the newest first; the chosen one is shown, and what it differs in from the others stands out. */
final class RunTable extends TableView<RunItem> {

    private static final PseudoClass DIFFERENT = PseudoClass.getPseudoClass("different");
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

    /** In heights of the body text: what is wider than this may shrink to that, and all columns then take the third. */
    private static final double WIDE = 10;

    private static final double NARROW = 6;
    private static final double ROOMY = 36;

    private final TrainModel model;
    private final RunActions actions;
    private final double em;

    RunTable(TrainModel model, Appearance appearance, RunActions actions) {
        super(new SortedList<>(
                model.runs(),
                (a, b) -> b.record().created().compareTo(a.record().created())));
        this.model = model;
        this.actions = actions;
        setId("runs");
        getStyleClass().add("run-table");
        setAccessibleText("Runs");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(placeholder());
        em = appearance.look().px(1);
        add("run", 16 * em, run -> state(run) + run.record().title(), null);
        add("trained on", 14 * em, run -> RunTitles.what(run.record().config()), RunTable::whatDiffers);
        giveWay(add("ε", 4.2 * em, RunTable::epsilon, RunTable::epsilonDiffers));
        giveWay(add("epochs", 4.6 * em, RunTable::epochs, RunTable::epochsDiffer));
        add("clean", 4.8 * em, run -> RunWords.clean(run.record()), null);
        add("robust", 6 * em, run -> RunWords.robust(run.record()), null);
        add("time", 4 * em, run -> RunWords.time(run.record().seconds()), null);
        setRowFactory(table -> new Row());
        select(model.shownProperty().get());
        getSelectionModel().selectedItemProperty().addListener((source, before, now) -> {
            if (now != null) {
                model.shownProperty().set(now);
            }
        });
        model.shownProperty().addListener((source, before, now) -> {
            select(now);
            refresh();
        });
        model.comparedProperty().addListener((source, before, now) -> refresh());
        model.queue().addListener((ListChangeListener<RunItem>) change -> refresh());
        model.live().currentProperty().addListener((source, before, now) -> refresh());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuByKey);
    }

    private static Label placeholder() {
        Label words = new Label("No runs yet. Choose a preset on the left and press Start.");
        words.setWrapText(true);
        return words;
    }

    private void select(@Nullable RunItem run) {
        if (run == null) {
            getSelectionModel().clearSelection();
        } else if (!Objects.equals(getSelectionModel().getSelectedItem(), run)) {
            getSelectionModel().select(run);
        }
    }

    private void key(KeyEvent event) {
        RunItem run = getSelectionModel().getSelectedItem();
        if (run == null) {
            return;
        }
        if (event.getCode() == KeyCode.DELETE) {
            actions.delete(run);
            event.consume();
        } else if (event.getCode() == KeyCode.F2) {
            actions.rename(run);
            event.consume();
        } else if (event.getCode() == KeyCode.C && !event.isShortcutDown()) {
            actions.compare(run);
            event.consume();
        }
    }

    /** The Menu key asks what has the focus, which is the table; what is meant is its row. */
    private void menuByKey(ContextMenuEvent event) {
        RunItem run = getSelectionModel().getSelectedItem();
        if (event.isKeyboardTrigger() && run != null) {
            Node place = lookupAll(".table-row-cell").stream()
                    .filter(node -> node instanceof TableRow<?> row && run.equals(row.getItem()))
                    .findFirst()
                    .orElse(this);
            actions.menu(run).show(place, Side.BOTTOM, em, 0);
            event.consume();
        }
    }

    private String state(RunItem run) {
        int place = model.queue().indexOf(run);
        if (place >= 0) {
            return "№ " + (place + 1) + " · ";
        }
        if (Objects.equals(run, model.live().currentProperty().get())) {
            return "● ";
        }
        String sign = switch (run.record().state()) {
            case FINISHED, STOPPED -> "";
            case FAILED -> "✕ ";
            default -> "❙❙ ";
        };
        return Objects.equals(run, model.comparedProperty().get()) ? "◌ " + sign : sign;
    }

    private static String epochs(RunItem run) {
        return String.format(
                Locale.ROOT,
                "%d/%d",
                run.record().history().size(),
                run.record().config().epochs());
    }

    private static boolean whatDiffers(RunRecord one, RunRecord other) {
        return !RunTitles.what(one.config()).equals(RunTitles.what(other.config()))
                || !one.config().architecture().equals(other.config().architecture());
    }

    private static String epsilon(RunItem run) {
        return EpsilonFormat.decimal(run.record().config().epsilon());
    }

    private static boolean epsilonDiffers(RunRecord one, RunRecord other) {
        return one.config().epsilon() != other.config().epsilon();
    }

    private static boolean epochsDiffer(RunRecord one, RunRecord other) {
        return one.config().epochs() != other.config().epochs();
    }

    /** Says whether a cell of a run differs from that of the run that is shown. */
    @FunctionalInterface
    private interface Differs {
        boolean test(RunRecord one, RunRecord shown);
    }

    /** Leaves its room to the accuracies where there is not enough for all; the row's tip has it. */
    private void giveWay(TableColumn<RunItem, String> column) {
        widthProperty().subscribe(now -> column.setVisible(now.doubleValue() >= ROOMY * em));
    }

    private TableColumn<RunItem, String> add(
            String name, double width, Function<RunItem, String> text, @Nullable Differs differs) {
        TableColumn<RunItem, String> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        // Names may be shortened, whole in the row's tip; a figure never is.
        column.setMinWidth(width > WIDE * em ? NARROW * em : width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> words(row.getValue(), text));
        column.setCellFactory(any -> new Cell(differs));
        getColumns().add(column);
        return column;
    }

    private static ObservableValue<String> words(RunItem run, Function<RunItem, String> text) {
        return Bindings.createObjectBinding(() -> text.apply(run), run.recordProperty());
    }

    private final class Cell extends TableCell<RunItem, String> {
        private final @Nullable Differs differs;

        Cell(@Nullable Differs differs) {
            this.differs = differs;
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            RunItem run = getTableRow() == null ? null : getTableRow().getItem();
            RunItem shown = model.shownProperty().get();
            Differs test = differs;
            pseudoClassStateChanged(
                    DIFFERENT,
                    !empty && test != null && run != null && shown != null && test.test(run.record(), shown.record()));
        }
    }

    private final class Row extends TableRow<RunItem> {
        Row() {
            // As it stands now: what can be done with a run that trains changes without its row.
            addEventFilter(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                    event -> setContextMenu(getItem() == null ? null : actions.menu(getItem())));
        }

        @Override
        protected void updateItem(@Nullable RunItem run, boolean empty) {
            super.updateItem(run, empty);
            RunItem shown = model.shownProperty().get();
            pseudoClassStateChanged(SHOWN, !empty && run != null && run.equals(shown));
            if (empty || run == null) {
                setTooltip(null);
                return;
            }
            setTooltip(new javafx.scene.control.Tooltip(tip(run, shown)));
        }
    }

    private static String tip(RunItem run, @Nullable RunItem shown) {
        StringBuilder tip = new StringBuilder(RunWords.measure(run.record()));
        if (shown != null && !shown.equals(run)) {
            List<String> differences =
                    ConfigDifference.of(run.record().config(), shown.record().config());
            tip.append("\n")
                    .append(
                            differences.isEmpty()
                                    ? "Configured like the run that is shown."
                                    : "Differs from the run that is shown: " + String.join(", ", differences) + ".");
        }
        return tip.append("\nRight click, or the Menu key, for what can be done with it.")
                .toString();
    }
}
