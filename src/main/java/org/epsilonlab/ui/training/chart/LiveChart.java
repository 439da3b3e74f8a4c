package org.epsilonlab.ui.training.chart;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.CommandButton;
import org.epsilonlab.ui.common.Tips;

/**
 * A chart that grows while a network learns. Charts that are given the same {@link EpochAxis} zoom together and share their
 * cross-hair. Everything is for the FX thread; whoever has points brings them there.
 */
public final class LiveChart extends VBox {
    /** Height in heights of the body text, below which the curves need the line of the caption. */
    private static final double LOW = 12;

    private static final double NARROW = 30;
    private static final String RESET = "Reset zoom";

    private final ChartSpec spec;
    private final EpochAxis epochs;
    private final Appearance appearance;
    private final LivePlot plot;
    private final PlotArea area;
    private final List<LegendEntry> entries;
    private final LegendEntry earlier;
    private final ChartHeader header;
    private final SaveMenu save;
    private final CommandButton reset;
    private final BooleanProperty logarithmic = new SimpleBooleanProperty(this, "logarithmic", false);
    private final BooleanProperty zoomed = new SimpleBooleanProperty(this, "zoomed", false);

    /** @param files where "Save…" writes to */
    public LiveChart(ChartSpec spec, EpochAxis epochs, Appearance appearance, ChartFiles files) {
        this.spec = spec;
        this.epochs = epochs;
        this.appearance = appearance;
        plot = new LivePlot(spec, epochs, appearance.look());
        area = new PlotArea(spec, epochs, appearance, plot);
        header = new ChartHeader(spec);
        entries = spec.curves().stream()
                .map(curve -> new LegendEntry(appearance, curve))
                .toList();
        earlier = new LegendEntry(appearance, null);
        save = new SaveMenu(new ChartExport(spec, plot, appearance), files);
        reset = new Command(RESET, "", "Shows all epochs again; so do a double click and Escape.", epochs::reset)
                .enableWhen(zoomed, "All epochs are in view. Drag on the curves or turn the wheel to zoom.")
                .button()
                .flat();
        createView();
        init();
        appearance.lookProperty().subscribe(look -> {
            change(() -> plot.restyle(look));
            fit();
        });
    }

    private void createView() {
        getStyleClass().addAll("card", "live-chart");
        getStylesheets().add(String.valueOf(LiveChart.class.getResource("chart.css")));
        entries.forEach(header::add);
        if (spec.hasLogarithm()) {
            header.actions().getChildren().add(logToggle());
        }
        header.actions().getChildren().addAll(reset, save.node());
        VBox.setVgrow(area, Priority.ALWAYS);
        getChildren().addAll(header, area);
    }

    private ToggleButton logToggle() {
        ToggleButton toggle = new ToggleButton("log");
        toggle.getStyleClass().add("log-toggle");
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.selectedProperty().bindBidirectional(logarithmic);
        toggle.setAccessibleText("Logarithmic axis");
        Tips.install(toggle, "Shows the values on a logarithmic axis: a small loss can be told from a smaller one.");
        return toggle;
    }

    private void init() {
        for (int i = 0; i < entries.size(); i++) {
            int curve = i;
            entries.get(i)
                    .selectedProperty()
                    .addListener((source, before, shown) -> change(() -> plot.setHidden(curve, !shown)));
        }
        earlier.selectedProperty()
                .addListener(
                        (source, before, shown) -> change(() -> plot.painter().setEarlierHidden(!shown)));
        logarithmic.addListener((source, before, log) -> change(() -> plot.setLogarithmic(log && spec.hasLogarithm())));
        epochs.viewProperty().subscribe(view -> {
            zoomed.set(epochs.isZoomed());
            change(() -> {});
        });
        widthProperty().subscribe(width -> fit());
        heightProperty().subscribe(height -> fit());
        zoomed.subscribe(now -> fit());
        sceneProperty().subscribe(scene -> plot.setDrawn(scene != null));
    }

    /** In a small chart the words give way to the curves, and a button that does nothing now to the legend. */
    private void fit() {
        boolean low = getHeight() < appearance.look().px(LOW);
        boolean narrow = getWidth() < appearance.look().px(NARROW);
        header.setLow(low);
        reset.getButton().setText(narrow ? "Reset" : RESET);
        boolean shown = zoomed.get() || !(low && narrow);
        reset.setVisible(shown);
        reset.setManaged(shown);
    }

    private void change(Runnable changes) {
        plot.change(changes);
        save.setEmpty(plot.data().isEmpty());
        area.refresh();
    }

    /**
     * Adds points, each to the right of those of its curve before, and draws once. Points of curves that this chart does
     * not have are left to other charts, and those that are not finite are skipped.
     */
    public void append(List<CurvePoint> points) {
        change(() -> plot.data().append(points));
    }

    /** Forgets the points and the mark of the run, for the next one; the earlier run stays. */
    public void clear() {
        change(plot::clear);
    }

    /** Marks a point of a curve, for instance of the best epoch so far, with a few words. */
    public void setBest(CurvePoint point, String text) {
        change(() -> plot.setBest(point, text));
    }

    /** Takes the mark away. */
    public void clearBest() {
        change(() -> plot.setBest(null, ""));
    }

    /**
     * Shows an earlier run thin and faint behind.
     *
     * @param title what it is called in the legend, such as "run 2"
     * @param points by the id of their curve, from left to right; curves may be missing
     */
    public void setEarlier(String title, Map<String, List<CurvePoint>> points) {
        change(() -> plot.data().setEarlier(title, points));
        earlier.setText(title);
        header.add(earlier);
        earlier.setSelected(true);
    }

    /** Takes the earlier run away. */
    public void clearEarlier() {
        header.remove(earlier);
        change(() -> plot.data().setEarlier("", Map.of()));
    }

    /** Whether the values stand on a logarithmic axis; without effect on a chart whose axis has a fixed end. */
    public BooleanProperty logarithmicProperty() {
        return logarithmic;
    }

    /** Hides a curve or shows it again, as its entry in the legend does. */
    public void setShown(String curveId, boolean shown) {
        entry(curveId).setSelected(shown);
    }

    /** The export of the chart as it stands, for a caller with a file of its own. */
    public ChartExport export() {
        return save.export();
    }

    /** To save it as PNG, SVG or CSV, as "Save…" does; for a menu elsewhere. */
    public List<Command> saveCommands() {
        return save.commands();
    }

    /** The entry of a curve in the legend. */
    LegendEntry entry(String curveId) {
        return entries.get(Objects.checkIndex(plot.data().indexOf(curveId), entries.size()));
    }

    LivePlot plot() {
        return plot;
    }

    PlotArea area() {
        return area;
    }

    Reading reading() {
        return area.reading();
    }
}
