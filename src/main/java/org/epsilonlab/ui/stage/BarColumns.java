package org.epsilonlab.ui.stage;

import java.util.List;
import javafx.scene.text.Font;
import org.epsilonlab.ui.common.Look;

/** Where the columns of {@link PredictionBars} stand, in pixels; numbers end at a fixed place whatever their value. */
record BarColumns(
        double mark,
        double name,
        double nameWidth,
        double bar,
        double barWidth,
        double before,
        double arrow,
        double after,
        double end) {

    static BarColumns of(EquationState state, List<Integer> rows, Look look, double em, double width) {
        Font bold = look.bold(em);
        double number = Math.ceil(Ruler.width("100", bold));
        double gap = look.px(0.2);
        double end = width;
        double after = end - Ruler.width(" %", look.font(em)) - 1;
        double arrow = after - number - gap;
        double before = arrow - Ruler.width("→", look.font(em)) - gap;
        double mark = look.px(0.4);
        double name = look.px(0.9);
        double widest = rows.stream()
                .mapToDouble(label -> Ruler.width(state.classes().get(label), bold))
                .max()
                .orElse(0);
        double room = before - number - name;
        double nameWidth = Math.min(Math.ceil(widest), room * 0.62);
        double bar = Math.ceil(name + nameWidth + look.px(0.4));
        double barWidth = Math.max(0, Math.floor(before - number - look.px(0.3) - bar));
        return new BarColumns(mark, name, nameWidth, bar, barWidth, before, arrow, after, end);
    }
}
