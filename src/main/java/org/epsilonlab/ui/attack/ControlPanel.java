package org.epsilonlab.ui.attack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.common.SliderField;
import org.epsilonlab.ui.common.ValueFormat;
import org.epsilonlab.ui.stage.FormulaView;

/** The controls on the right: attack, parameters, ε, goal, the formula of all that, and the actions. */
final class ControlPanel {

    private final AttackModel model;
    private final AttackControls controls;
    private final FormulaView formula = new FormulaView();
    private final Touch touch = new Touch(formula);
    private final VBox leading = new VBox();
    private final VBox more = new VBox();
    private final Label finding = new Label();
    private final Map<String, Node> drawn = new HashMap<>();
    private final ScrollPane view;

    /** @param wholeSet attacks all test pictures */
    ControlPanel(AttackModel model, Command wholeSet) {
        this.model = model;
        this.controls = model.controls();
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        VBox panel = new VBox(
                ParameterControls.heading("Attack"),
                attacks(),
                leading,
                touch.lights(new EpsilonControl(model).field(), "epsilon"),
                more,
                touch.lights(new GoalControls(model), "goal"),
                formula,
                model.smallest().button().main(),
                finding,
                noise(),
                space,
                wholeSet.button());
        panel.getStyleClass().add("panel");
        panel.setMinHeight(Region.USE_PREF_SIZE);
        view = new ScrollPane(panel);
        view.setFitToWidth(true);
        view.setFitToHeight(true);
        view.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        view.setMinWidth(Region.USE_PREF_SIZE);
        view.getStyleClass().add("panel-scroll");
        init();
    }

    private Node attacks() {
        Segmented<String> segmented = new Segmented<>(
                        "Attack",
                        AttackCatalog.ATTACKS.stream()
                                .map(AttackDescription::name)
                                .toList(),
                        name -> AttackCatalog.find(name).title())
                .help(name -> help(AttackCatalog.find(name)));
        segmented.valueProperty().bindBidirectional(controls.attackProperty());
        segmented.setId("attack");
        return segmented;
    }

    private static String help(AttackDescription attack) {
        return attack.summary() + (attack.paper().isEmpty() ? "" : "\n" + attack.paper());
    }

    private Node noise() {
        var button = model.noise().button();
        button.getButton()
                .textProperty()
                .bind(controls.noiseProperty().map(on -> on ? "Back to the attack" : "Same-size random noise"));
        return button;
    }

    private void init() {
        finding.setWrapText(true);
        finding.getStyleClass().add("muted");
        finding.textProperty().bind(model.findingProperty());
        finding.managedProperty().bind(finding.textProperty().isNotEmpty());
        finding.setId("finding");
        controls.attackProperty().subscribe(name -> showParameters());
        controls.specProperty().subscribe(this::showFormula);
        controls.targetProperty()
                .addListener((source, before, after) ->
                        showFormula(controls.specProperty().get()));
    }

    private void showFormula(AttackSpec spec) {
        boolean targeted = controls.targetProperty().get() != StageRequest.ANY;
        formula.show(FormulaTerms.of(spec.description().formula(spec.arguments(), targeted)));
    }

    private void showParameters() {
        ArgumentValues values = controls.arguments();
        List<Parameter> all = values.description().parameters();
        String name = values.description().name();
        int first = Math.min(1, all.size());
        leading.getChildren()
                .setAll(drawn.computeIfAbsent(
                        name + " first", key -> new ParameterControls(controls, values, all.subList(0, first), touch)));
        more.getChildren()
                .setAll(drawn.computeIfAbsent(name + " rest", key -> rest(values, all.subList(first, all.size()))));
    }

    private Node rest(ArgumentValues values, List<Parameter> parameters) {
        VBox box = new ParameterControls(controls, values, parameters, touch);
        if (parameters.stream().noneMatch(parameter -> parameter.name().equals("steps"))) {
            box.getChildren().add(0, noSteps(values.description()));
        }
        box.getChildren().add(seed(values.description()));
        return box;
    }

    /** The place of the steps stays, so that nothing jumps when another attack is chosen. */
    private static Node noSteps(AttackDescription attack) {
        SliderField steps = new SliderField("Steps", ValueFormat.whole("steps"), 1, 100, 1).ticks(33);
        steps.whyNotProperty().set("“" + attack.title() + "” takes one step; choose “Iterated” for more.");
        return steps;
    }

    private Node seed(AttackDescription attack) {
        SliderField seed = new SliderField("Seed", ValueFormat.whole("seeds"), 0, 99, 0)
                .steps(1, 10)
                .ticks(33)
                .help("Another seed draws other random numbers; the same seed draws the same.");
        seed.valueProperty().bindBidirectional(controls.seedProperty());
        seed.setId(attack.name() + "-seed");
        controls.specProperty()
                .subscribe(spec -> seed.whyNotProperty()
                        .set(
                                isRandom(spec)
                                        ? ""
                                        : "Nothing about this attack is random, so its seed changes nothing."));
        return seed;
    }

    private static boolean isRandom(AttackSpec spec) {
        Map<String, Object> values = spec.arguments().values();
        return spec.description().name().equals("noise")
                || Boolean.TRUE.equals(values.get("random-start"))
                || (values.get("restarts") instanceof Integer restarts && restarts > 1);
    }

    Node view() {
        return view;
    }
}
