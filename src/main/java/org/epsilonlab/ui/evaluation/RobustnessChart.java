package org.epsilonlab.ui.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.util.Duration;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.FigureFile;
import org.epsilonlab.ui.common.Tips;
import org.jfree.fx.FXGraphics2D;
import org.jspecify.annotations.Nullable;

/** Accuracy against ε; a press on a point, or the arrow keys, choose the figure that card and pictures are about. */
final class RobustnessChart extends VBox {

    private static final double REACH = 2.5;

    private final EvaluationModel model;
    private final Appearance appearance;
    private final RobustnessPlot plot;
    private final FlowPane legend = new FlowPane();
    private final Label nothing = new Label(
            "The curves appear here, one point at a time. Tick networks and attacks on the" + " left and press Start.");
    private final Area area = new Area();
    private final Circle mark = new Circle();
    private final StringProperty reading = new SimpleStringProperty("");
    private List<Series> series = List.of();

    RobustnessChart(EvaluationModel model, Appearance appearance) {
        this.model = model;
        this.appearance = appearance;
        plot = new RobustnessPlot(appearance.look());
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("robustness-chart");
        legend.getStyleClass().add("curve-legend");
        nothing.getStyleClass().add("empty-place");
        nothing.setWrapText(true);
        nothing.setManaged(false);
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        mark.getStyleClass().add("point-mark");
        area.getChildren().addAll(plot.canvas(), mark, nothing);
        VBox.setVgrow(area, Priority.ALWAYS);
        getChildren().addAll(legend, area);
    }

    private void init() {
        appearance.lookProperty().subscribe(look -> {
            plot.setLook(look);
            showLegend();
            area.requestLayout();
        });
        model.figuresProperty().subscribe(this::show);
        model.chosenProperty().subscribe(now -> area.requestLayout());
        area.setId("robustness-area");
        Tooltip tip = Tips.install(area, reading);
        tip.setShowDelay(Duration.millis(150));
        area.addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
            Measurement near = near(event.getX(), event.getY());
            reading.set(near == null ? "Press a point to see its card and its pictures." : FigureWords.point(near));
        });
        area.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            area.requestFocus();
            Measurement near = near(event.getX(), event.getY());
            if (near != null) {
                model.chosenProperty().set(near);
            }
        });
        area.addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    }

    private void show(List<Measurement> figures) {
        series = Series.of(figures);
        plot.show(series, model.classes().size());
        nothing.setVisible(series.isEmpty());
        plot.canvas().setVisible(!series.isEmpty());
        showLegend();
        area.requestLayout();
    }

    private void showLegend() {
        legend.getChildren().setAll(series.stream().map(this::entry).toList());
    }

    private HBox entry(Series each) {
        double width = appearance.look().px(2.6);
        double height = appearance.look().px(1);
        Canvas sample = new Canvas(width, height);
        FXGraphics2D g2 = FigureFile.onCanvas(sample);
        RobustnessFigure.sample(g2, each.look(appearance.look()), 0, height / 2, width);
        HBox entry = new HBox(sample, new Label(each.legend()));
        entry.getStyleClass().add("curve-entry");
        return entry;
    }

    /** The figure that the mouse is at, null for none. */
    private @Nullable Measurement near(double x, double y) {
        Point2D mouse = new Point2D(x, y);
        double reach = appearance.look().px(REACH);
        return figures().stream()
                .filter(figure -> distance(figure, mouse) < reach)
                .min(Comparator.comparingDouble(figure -> distance(figure, mouse)))
                .orElse(null);
    }

    private double distance(Measurement figure, Point2D mouse) {
        Point2D pixel = plot.pixelOf(figure);
        return pixel == null ? Double.MAX_VALUE : pixel.distance(mouse);
    }

    private List<Measurement> figures() {
        return series.stream().flatMap(each -> each.curve().figures().stream()).toList();
    }

    /** Left and right along a curve, up and down from curve to curve at the nearest ε. */
    private void walk(KeyEvent event) {
        Measurement now = model.chosenProperty().get();
        int which = -1;
        for (int i = 0; i < series.size(); i++) {
            which = now != null && series.get(i).curve().figures().contains(now) ? i : which;
        }
        if (now == null || which < 0 || event.isShortcutDown()) {
            return;
        }
        List<Measurement> along = series.get(which).curve().figures();
        int at = along.indexOf(now);
        Measurement next = switch (event.getCode()) {
            case LEFT -> along.get(Math.max(0, at - 1));
            case RIGHT -> along.get(Math.min(along.size() - 1, at + 1));
            case HOME -> along.get(0);
            case END -> along.get(along.size() - 1);
            case UP -> series.get(Math.max(0, which - 1)).curve().nearest(now.epsilon());
            case DOWN ->
                series.get(Math.min(series.size() - 1, which + 1)).curve().nearest(now.epsilon());
            default -> null;
        };
        if (next != null) {
            model.chosenProperty().set(next);
            event.consume();
        }
    }

    /** The chart as a figure for print. */
    FigureFile figure() {
        return new RobustnessFigure(series, plot, caption(), appearance.look().family()).file();
    }

    boolean isEmpty() {
        return series.isEmpty();
    }

    private String caption() {
        ShownStudy study = model.shownProperty().get();
        return study == null ? "" : PlanWords.caption(study.question());
    }

    /** The canvas and what lies over it. */
    private final class Area extends Pane {

        Area() {
            getStyleClass().add("plot-area");
            setFocusTraversable(true);
            setMinHeight(0);
            setAccessibleRole(AccessibleRole.IMAGE_VIEW);
            setAccessibleText("Accuracy against epsilon; arrow keys walk from point to point");
        }

        @Override
        protected void layoutChildren() {
            plot.resize(getWidth(), getHeight());
            double w = Math.min(getWidth() * 0.8, appearance.look().px(30));
            nothing.resizeRelocate((getWidth() - w) / 2, 0, w, getHeight());
            Measurement now = model.chosenProperty().get();
            boolean isThere = now != null && figures().stream().anyMatch(each -> Objects.equals(each, now));
            Point2D pixel = now == null || !isThere ? null : plot.pixelOf(now);
            mark.setVisible(pixel != null);
            if (pixel != null) {
                mark.setRadius(appearance.look().px(0.65));
                mark.setCenterX(pixel.getX());
                mark.setCenterY(pixel.getY());
            }
        }
    }
}
