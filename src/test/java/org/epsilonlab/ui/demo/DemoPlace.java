package org.epsilonlab.ui.demo;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.EpsilonFormat;
import org.epsilonlab.ui.common.Icon;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.common.SliderField;
import org.epsilonlab.ui.common.ValueFormat;
import org.epsilonlab.ui.shell.Place;
import org.epsilonlab.ui.stage.ConfidenceChart;
import org.epsilonlab.ui.stage.EquationRow;
import org.epsilonlab.ui.stage.EquationState;
import org.epsilonlab.ui.stage.FilmStrip;
import org.epsilonlab.ui.stage.FormulaView;
import org.epsilonlab.ui.stage.FormulaView.Style;
import org.epsilonlab.ui.stage.FormulaView.Term;
import org.epsilonlab.ui.stage.StagePane;
import org.epsilonlab.ui.stage.StepScrubber;

/** The parts of the stage put together as the real place does, with invented numbers. */
public final class DemoPlace implements Place {
    public final Appearance appearance;
    public final List<EquationRow> rows = new ArrayList<>();
    public final FilmStrip strip;
    public final ConfidenceChart chart;
    public final StepScrubber scrubber;
    public final StagePane stage;
    public final SliderField epsilon;
    public final Segmented<String> scaling;
    public final FormulaView formula = new FormulaView();
    private final BorderPane view;
    private final HBox topBar;

    public DemoPlace(Appearance appearance, DemoData data, int networks) {
        this.appearance = appearance;
        strip = new FilmStrip(appearance);
        chart = new ConfidenceChart(appearance);
        scrubber = new StepScrubber(appearance);
        scrubber.setVisible(false);
        stage = new StagePane(appearance, strip, chart, scrubber);
        for (EquationState state : data.states().subList(0, networks)) {
            EquationRow row = new EquationRow(appearance);
            row.show(state);
            rows.add(row);
        }
        stage.setRows(rows);
        strip.setSource(data);
        strip.selectedProperty().set(data.chosen());
        chart.setRange(0.2);
        chart.show(data.curves().subList(0, networks), 0.2);
        chart.epsilonProperty().set(0.05);
        epsilon = new SliderField("ε", new EpsilonFormat(), 0, 0.2, 0.05).steps(0.001, 0.01);
        epsilon.valueProperty().bindBidirectional(chart.epsilonProperty());
        scaling = new Segmented<>("Scaling", List.of("sign · L∞", "length · L2", "max", "constant"), name -> name);
        view = new BorderPane(scrolling(stage));
        view.setRight(panel());
        topBar = bar();
    }

    private static ScrollPane scrolling(Region content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("stage-scroll");
        return scroll;
    }

    private Node panel() {
        SliderField steps = new SliderField("steps", ValueFormat.whole("steps"), 1, 50, 1).steps(1, 5);
        steps.whyNotProperty().set("One step has no more steps; choose Iterated.");
        formula.show(List.of(
                new Term("x", "", Style.ITALIC),
                new Term("adv", "", Style.SUB),
                new Term(" = ", "", Style.UPRIGHT),
                new Term("clip", "", Style.UPRIGHT),
                new Term("(", "", Style.UPRIGHT),
                new Term("x", "", Style.ITALIC),
                new Term(" + ", "", Style.UPRIGHT),
                new Term("ε", "epsilon", Style.ITALIC),
                new Term(" · ", "", Style.UPRIGHT),
                new Term("sign", "scaling", Style.UPRIGHT),
                new Term(" ∇", "", Style.UPRIGHT),
                new Term("x", "", Style.SUB),
                new Term("L", "", Style.ITALIC),
                new Term("(", "", Style.UPRIGHT),
                new Term("x, y", "goal", Style.ITALIC),
                new Term("))", "", Style.UPRIGHT)));
        formula.highlight("epsilon");
        VBox panel = new VBox(
                heading("Attack"),
                new Segmented<>("Attack", List.of("One step", "Iterated", "Noise"), name -> name),
                heading("Scale the gradient by"),
                scaling,
                epsilon,
                steps,
                heading("Goal"),
                new Segmented<>("Goal", List.of("Any other class", "Towards…"), name -> name),
                formula,
                new Command("Find the smallest ε that flips it", "Shortcut+F", "Halves the interval.", () -> {})
                        .button()
                        .main(),
                new Command("Same-size random noise", "Shortcut+N", "A control.", () -> {}).button());
        panel.getStyleClass().add("panel");
        ScrollPane scroll = new ScrollPane(panel);
        scroll.setFitToWidth(true);
        scroll.setMinWidth(Region.USE_PREF_SIZE);
        scroll.getStyleClass().add("panel-scroll");
        return scroll;
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("panel-heading");
        return label;
    }

    private HBox bar() {
        ComboBox<String> first = new ComboBox<>();
        first.getItems().add("Fashion-MNIST · standard");
        first.getSelectionModel().select(0);
        ComboBox<String> second = new ComboBox<>();
        second.getItems().add("Fashion-MNIST · robust (PGD-7)");
        second.getSelectionModel().select(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(new Label("Model"), first, new Label("compared with"), second, space);
        bar.getChildren().add(new Command("Open picture", "Shortcut+O", "Shows a picture file.", () -> {}).button());
        bar.getChildren().add(new Command("Draw", "Shortcut+D", "Draw a picture.", () -> {}).button());
        bar.getChildren().add(new Command("Export", "Shortcut+E", "Saves.", () -> {}).button());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setSpacing(8);
        return bar;
    }

    @Override
    public String name() {
        return "Attack";
    }

    @Override
    public Icon icon() {
        return Icon.ATTACK;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Node topBar() {
        return topBar;
    }

    @Override
    public ObservableValue<String> status() {
        return new ReadOnlyStringWrapper("L∞ 0.050 · L2 1.21 · L1 31.4 · changed 88 % of pixels");
    }

    @Override
    public List<Command> commands() {
        List<Command> all = new ArrayList<>(strip.commands());
        all.addAll(scrubber.commands());
        return all;
    }
}
