package org.epsilonlab.ui.stage;

import java.util.List;
import javafx.scene.text.Font;
import org.epsilonlab.ui.common.Look;

/** Where the columns of {@link PredictionBars} stand, in pixels; numbers end at a fixed place whatever their value. */
record BarColumns(
        double em,
        double mark,
        double name,
        double nameWidth,
        double bar,
        double barWidth,
        double before,
        double arrow,
        double after,
        double end) {

    /** Sizes of text in heights of the body text, and how much less than its row a line is. */
    private static final double SMALLEST = 0.75;

    private static final double LARGEST = 2;
    private static final double LINE = 1.24;

    /** The least length of a bar in heights of its text: shorter ones can't be told apart. */
    private static final double BAR = 4;

    /**
     * The largest text that fits.
     *
     * @param rowHeight in heights of the body text
     * @param width in pixels
     */
    static BarColumns of(EquationState state, List<Integer> rows, Look look, double rowHeight, double width) {
        double em = Math.max(SMALLEST, Math.min(LARGEST, rowHeight / LINE));
        BarColumns columns = at(state, rows, look, em, width);
        while (em > SMALLEST && columns.barWidth() < BAR * em * look.px(1)) {
            em = Math.max(SMALLEST, em - 0.04);
            columns = at(state, rows, look, em, width);
        }
        return columns;
    }

    private static BarColumns at(EquationState state, List<Integer> rows, Look look, double em, double width) {
        Font bold = look.bold(em);
        double number = Math.ceil(Ruler.width("100", bold));
        double gap = look.px(0.15 * em);
        double end = width;
        double after = end - 1;
        double arrow = after - number - gap;
        double before = arrow - Ruler.width("→", look.font(em)) - gap;
        double mark = look.px(0.4 * em);
        double name = look.px(0.9 * em);
        double widest = rows.stream()
                .mapToDouble(label -> Ruler.width(state.classes().get(label), bold))
                .max()
                .orElse(0);
        double room = before - number - name;
        double nameWidth = Math.min(Math.ceil(widest), room * 0.62);
        double bar = Math.ceil(name + nameWidth + look.px(0.4));
        double barWidth = Math.max(0, Math.floor(before - number - look.px(0.3) - bar));
        return new BarColumns(em, mark, name, nameWidth, bar, barWidth, before, arrow, after, end);
    }
}
