package org.epsilonlab.ui.evaluation;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Panels;
import org.epsilonlab.ui.common.ParameterFields;
import org.epsilonlab.ui.common.Scrolling;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.common.SliderField;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.common.ValueFormat;

/** The left of the Evaluate place: which networks, attacks, budgets and pictures the next plan takes. */
final class PlanPanel extends VBox {

    private static final PseudoClass SNUG = PseudoClass.getPseudoClass("snug");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double ROOMY = 54;
    private static final double MOST_STEPS = 200;

    private final PlanDraft draft;
    private final Appearance appearance;
    private final VBox networks = new VBox();
    private final ScrollPane scroll;

    PlanPanel(EvaluationModel model, Appearance appearance, PlanCommands commands) {
        draft = model.draft();
        this.appearance = appearance;
        Panels.dress(this);
        getStyleClass().addAll("card", "draft", "plan-panel");
        Label title = new Label("Plan");
        title.getStyleClass().add("row-title");
        networks.getStyleClass().add("ticks");
        VBox panel = new VBox(
                title,
                presets(),
                ParameterFields.heading("Networks"),
                networks,
                ParameterFields.heading("Attacks"),
                attacks(PlannedAttacks.usual()),
                staged(),
                more(),
                ParameterFields.heading("Norm"),
                norms(),
                steps(),
                epsilons(),
                new PicturesChoice(draft.pictures()),
                ParameterFields.heading("Beside the accuracy"),
                extras());
        panel.getStyleClass().add("panel");
        scroll = Scrolling.of(panel);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("panel-scroll", "draft-scroll");
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, new PlanFoot(model, commands));
        setMinHeight(0);
        setMinWidth(Region.USE_PREF_SIZE);
        init();
    }

    private void init() {
        draft.networks().addListener((ListChangeListener<ModelCatalog.Entry>) change -> showNetworks());
        showNetworks();
        scroll.heightProperty().subscribe(height -> fit());
        appearance.lookProperty().subscribe(look -> fit());
    }

    private void fit() {
        scroll.pseudoClassStateChanged(
                SNUG, scroll.getHeight() / appearance.look().px(1) < ROOMY);
    }

    private void showNetworks() {
        networks.getChildren()
                .setAll(draft.networks().stream()
                        .map(entry -> Tick.of(
                                entry.card().title(),
                                PlanDraft.key(entry),
                                draft.chosen(),
                                entry.card().name() + "\n" + entry.folder()))
                        .toList());
    }

    private Node presets() {
        MenuButton menu = new MenuButton("Choose a question…");
        menu.setId("question");
        menu.setMaxWidth(Double.MAX_VALUE);
        menu.setAccessibleText("Question");
        for (PlanPreset preset : PlanPreset.all()) {
            MenuItem item = new MenuItem(preset.title());
            item.setOnAction(event -> draft.take(preset));
            menu.getItems().add(item);
        }
        Tips.install(menu, "Question\nPuts a plan in place that answers it; the networks stay as they are ticked.");
        return menu;
    }

    private Node attacks(List<AttackDescription> some) {
        VBox ticks = new VBox();
        ticks.getStyleClass().add("ticks");
        for (AttackDescription attack : some) {
            CheckBox box =
                    Tick.of(attack.title(), attack.name(), draft.attacks(), attack.title() + "\n" + attack.summary());
            box.setId("attack-" + attack.name());
            var known = draft.normProperty()
                    .map(norm -> PlannedAttacks.in(attack, norm, 1, 0).isPresent());
            box.textProperty()
                    .bind(draft.normProperty()
                            .map(norm -> known.getValue()
                                    ? attack.title()
                                    : attack.title() + " (not in " + norm.symbol() + ")"));
            box.disableProperty().bind(known.map(knows -> !knows));
            ticks.getChildren().add(box);
        }
        return ticks;
    }

    private Node staged() {
        CheckBox box = Tick.of("the attack on stage, as it is set there", draft.stagedProperty(), "");
        box.setWrapText(true);
        box.disableProperty().bind(draft.onStageProperty().isNull());
        Tips.install(
                box,
                draft.onStageProperty()
                        .map(spec -> "On stage now: " + FigureWords.whole(spec))
                        .orElse(""));
        return box;
    }

    private Node more() {
        TitledPane more = new TitledPane("More attacks", attacks(PlannedAttacks.others()));
        more.getStyleClass().add("more");
        more.setAnimated(false);
        more.setExpanded(PlannedAttacks.others().stream()
                .anyMatch(attack -> draft.attacks().contains(attack.name())));
        return more;
    }

    private Node norms() {
        Segmented<Norm> norms = new Segmented<>("Norm", List.of(Norm.values()), Norm::symbol);
        norms.valueProperty().bindBidirectional(draft.normProperty());
        norms.setId("plan-norm");
        return norms;
    }

    private Node steps() {
        SliderField steps = new SliderField("Steps", ValueFormat.whole("steps"), 1, MOST_STEPS, 40)
                .steps(1, 10)
                .help("Of every attack with many steps that is ticked; more is stronger and slower.");
        steps.valueProperty().bindBidirectional(draft.stepsProperty());
        steps.setOneLine(true);
        return steps;
    }

    private Node epsilons() {
        TextField field = new TextField();
        field.setId("epsilons");
        field.textProperty().bindBidirectional(draft.epsilonsProperty());
        field.setAccessibleText("Epsilons");
        field.textProperty().subscribe(text -> {
            boolean wrong = false;
            try {
                EpsilonList.parse(text);
            } catch (IllegalArgumentException e) {
                wrong = true;
            }
            field.pseudoClassStateChanged(WRONG, wrong);
        });
        Tips.install(
                field, "Values of ε\nSeparated by commas, such as 0, 0.05, 8/255. Each gives a point of every curve.");
        VBox box = new VBox(ParameterFields.heading("Values of ε"), field);
        box.getStyleClass().add("parameters");
        return box;
    }

    private Node extras() {
        List<Node> boxes = new ArrayList<>();
        boxes.add(Tick.of(
                "card of checks",
                draft.extras().checksProperty(),
                "Tries on 200 pictures whether each figure may be trusted: stronger attacks, noise, a huge ε."));
        boxes.add(Tick.of(
                "transfer",
                draft.extras().transferProperty(),
                "Tries the examples made on each network on all the others, at the largest ε."));
        boxes.add(Tick.of(
                "class to class",
                draft.extras().targetsProperty(),
                "Attacks each picture towards each class, at the largest ε: which turns most easily into which?"));
        boxes.add(Tick.of(
                "saved and squeezed",
                draft.extras().survivalProperty(),
                "Saves, squeezes and shifts the examples, and counts how many still fool."));
        VBox box = new VBox(boxes.toArray(Node[]::new));
        box.getStyleClass().add("ticks");
        return box;
    }
}
