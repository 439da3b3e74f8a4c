package org.epsilonlab.ui.stage;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Look;

/**
 * The stage: the rows of the equation with what accompanies them below, all in the room there is. The pictures are the
 * hero, so they take what the rest can spare, the same size in every row; small ones whole multiples of their pixels
 * where that costs little.
 *
 * <p>A low window gets one-line captions; a narrow one the bars under the pictures; one too small for either scrolls.
 */
public final class StagePane extends Pane {
    /** Side below which a picture is no longer the hero. */
    static final double SMALLEST = 178;

    private static final double LEAST = 96;

    private final Appearance appearance;
    private final Region strip;
    private final Region chart;
    private final Region scrubber;
    private List<EquationRow> rows = List.of();
    private int pixels = 28;
    private boolean presenting;

    /**
     * @param strip to choose pictures from, below on the left
     * @param chart of the confidence, below on the right
     * @param scrubber a line between the rows and those two; takes no room while it is invisible
     */
    public StagePane(Appearance appearance, Region strip, Region chart, Region scrubber) {
        this.appearance = appearance;
        this.strip = strip;
        this.chart = chart;
        this.scrubber = scrubber;
        getStyleClass().add("stage");
        scrubber.managedProperty().bind(scrubber.visibleProperty());
        scrubber.visibleProperty().subscribe(visible -> requestLayout());
        appearance.lookProperty().subscribe(look -> requestLayout());
        getChildren().addAll(scrubber, strip, chart);
    }

    /** Shows one row a network, one or two of them. */
    public void setRows(List<EquationRow> rows) {
        this.rows = List.copyOf(rows);
        fill();
    }

    private void fill() {
        getChildren().setAll(rows);
        if (!presenting) {
            getChildren().addAll(scrubber, strip, chart);
        }
        requestLayout();
    }

    /** Leaves all the room to the rows, or gives film strip, chart and scrubber theirs again. */
    public void setPresenting(boolean only) {
        presenting = only;
        fill();
    }

    /** Tells the larger side of the pictures in pixels, which they are shown in whole multiples of. */
    public void setPicturePixels(int side) {
        pixels = Math.max(1, side);
        requestLayout();
    }

    private Look look() {
        return appearance.look();
    }

    private double gap() {
        return look().px(0.55);
    }

    private double scrubberHeight() {
        return scrubber.isVisible() && !presenting ? Math.ceil(scrubber.prefHeight(-1)) + gap() : 0;
    }

    private double lowest(boolean stacked) {
        if (presenting) {
            return 0;
        }
        return stacked ? 2 * look().px(11) + gap() : look().px(7.2);
    }

    /** Whether strip and chart stand one above the other. */
    private boolean stacked(double width) {
        return width < look().px(44);
    }

    RowGeometry fit(double width, double height) {
        double inner = width - 2 * gap();
        double roomy = room(height, Math.max(lowest(stacked(width)), bottomShare(height)));
        double tight = room(height, lowest(stacked(width)));
        RowGeometry wide = new RowGeometry(look(), 0, false, false);
        RowGeometry low = new RowGeometry(look(), 0, true, false);
        double side = side(wide, inner, roomy);
        if (side >= SMALLEST) {
            return wide.withPicture(whole(side));
        }
        side = side(low, inner, tight);
        if (side >= SMALLEST) {
            return low.withPicture(whole(side));
        }
        double across = inner - low.minWidth();
        if (across / 3 >= SMALLEST - 8) {
            return low.withPicture(Math.min(SMALLEST, Math.floor(across / 3)));
        }
        RowGeometry narrow = new RowGeometry(look(), 0, false, true);
        return narrow.withPicture(Math.max(
                LEAST, Math.min(SMALLEST * look().scale(), Math.floor((inner - narrow.minWidth()) / 3))));
    }

    private double room(double height, double bottom) {
        double rest = height - bottom - scrubberHeight() - gap() * (2 + rows.size());
        return rest / Math.max(1, rows.size());
    }

    private double bottomShare(double height) {
        return presenting ? 0 : height * (rows.size() > 1 ? 0.21 : 0.3);
    }

    private static double side(RowGeometry empty, double width, double rowHeight) {
        // Captions grow with the picture, so the height is found by trying.
        double across = Math.floor((width - empty.minWidth()) / 3);
        double side = Math.min(across, Math.floor(rowHeight - empty.height()));
        while (side > LEAST && empty.withPicture(side).height() > rowHeight) {
            side--;
        }
        return side;
    }

    /** The next lower whole multiple of the picture's own pixels, unless that gives away more than an eighth. */
    private double whole(double side) {
        double multiple = Math.floor(side / pixels) * pixels;
        return multiple >= SMALLEST && multiple >= side * 0.875 ? multiple : side;
    }

    @Override
    protected double computeMinWidth(double height) {
        return new RowGeometry(look(), LEAST, false, true).minWidth() + 2 * gap();
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        double across = width < 0 ? getWidth() : width;
        RowGeometry g = fit(across, 0);
        return rows.size() * (g.height() + gap()) + scrubberHeight() + lowest(stacked(across)) + 2 * gap();
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        double gap = gap();
        double width = getWidth() - 2 * gap;
        RowGeometry g = fit(getWidth(), getHeight());
        double y = gap;
        for (EquationRow row : rows) {
            row.setGeometry(g);
            place(row, gap, y, width, g.height());
            y += g.height() + gap;
        }
        if (presenting) {
            return;
        }
        if (scrubber.isVisible()) {
            place(scrubber, gap, y, width, scrubberHeight() - gap);
            y += scrubberHeight();
        }
        double rest = Math.max(lowest(stacked(getWidth())), getHeight() - y - gap);
        if (stacked(getWidth())) {
            double half = Math.floor((rest - gap) / 2);
            place(strip, gap, y, width, half);
            place(chart, gap, y + half + gap, width, rest - half - gap);
        } else {
            double left = Math.floor(width * 0.53);
            place(strip, gap, y, left, rest);
            place(chart, gap + left + gap, y, width - left - gap, rest);
        }
    }

    private static void place(Node part, double x, double y, double width, double height) {
        part.resizeRelocate(x, y, width, height);
    }
}
