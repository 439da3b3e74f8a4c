package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.attack.Arguments;
import org.epsilonlab.attack.Attack;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.FormulaTerm;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.ParameterFields;
import org.epsilonlab.ui.common.Scrolling;
import org.epsilonlab.ui.shell.Sheet;
import org.jspecify.annotations.Nullable;

/** Every attack of the catalogue, by family, searched as one types, each with what there is to know of it. */
final class AttackSheet extends Sheet {

    /** A line of the list: a family's title, or an attack. */
    private record Line(String title, @Nullable AttackDescription attack) {}

    private final AttackControls controls;
    private final FittingAttack fitting;
    private final Runnable close;
    private final TextField search = new TextField();
    private final ListView<Line> list = new ListView<>();
    private final VBox details = new VBox();
    private final Command choose;

    /** @param close puts the sheet away */
    AttackSheet(AttackModel model, Runnable close) {
        super("All attacks");
        controls = model.controls();
        fitting = model.fitting();
        this.close = close;
        choose = new Command("Attack with it", "", "Puts the marked attack on stage.", this::choose)
                .disableBecause(Bindings.createStringBinding(
                        this::whyNot,
                        list.getSelectionModel().selectedItemProperty(),
                        model.models().modelProperty()));
        createView();
        init();
    }

    private void createView() {
        search.setPromptText("Search name, idea or paper");
        search.setId("attack-search");
        list.setId("attack-list");
        list.getStyleClass().add("attack-list");
        list.setCellFactory(view -> new LineCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox left = new VBox(search, list);
        left.getStyleClass().add("attack-left");
        details.getStyleClass().add("attack-details");
        ScrollPane scroll = new ScrollPane(details);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox right = new VBox(scroll, choose.button().main());
        right.getStyleClass().add("attack-right");
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox body = new HBox(left, right);
        body.getStyleClass().add("attack-sheet");
        setBody(Scrolling.filled(body));
    }

    private void init() {
        // At the very first opening the field joins the window only when it is laid out.
        search.sceneProperty().addListener((source, before, after) -> requestFocus());
        search.textProperty().subscribe(this::fill);
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                choose();
                event.consume();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                choose();
            }
        });
        list.getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line != null && line.attack() != null) {
                show(line.attack());
            } else if (line != null) {
                // A family's title is no choice; the attack below it is.
                list.getSelectionModel().select(list.getSelectionModel().getSelectedIndex() + 1);
            }
        });
        mark(controls.attackProperty().get());
    }

    /** Whoever opens it wants to type at once, but not the key that opened it, whose letter is still on its way. */
    @Override
    public void requestFocus() {
        Platform.runLater(search::requestFocus);
    }

    /** Marks an attack, with nothing searched for. */
    void mark(String name) {
        search.clear();
        // Another network may be on stage since.
        list.refresh();
        for (Line line : list.getItems()) {
            if (line.attack() != null && line.attack().name().equals(name)) {
                list.getSelectionModel().select(line);
                list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
            }
        }
    }

    private String whyNot() {
        Line line = list.getSelectionModel().getSelectedItem();
        return line == null || line.attack() == null ? "Mark an attack in the list." : fitting.whyNot(line.attack());
    }

    private void choose() {
        Line line = list.getSelectionModel().getSelectedItem();
        if (line != null && line.attack() != null && whyNot().isEmpty()) {
            controls.attackProperty().set(line.attack().name());
            close.run();
        }
    }

    private void fill(String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT).trim();
        List<Line> lines = new ArrayList<>();
        for (AttackDescription.Group group : AttackDescription.Group.values()) {
            List<Line> found = AttackCatalog.ATTACKS.stream()
                    .filter(attack -> attack.group() == group && words(attack).contains(wanted))
                    .map(attack -> new Line(attack.title(), attack))
                    .toList();
            if (!found.isEmpty()) {
                lines.add(new Line(group.title(), null));
                lines.addAll(found);
            }
        }
        list.getItems().setAll(lines);
        if (lines.isEmpty()) {
            details.getChildren().setAll(text("No attack is called that; clear the search to see all.", "muted"));
        } else {
            list.getSelectionModel().select(1);
        }
    }

    private static String words(AttackDescription attack) {
        String all = attack.name() + " " + attack.title() + " " + attack.summary() + " " + attack.paper();
        return (all + " " + attack.group().title()).toLowerCase(Locale.ROOT);
    }

    private void show(AttackDescription attack) {
        Arguments usual = attack.arguments(Map.of());
        Attack made = attack.create().apply(usual);
        String formula =
                attack.formula(usual, false).stream().map(FormulaTerm::text).collect(Collectors.joining());
        List<Node> lines = new ArrayList<>(List.of(text(attack.title(), "strong")));
        String refusal = fitting.whyNot(attack);
        if (!refusal.isEmpty()) {
            lines.add(text("⚠ " + refusal, "plain"));
        }
        lines.addAll(List.of(
                text(attack.summary(), "plain"),
                text(formula, "attack-formula"),
                text(attack.paper().isEmpty() ? "No paper: a control." : attack.paper(), "muted"),
                ParameterFields.heading("What it costs"),
                text(AttackFacts.cost(made) + "; ends " + attack.ends() + ".", "plain"),
                ParameterFields.heading("Parameters")));
        attack.parameters().forEach(parameter -> lines.add(text(AttackFacts.words(parameter), "plain")));
        details.getChildren().setAll(lines);
    }

    private static Label text(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    /** Families stand out and cannot be chosen. */
    private final class LineCell extends ListCell<Line> {
        LineCell() {
            // As wide as the list, so that what is too long for it wraps.
            setPrefWidth(0);
            setWrapText(true);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll("attack-family", "muted");
            setText(empty || line == null ? "" : line.title());
            if (line != null
                    && line.attack() != null
                    && !fitting.whyNot(line.attack()).isEmpty()) {
                setText(line.title() + " · needs gradients");
                getStyleClass().add("muted");
            }
            setMouseTransparent(line != null && line.attack() == null);
            if (line != null && line.attack() == null) {
                getStyleClass().add("attack-family");
            }
        }
    }
}
