package org.epsilonlab.ui.evaluation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.evaluation.Cell;
import org.epsilonlab.evaluation.CellAnswer;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.PictureResult;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.FigureFile;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.common.Titled;
import org.jspecify.annotations.Nullable;

/** Curves, table and matrices, one of them in view. */
final class ResultViews extends VBox {

    private final EvaluationModel model;
    private final ObjectProperty<ResultView> shown;
    private final RobustnessChart curves;
    private final MatrixPane assignment;
    private final MatrixPane confusion;
    private final MatrixPane transfer;
    private final MatrixPane targets;
    private final MatrixPane survival;
    private final ConfidencePane confidence;
    private final Segmented<Matrices.When> when =
            new Segmented<>("Confusion", List.of(Matrices.When.values()), Matrices.When::title);
    private final Segmented<Boolean> measure =
            new Segmented<>("Class to class", List.of(false, true), length -> length ? "mean size" : "success");
    private final ComboBox<CellAnswer> which = new ComboBox<>(FXCollections.observableArrayList());
    private final Map<ResultView, Node> views = new EnumMap<>(ResultView.class);

    ResultViews(EvaluationModel model, Appearance appearance) {
        this.model = model;
        curves = new RobustnessChart(model, appearance);
        assignment = new MatrixPane(
                new MatrixView(appearance, this::chooseAssignment),
                List.of(),
                "Choose the question “The assignment's table” on the left, and press Start.");
        confusion = new MatrixPane(
                new MatrixView(appearance, this::chooseConfusion),
                List.of(when),
                "Choose a point of a curve: here stands which class its attack turns into which.");
        transfer = new MatrixPane(
                new MatrixView(appearance, (row, column) -> {}),
                List.of(),
                "Tick “transfer” and two networks in the plan, and press Start.");
        targets = new MatrixPane(
                new MatrixView(appearance, this::chooseTargets),
                List.of(which, measure),
                "Tick “class to class” in the plan, and press Start.");
        survival = new MatrixPane(
                new MatrixView(appearance, (row, column) -> {}),
                List.of(),
                "Tick “saved and squeezed” in the plan, and press Start.");
        confidence = new ConfidencePane(appearance);
        views.put(ResultView.CURVES, curves);
        views.put(ResultView.TABLE, new FigureTable(model, appearance));
        views.put(ResultView.ASSIGNMENT, assignment);
        views.put(ResultView.CONFUSION, confusion);
        views.put(ResultView.TRANSFER, transfer);
        views.put(ResultView.TARGETS, targets);
        views.put(ResultView.SURVIVAL, survival);
        views.put(ResultView.CONFIDENCE, confidence);
        ViewChoice choice = new ViewChoice(appearance);
        shown = choice.valueProperty();
        StackPane room = new StackPane();
        room.setMinHeight(0);
        VBox.setVgrow(room, Priority.ALWAYS);
        getStyleClass().addAll("card", "result-views");
        getChildren().addAll(choice, room);
        setMinHeight(0);
        shown.subscribe(view -> room.getChildren().setAll(views.get(view)));
        init();
    }

    private void init() {
        when.setId("confusion-when");
        when.valueProperty().set(Matrices.When.AFTER);
        when.setMaxWidth(Region.USE_PREF_SIZE);
        measure.setMaxWidth(Region.USE_PREF_SIZE);
        which.setConverter(new Titled<>(answer ->
                answer.cell().title() + " · " + FigureWords.attack(answer.cell().attack())));
        which.setAccessibleText("Network and attack");
        Tips.install(which, "Network and attack\nWhose table is shown.");
        model.chosenProperty().subscribe(now -> showChosen());
        when.valueProperty().addListener((source, before, now) -> showChosen());
        model.tablesProperty().subscribe(now -> showTables());
        model.figuresProperty().subscribe(figures -> assignment.show(AssignmentMatrix.of(figures)));
        which.valueProperty().addListener((source, before, now) -> showTargets());
        measure.valueProperty().addListener((source, before, now) -> showTargets());
    }

    private List<String> classes() {
        return model.classes();
    }

    private void showChosen() {
        Measurement figure = model.chosenProperty().get();
        confusion.show(
                figure == null
                        ? null
                        : Matrices.confusion(figure, when.valueProperty().get(), classes()));
        confidence.show(figure);
    }

    private void showTables() {
        ShownStudy study = model.shownProperty().get();
        List<CellAnswer> transfers = model.results().tables(Cell.Kind.TRANSFER);
        transfer.show(transfers.isEmpty() || study == null ? null : Matrices.transfer(transfers, study.question()));
        List<CellAnswer> survivals = model.results().tables(Cell.Kind.SURVIVAL);
        survival.show(survivals.isEmpty() ? null : Matrices.survival(survivals));
        List<CellAnswer> aimed = model.results().tables(Cell.Kind.TARGETS);
        which.getItems().setAll(aimed);
        which.setValue(aimed.isEmpty() ? null : aimed.get(0));
        boolean any = !aimed.isEmpty();
        which.setVisible(any);
        measure.setVisible(any);
        showTargets();
    }

    private void showTargets() {
        CellAnswer answer = which.getValue();
        targets.show(
                answer == null
                        ? null
                        : Matrices.targets(answer, measure.valueProperty().get(), classes()));
    }

    private void chooseAssignment(int row, int column) {
        Measurement figure = AssignmentMatrix.figure(model.figuresProperty().get(), row, column);
        if (figure != null) {
            model.chosenProperty().set(figure);
        }
    }

    private void chooseConfusion(int label, int says) {
        Measurement figure = model.chosenProperty().get();
        if (figure == null) {
            return;
        }
        boolean before = when.valueProperty().get() == Matrices.When.BEFORE;
        model.results()
                .select(
                        classes().get(label) + " taken for " + classes().get(says)
                                + (before ? " before the attack" : " under the attack"),
                        figure.pictures().stream()
                                .filter(picture -> picture.label() == label
                                        && (before ? picture.before() : picture.after()) == says)
                                .toList());
    }

    private void chooseTargets(int from, int to) {
        CellAnswer answer = which.getValue();
        Measurement figure = answer == null ? null : model.results().figureOf(answer.cell());
        if (figure != null) {
            String words = from == to
                    ? classes().get(from) + " (true class)"
                    : classes().get(from) + ", on stage towards " + classes().get(to);
            List<PictureResult> pictures = figure.pictures().stream()
                    .filter(picture -> picture.label() == from)
                    .toList();
            model.results()
                    .select(new Selection(
                            words,
                            figure,
                            pictures,
                            from == to ? figure.figure().attack().goal() : Goal.towards(to)));
        }
    }

    ObjectProperty<ResultView> shownProperty() {
        return shown;
    }

    /** What is in view as a figure for print; null for none. */
    @Nullable
    FigureFile figure() {
        return switch (shown.get()) {
            case CURVES, TABLE -> curves.isEmpty() ? null : curves.figure();
            case ASSIGNMENT -> assignment.figure();
            case CONFUSION -> confusion.figure();
            case TRANSFER -> transfer.figure();
            case TARGETS -> targets.figure();
            case SURVIVAL -> survival.figure();
            case CONFIDENCE -> confidence.figure();
        };
    }

    /** What is in view as a table; null for the figures' own. */
    @Nullable
    String csv() {
        return switch (shown.get()) {
            case ASSIGNMENT -> assignment.csv();
            case CONFUSION -> confusion.csv();
            case TRANSFER -> transfer.csv();
            case TARGETS -> targets.csv();
            case SURVIVAL -> survival.csv();
            default -> null;
        };
    }
}
