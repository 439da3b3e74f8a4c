package org.epsilonlab.ui.evaluation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.epsilonlab.ui.common.ChartStyle;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.common.Palette;
import org.epsilonlab.ui.common.Theme;

/** Draws a matrix on the screen and for print alike. */
final class MatrixPainter {

    private static final double TEXT = 0.95;
    private static final double GAP = 0.5;

    /** Less room than this is not worth a sentence. */
    private static final double LEAST_NOTE = 12;

    private final Matrix matrix;
    private final Look look;
    private double left;
    private double top;
    private double cellWidth;
    private double cellHeight;

    MatrixPainter(Matrix matrix, Look look) {
        this.matrix = matrix;
        this.look = look;
    }

    /** Draws it into a room from 0, 0 on, as large as the room allows. */
    void draw(Graphics2D g2, double width, double height) {
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setFont(ChartStyle.font(look, TEXT));
        FontMetrics metrics = g2.getFontMetrics();
        double line = look.px(1.35);
        int widest = matrix.rows().stream().mapToInt(metrics::stringWidth).max().orElse(0);
        int columns = matrix.columns().size();
        int rows = matrix.rows().size();
        widest = Math.max(widest, metrics.stringWidth(matrix.rowsAre() + " ↓"));
        left = Math.min(widest, width * 0.3) + look.px(GAP);
        double longest =
                matrix.columns().stream().mapToInt(metrics::stringWidth).max().orElse(0);
        cellWidth = Math.min((width - left) / columns, Math.max(look.px(7), longest + look.px(1)));
        boolean two = matrix.columns().stream().anyMatch(head -> metrics.stringWidth(head) > cellWidth - look.px(0.3));
        top = (two ? 3 : 2) * line + look.px(GAP / 2);
        cellHeight = Math.min((height - top) / rows, look.px(3.2));
        g2.setPaint(ChartStyle.awt(look.palette().muted()));
        g2.drawString(fit(matrix.rowsAre() + " ↓", metrics, left - look.px(GAP)), 0, (float) (top - look.px(GAP)));
        g2.drawString(matrix.columnsAre() + " →", (float) left, (float) (line * 0.75));
        g2.setPaint(ChartStyle.awt(look.palette().text()));
        for (int j = 0; j < columns; j++) {
            List<String> head = head(matrix.columns().get(j), metrics, cellWidth - look.px(0.3));
            double middle = left + (j + 0.5) * cellWidth;
            double base = top - look.px(GAP) - (head.size() - 1) * line;
            for (String each : head) {
                g2.drawString(each, (float) (middle - metrics.stringWidth(each) / 2.0), (float) base);
                base += line;
            }
        }
        for (int i = 0; i < rows; i++) {
            double middle = top + i * cellHeight + cellHeight / 2;
            String label = fit(matrix.rows().get(i), metrics, left - look.px(GAP));
            g2.setPaint(ChartStyle.awt(look.palette().text()));
            g2.drawString(label, (float) (left - look.px(GAP) - metrics.stringWidth(label)), (float)
                    (middle + look.px(0.33)));
            for (int j = 0; j < columns; j++) {
                cell(g2, matrix.cell(i, j), left + j * cellWidth, top + i * cellHeight, metrics);
            }
            double beside = left + columns * cellWidth + look.px(1);
            if (i < matrix.notes().size() && width - beside > look.px(LEAST_NOTE)) {
                g2.setPaint(ChartStyle.awt(look.palette().muted()));
                String note = fit(matrix.notes().get(i), metrics, width - beside);
                g2.drawString(note, (float) beside, (float) (middle + look.px(0.33)));
            }
        }
    }

    private void cell(Graphics2D g2, Matrix.Cell cell, double x, double y, FontMetrics metrics) {
        Color fill = fill(cell.shade());
        g2.setPaint(fill);
        g2.fill(new Rectangle2D.Double(x, y, cellWidth, cellHeight));
        g2.setPaint(ChartStyle.awt(look.palette().border()));
        g2.setStroke(new BasicStroke((float) (0.6 * look.scale())));
        g2.draw(new Rectangle2D.Double(x, y, cellWidth, cellHeight));
        String text = fit(cell.text(), metrics, cellWidth - 2);
        g2.setPaint(readable(fill));
        g2.drawString(text, (float) (x + (cellWidth - metrics.stringWidth(text)) / 2), (float)
                (y + cellHeight / 2 + look.px(0.33)));
    }

    /** White at zero, blue upwards, vermillion downwards; in a dark theme the surface takes white's place. */
    private Color fill(double shade) {
        javafx.scene.paint.Color zero = look.theme() == Theme.LIGHT
                ? javafx.scene.paint.Color.WHITE
                : look.palette().surface();
        if (Double.isNaN(shade)) {
            return ChartStyle.awt(look.palette().inset());
        }
        javafx.scene.paint.Color full =
                shade < 0 ? javafx.scene.paint.Color.web("#D55E00") : javafx.scene.paint.Color.web("#0072B2");
        return ChartStyle.awt(zero.interpolate(full, Math.min(1, Math.abs(shade))));
    }

    private static Color readable(Color fill) {
        javafx.scene.paint.Color under = javafx.scene.paint.Color.rgb(fill.getRed(), fill.getGreen(), fill.getBlue());
        boolean dark = Palette.contrast(under, javafx.scene.paint.Color.WHITE)
                > Palette.contrast(under, javafx.scene.paint.Color.BLACK);
        return dark ? Color.WHITE : Color.BLACK;
    }

    /** On two lines, if one has no room, parted where both are shortest. */
    private static List<String> head(String text, FontMetrics metrics, double width) {
        if (metrics.stringWidth(text) <= width || text.indexOf(' ') < 0) {
            return List.of(fit(text, metrics, width));
        }
        int best = text.indexOf(' ');
        for (int at = best; at >= 0; at = text.indexOf(' ', at + 1)) {
            best = Math.abs(2 * at - text.length()) < Math.abs(2 * best - text.length()) ? at : best;
        }
        return List.of(
                fit(text.substring(0, best).replaceFirst(" ·$", ""), metrics, width),
                fit(text.substring(best + 1).replaceFirst("^· ", ""), metrics, width));
    }

    private static String fit(String text, FontMetrics metrics, double width) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int keep = text.length();
        while (keep > 1 && metrics.stringWidth(text.substring(0, keep) + "…") > width) {
            keep--;
        }
        return text.substring(0, keep) + "…";
    }

    /** Where a cell was drawn last. */
    Rectangle2D bounds(int row, int column) {
        return new Rectangle2D.Double(left + column * cellWidth, top + row * cellHeight, cellWidth, cellHeight);
    }

    /** The row at a height, −1 for none. */
    int row(double y) {
        int row = (int) Math.floor((y - top) / cellHeight);
        return row >= 0 && row < matrix.rows().size() ? row : -1;
    }

    /** The column at a place, −1 for none. */
    int column(double x) {
        int column = (int) Math.floor((x - left) / cellWidth);
        return column >= 0 && column < matrix.columns().size() ? column : -1;
    }
}
