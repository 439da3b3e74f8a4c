package org.epsilonlab.ui.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.epsilonlab.ui.common.ShareBar;

/**
 * What a network says of one picture: a bar a class, in their own order for up to ten, else the ten most probable. Rows
 * stay where they are while the picture changes.
 */
public final class AnswerBars extends GridPane {

    private static final int ROWS = 10;

    private final List<Label> names = new ArrayList<>();
    private final List<ShareBar> bars = new ArrayList<>();
    private final List<Label> numbers = new ArrayList<>();

    public AnswerBars() {
        getStylesheets().add(String.valueOf(ShareBar.class.getResource("bars.css")));
        getStyleClass().add("answer-bars");
        ColumnConstraints name = new ColumnConstraints();
        name.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints bar = new ColumnConstraints();
        bar.setHgrow(Priority.ALWAYS);
        ColumnConstraints number = new ColumnConstraints();
        number.setMinWidth(Region.USE_PREF_SIZE);
        getColumnConstraints().addAll(name, bar, number);
        for (int row = 0; row < ROWS; row++) {
            Label caption = new Label();
            ShareBar share = new ShareBar("before");
            share.setMaxWidth(Double.MAX_VALUE);
            Label percent = new Label();
            percent.setAlignment(Pos.CENTER_RIGHT);
            percent.setMaxWidth(Double.MAX_VALUE);
            names.add(caption);
            bars.add(share);
            numbers.add(percent);
            addRow(row, caption, share, percent);
        }
        clear();
    }

    /** Shows no answer, for instance while there is no picture. */
    public void clear() {
        for (int row = 0; row < ROWS; row++) {
            row(row, "", -1, false);
        }
        setAccessibleText("no prediction yet");
    }

    /**
     * Shows an answer.
     *
     * @param probabilities as many as there are classes, each in [0, 1]
     */
    public void show(List<String> classes, Probabilities probabilities) {
        int best = probabilities.best();
        List<Integer> labels = classes.size() <= ROWS
                ? IntStream.range(0, classes.size()).boxed().toList()
                : probabilities.top(ROWS);
        for (int row = 0; row < ROWS; row++) {
            if (row < labels.size()) {
                int label = labels.get(row);
                row(row, classes.get(label), probabilities.of(label), label == best);
            } else {
                row(row, "", -1, false);
            }
            boolean isUsed = row < labels.size();
            List.of(names.get(row), bars.get(row), numbers.get(row)).forEach(cell -> cell.setManaged(isUsed));
        }
        setAccessibleText(
                "most likely " + classes.get(best) + ", " + Probabilities.percent(probabilities.of(best)) + " percent");
    }

    private void row(int row, String name, double share, boolean isBest) {
        names.get(row).setText(name);
        bars.get(row).show(share);
        numbers.get(row).setText(share < 0 ? "" : Probabilities.percent(share) + " %");
        for (Label label : List.of(names.get(row), numbers.get(row))) {
            label.getStyleClass().remove("best");
            if (isBest) {
                label.getStyleClass().add("best");
            }
        }
    }
}
