package org.epsilonlab.ui.attack;

import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.GradientMethod;
import org.epsilonlab.attack.Parameter;
import org.epsilonlab.attack.ProjectedGradientDescent;
import org.epsilonlab.attack.RandomNoise;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.CommandButton;
import org.epsilonlab.ui.common.Panels;
import org.epsilonlab.ui.common.ParameterFields;
import org.epsilonlab.ui.common.Scrolling;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.common.SliderField;
import org.epsilonlab.ui.common.ValueFormat;
import org.epsilonlab.ui.stage.FormulaView;

/** The controls on the right: attack, parameters, ε, goal, the formula of all that, and the actions. */
final class ControlPanel {

    /** At hand without opening the list of all. */
    private static final List<String> FAVOURITES = List.of(
            GradientMethod.DESCRIPTION.name(),
            ProjectedGradientDescent.DESCRIPTION.name(),
            RandomNoise.DESCRIPTION.name());

    private static final PseudoClass SNUG = PseudoClass.getPseudoClass("snug");

    /** Heights of the panel in heights of the body text, below which its controls are set closer, and on one line. */
    private static final double ROOMY = 54;

    private static final double LOW = 50;

    private final AttackModel model;
    private final Appearance appearance;
    private final AttackControls controls;
    private final FormulaView formula = new FormulaView();
    private final Touch touch = new Touch(formula);
    private final VBox leading = new VBox();
    private final VBox more = new VBox();
    private final VBox budget = new VBox();
    private final Label chosen = new Label();
    private final SliderField epsilon;
    private final Node lit;
    private final DistanceReadout distance;
    private final Label finding = new Label();
    private final Map<String, Node> drawn = new HashMap<>();
    private final ScrollPane view;

    /**
     * @param all shows every attack to choose from
     * @param more what else can be done with the attack, a button each at the foot
     */
    ControlPanel(AttackModel model, Appearance appearance, Command all, List<Command> more) {
        this.model = model;
        this.appearance = appearance;
        this.controls = model.controls();
        epsilon = new EpsilonControl(model).field();
        lit = touch.lights(epsilon, "epsilon");
        distance = new DistanceReadout(model);
        chosen.getStyleClass().add("chosen-attack");
        chosen.setId("chosen-attack");
        chosen.setWrapText(true);
        chosen.setMinHeight(Region.USE_PREF_SIZE);
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        VBox panel = new VBox(
                head(all),
                attacks(),
                chosen,
                new Working(model),
                leading,
                budget,
                this.more,
                touch.lights(new GoalControls(model), "goal"),
                formula,
                model.smallest().button().main(),
                finding,
                noise(),
                space);
        more.forEach(command -> panel.getChildren().add(command.button()));
        panel.getStyleClass().add("panel");
        panel.setMinHeight(Region.USE_PREF_SIZE);
        view = Scrolling.of(panel);
        Panels.dress(view);
        view.setFitToHeight(true);
        view.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        view.setMinWidth(Region.USE_PREF_SIZE);
        view.getStyleClass().add("panel-scroll");
        init();
        view.heightProperty().subscribe(height -> fit());
        appearance.lookProperty().subscribe(look -> fit());
    }

    private static Node head(Command all) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        CommandButton button = all.button();
        button.getButton().getStyleClass().add(Styles.FLAT);
        HBox head = new HBox(ParameterFields.heading("Attack"), space, button);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node attacks() {
        Segmented<String> segmented = new Segmented<>(
                        "Attack", FAVOURITES, name -> AttackCatalog.find(name).title())
                .help(name -> help(AttackCatalog.find(name)));
        segmented.valueProperty().bindBidirectional(controls.attackProperty());
        segmented.setId("attack");
        model.models()
                .modelProperty()
                .subscribe(now -> FAVOURITES.forEach(
                        name -> segmented.disable(name, model.fitting().whyNot(AttackCatalog.find(name)))));
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
        AttackDescription now = values.description();
        chosen.setText(now.title() + " · " + now.group().title().toLowerCase(Locale.ROOT));
        chosen.setVisible(!FAVOURITES.contains(now.name()));
        chosen.setManaged(chosen.isVisible());
        budget.getChildren()
                .setAll(
                        now.is(AttackDescription.Trait.SMALLEST)
                                ? List.of(distance)
                                : now.is(AttackDescription.Trait.NO_BUDGET) ? List.of() : List.of(lit));
        List<Parameter> all = values.description().parameters();
        String name = values.description().name();
        int first = Math.min(1, all.size());
        leading.getChildren()
                .setAll(drawn.computeIfAbsent(
                        name + " first", key -> new ParameterControls(controls, values, all.subList(0, first), touch)));
        more.getChildren()
                .setAll(drawn.computeIfAbsent(name + " rest", key -> rest(values, all.subList(first, all.size()))));
        fit();
    }

    private Node rest(ArgumentValues values, List<Parameter> parameters) {
        VBox box = new ParameterControls(controls, values, named(parameters, false), touch);
        boolean favourite = FAVOURITES.contains(values.description().name());
        if (favourite
                && parameters.stream().noneMatch(parameter -> parameter.name().equals("steps"))) {
            box.getChildren().add(0, noSteps(values.description()));
        }
        List<Parameter> rare = named(parameters, true);
        box.getChildren()
                .add(new MoreFold(
                        controls,
                        values,
                        rare.isEmpty() ? List.of() : List.of(new ParameterControls(controls, values, rare, touch))));
        return box;
    }

    private static List<Parameter> named(List<Parameter> parameters, boolean advanced) {
        return parameters.stream()
                .filter(parameter -> parameter.advanced() == advanced)
                .toList();
    }

    /** The place of the steps stays, so that nothing jumps when another attack is chosen. */
    private static Node noSteps(AttackDescription attack) {
        SliderField steps = new SliderField("Steps", ValueFormat.whole("steps"), 1, 100, 1);
        steps.whyNotProperty().set("“" + attack.title() + "” takes one step; choose “Iterated” for more.");
        return steps;
    }

    /** A low window gets the sliders on one line each and less air, the same for every attack, so that nothing jumps. */
    private void fit() {
        double height = view.getHeight() / appearance.look().px(1);
        view.pseudoClassStateChanged(SNUG, height < ROOMY);
        for (Node field : view.getContent().lookupAll(".slider-field")) {
            if (field instanceof SliderField slider && slider != epsilon) {
                slider.setOneLine(height < LOW || chosen.isVisible());
            }
        }
    }

    Node view() {
        return view;
    }
}
