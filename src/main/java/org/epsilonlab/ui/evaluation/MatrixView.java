package org.epsilonlab.ui.evaluation;

import java.awt.geom.Rectangle2D;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.FigureFile;
import org.epsilonlab.ui.common.Look;
import org.epsilonlab.ui.common.Theme;
import org.epsilonlab.ui.common.Tips;
import org.jspecify.annotations.Nullable;

/** A matrix to read, to walk through with the arrow keys, and whose cells choose pictures. */
final class MatrixView extends Region {

    private static final int PRINT_WIDTH = 720;

    private final Appearance appearance;
    private final BiConsumer<Integer, Integer> choose;
    private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper(this, "chosen", "");
    private final Canvas canvas = new Canvas();
    private final Region mark = new Region();
    private final StringProperty reading = new SimpleStringProperty("");
    private @Nullable Matrix matrix;
    private @Nullable MatrixPainter painter;
    private int row = -1;
    private int column = -1;

    /** @param choose hears the row and column of a cell that is pressed or walked to */
    MatrixView(Appearance appearance, BiConsumer<Integer, Integer> choose) {
        this.appearance = appearance;
        this.choose = choose;
        getStyleClass().add("matrix");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setMinSize(0, 0);
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        mark.getStyleClass().add("cell-mark");
        getChildren().addAll(canvas, mark);
        appearance.lookProperty().subscribe(look -> requestLayout());
        Tooltip tip = Tips.install(this, reading);
        tip.setShowDelay(Duration.millis(150));
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> read(event.getX(), event.getY()));
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> press(event.getX(), event.getY()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    }

    /** Shows another matrix, or nothing; the chosen cell stays where the new one has it too. */
    void show(@Nullable Matrix now) {
        matrix = now;
        if (now == null || row >= now.rows().size() || column >= now.columns().size()) {
            row = -1;
            column = -1;
        }
        setAccessibleText(now == null ? "" : now.title());
        chosen.set(now == null || row < 0 ? "" : now.cell(row, column).words());
        requestLayout();
    }

    /** What the chosen cell says, empty while none is. */
    ReadOnlyStringProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    @Nullable
    Matrix matrix() {
        return matrix;
    }

    private void read(double x, double y) {
        Matrix now = matrix;
        MatrixPainter drawn = painter;
        if (now != null && drawn != null) {
            int i = drawn.row(y);
            int j = drawn.column(x);
            reading.set(i < 0 || j < 0 ? now.title() : now.cell(i, j).words());
        }
    }

    private void press(double x, double y) {
        requestFocus();
        MatrixPainter drawn = painter;
        if (drawn != null && drawn.row(y) >= 0 && drawn.column(x) >= 0) {
            choose(drawn.row(y), drawn.column(x));
        }
    }

    private void walk(KeyEvent event) {
        Matrix now = matrix;
        if (now == null || event.isShortcutDown()) {
            return;
        }
        int i = Math.max(0, row);
        int j = Math.max(0, column);
        switch (event.getCode()) {
            case LEFT -> j--;
            case RIGHT -> j++;
            case UP -> i--;
            case DOWN -> i++;
            case HOME -> j = 0;
            case END -> j = now.columns().size() - 1;
            default -> {
                return;
            }
        }
        choose(
                Math.max(0, Math.min(now.rows().size() - 1, i)),
                Math.max(0, Math.min(now.columns().size() - 1, j)));
        event.consume();
    }

    private void choose(int i, int j) {
        row = i;
        column = j;
        Matrix now = matrix;
        if (now != null) {
            setAccessibleText(now.cell(i, j).words());
            chosen.set(now.cell(i, j).words());
        }
        requestLayout();
        choose.accept(i, j);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        Matrix now = matrix;
        mark.setVisible(false);
        if (now == null || getWidth() < 1 || getHeight() < 1) {
            return;
        }
        Look look = appearance.look();
        MatrixPainter drawn = new MatrixPainter(now, look);
        painter = drawn;
        canvas.getGraphicsContext2D().setFont(look.font(1));
        drawn.draw(FigureFile.onCanvas(canvas), getWidth() - 1, getHeight() - 1);
        if (row >= 0 && column >= 0) {
            Rectangle2D cell = drawn.bounds(row, column);
            mark.resizeRelocate(cell.getX(), cell.getY(), cell.getWidth(), cell.getHeight());
            mark.setVisible(true);
        }
    }

    /** The matrix as a figure for print, with its title below. */
    FigureFile figure(Matrix shown) {
        Look paper = new Look(Theme.LIGHT, 1, appearance.look().family());
        int height = (int) (paper.px(2.6) * shown.rows().size() + paper.px(7.5));
        return new FigureFile(shown.title(), PRINT_WIDTH, height, g2 -> {
            g2.setPaint(java.awt.Color.WHITE);
            g2.fillRect(0, 0, PRINT_WIDTH, height);
            g2.translate(paper.px(0.8), paper.px(0.8));
            new MatrixPainter(shown, paper).draw(g2, PRINT_WIDTH - paper.px(1.6), height - paper.px(4));
            g2.setPaint(java.awt.Color.DARK_GRAY);
            g2.setFont(org.epsilonlab.ui.common.ChartStyle.font(paper, 0.85));
            g2.drawString(shown.title(), 0, (float) (height - paper.px(1.6)));
        });
    }
}
