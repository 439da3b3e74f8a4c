package org.epsilonlab.ui.attack;

import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.epsilonlab.evaluation.EvaluationResult;

/** What was left of each network's accuracy, one line a network, numbers below one another. */
final class WholeSetTable extends GridPane {

    private static final List<String> COLUMNS = List.of("Network", "n", "Clean", "Under attack", "95 % interval");

    WholeSetTable() {
        getStyleClass().add("result-table");
        for (int i = 0; i < COLUMNS.size(); i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
            column.setHgrow(i == 0 ? Priority.ALWAYS : Priority.NEVER);
            column.setMinWidth(i == 0 ? 0 : Region.USE_PREF_SIZE);
            getColumnConstraints().add(column);
        }
    }

    /** @param titles of the networks, in the order of their results */
    void show(List<String> titles, List<EvaluationResult> results) {
        getChildren().clear();
        for (int i = 0; i < COLUMNS.size(); i++) {
            add(cell(COLUMNS.get(i), "muted"), i, 0);
        }
        for (int i = 0; i < results.size(); i++) {
            EvaluationResult result = results.get(i);
            addRow(
                    i + 1,
                    cell(titles.get(i), "strong"),
                    cell(String.format(Locale.ENGLISH, "%,d", result.n()), "plain"),
                    cell(percent(result.cleanAccuracy()), "plain"),
                    cell(percent(result.robustAccuracy()), "strong"),
                    cell(
                            String.format(
                                    Locale.ROOT,
                                    "%.1f to %.1f %%",
                                    100 * result.interval95().lower(),
                                    100 * result.interval95().upper()),
                            "plain"));
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static Label cell(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
