package org.epsilonlab.evaluation.report;

import java.util.List;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.evaluation.Measurement;

/** Accuracy against ε with the 95 % interval as a band, for up to eight series of one norm. */
final class CurveFigure {

    private static final int WIDTH = 720;
    private static final int LEFT = 56;
    private static final int RIGHT = 16;
    private static final int TOP = 14;
    private static final int HEIGHT = 300;
    private static final int LINE = 20;
    private static final int TICKS = 6;

    private final List<Series> all;
    private final double largest;

    /** @param all at most {@link Look#SERIES} */
    CurveFigure(List<Series> all) {
        this.all = all;
        double most = all.stream()
                .mapToDouble(series -> series.last().epsilon())
                .max()
                .orElse(0);
        largest = most > 0 ? most : 1;
    }

    /** A part of a page that has the rules of {@link Look}. */
    String inline(String title) {
        int height = TOP + HEIGHT + 52 + all.size() * LINE;
        Markup svg = new Markup();
        svg.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "width",
                WIDTH,
                "height",
                height,
                "role",
                "img",
                "aria-label",
                words(title));
        axes(svg);
        for (int i = 0; i < all.size(); i++) {
            series(svg, i);
            double y = TOP + HEIGHT + 58 + i * LINE;
            svg.shape("path", "look", "line" + i, "d", "M" + LEFT + " " + Markup.number(y - 4) + "h34");
            Look.mark(svg, i, LEFT + 17, y - 4);
            svg.element(
                    "text",
                    all.get(i).title() + (all.get(i).isDoubtful() ? " — a check FAILED" : ""),
                    "x",
                    LEFT + 44,
                    "y",
                    y);
        }
        return svg.close().toString();
    }

    /** What the drawing shows, for who cannot see it. */
    private String words(String title) {
        StringBuilder words = new StringBuilder(title);
        for (Series series : all) {
            EvaluationResult last = series.last().figure();
            words.append("; ").append(series.title()).append(": ");
            words.append(Figures.percent(last.cleanAccuracy())).append(" % clean, ");
            words.append(Figures.percent(last.robustAccuracy())).append(" % at ε = ");
            words.append(Figures.epsilon(series.last().epsilon()));
        }
        return words.append('.').toString();
    }

    private void axes(Markup svg) {
        for (int percent = 0; percent <= 100; percent += 20) {
            double y = y(percent / 100.0);
            svg.shape("path", "look", "grid", "d", "M" + LEFT + " " + Markup.number(y) + "H" + (WIDTH - RIGHT));
            svg.element("text", percent + " %", "x", LEFT - 8, "y", y + 4, "text-anchor", "end", "look", "small");
        }
        double step = step(largest / TICKS);
        for (int i = 0; i * step <= largest * (1 + 1e-9); i++) {
            double x = x(i * step);
            svg.shape("path", "look", "axis", "d", "M" + Markup.number(x) + " " + (TOP + HEIGHT) + "v5");
            svg.element(
                    "text",
                    Figures.epsilon(i * step),
                    "x",
                    x,
                    "y",
                    TOP + HEIGHT + 19,
                    "text-anchor",
                    "middle",
                    "look",
                    "small");
        }
        svg.shape("path", "look", "axis", "d", "M" + LEFT + " " + TOP + "v" + HEIGHT + "H" + (WIDTH - RIGHT));
        svg.element(
                "text",
                "ε (" + Figures.norm(all.get(0).norm()) + ")",
                "x",
                (LEFT + WIDTH - RIGHT) / 2.0,
                "y",
                TOP + HEIGHT + 37,
                "text-anchor",
                "middle");
    }

    private void series(Markup svg, int i) {
        StringBuilder line = new StringBuilder();
        StringBuilder upper = new StringBuilder();
        StringBuilder lower = new StringBuilder();
        for (Measurement figure : all.get(i).figures()) {
            String x = Markup.number(x(figure.epsilon()));
            EvaluationResult result = figure.figure();
            line.append(line.isEmpty() ? "M" : "L").append(x).append(' ').append(number(result.robustAccuracy()));
            String over = x + " " + number(result.interval95().upper());
            upper.append(upper.isEmpty() ? "M" : "L").append(over);
            lower.insert(0, "L" + x + " " + number(result.interval95().lower()));
        }
        svg.shape("path", "look", "band" + i, "d", upper.toString() + lower + "Z");
        svg.shape("path", "look", "line" + i, "d", line.toString());
        for (Measurement figure : all.get(i).figures()) {
            Look.mark(svg, i, x(figure.epsilon()), y(figure.figure().robustAccuracy()));
        }
    }

    /** The next larger of 1, 2 and 5 times a power of ten. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double digits = least / power;
        return power * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
    }

    private double x(double epsilon) {
        return LEFT + (WIDTH - LEFT - RIGHT) * epsilon / largest;
    }

    private static String number(double share) {
        return Markup.number(y(share));
    }

    private static double y(double share) {
        return TOP + HEIGHT * (1 - share);
    }
}
