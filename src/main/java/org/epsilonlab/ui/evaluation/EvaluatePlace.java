package org.epsilonlab.ui.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Icon;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.shell.Place;

/** The Evaluate place: a plan, what came of it, whether it can be trusted, and the pictures behind it. */
public final class EvaluatePlace implements Place {

    /** Widths of the card in heights of the body text. */
    private static final double CARD = 18;

    private static final double LEAST_CARD = 16;

    private final EvaluationModel model;
    private final Appearance appearance;
    private final PlanBar bar;
    private final List<Command> commands = new ArrayList<>();
    private final ResultViews views;
    private final FigureCard card;
    private final PicturesPane pictures;
    private final SplitPane across = new SplitPane();
    private final SplitPane down = new SplitPane();
    private final BorderPane view = new BorderPane();
    private final HBox presenter = new HBox();

    /** @param stage the way to the Attack place */
    public EvaluatePlace(EvaluationModel model, Appearance appearance, Frame frame, OpenOnStage stage) {
        this.model = model;
        this.appearance = appearance;
        PlanCommands plan = new PlanCommands(model);
        views = new ResultViews(model, appearance);
        card = new FigureCard(model);
        pictures = new PicturesPane(model, appearance, stage);
        ResultFiles files = new ResultFiles(model, views, appearance, frame);
        bar = new PlanBar(model, plan, files.menu());
        commands.addAll(plan.all());
        commands.addAll(pictures.commands());
        commands.addAll(files.commands());
        across.getItems().addAll(views, card);
        down.setOrientation(Orientation.VERTICAL);
        down.getItems().addAll(across, pictures);
        down.setDividerPositions(0.76);
        SplitPane.setResizableWithParent(card, false);
        VBox centre = new VBox(down);
        VBox.setVgrow(down, javafx.scene.layout.Priority.ALWAYS);
        centre.getStyleClass().add("evaluate-centre");
        view.setLeft(new PlanPanel(model, appearance, plan));
        view.setCenter(centre);
        view.getStyleClass().add("evaluate-place");
        presenter.getStyleClass().add("evaluate-presenter");
        String sheet = String.valueOf(EvaluatePlace.class.getResource("evaluate.css"));
        List.of(view, presenter, bar).forEach(part -> part.getStylesheets().add(sheet));
        appearance.lookProperty().subscribe(look -> fit());
        across.widthProperty().subscribe(width -> fit());
    }

    /** The card keeps a width at which its sentences can be read; what is left is the curves'. */
    private void fit() {
        double wanted = appearance.look().px(CARD);
        card.setMinWidth(appearance.look().px(LEAST_CARD));
        card.setPrefWidth(wanted);
        views.setMinWidth(appearance.look().px(LEAST_CARD));
        pictures.setMinHeight(appearance.look().px(PictureCell.ROW));
        if (across.getWidth() > 0 && across.getItems().size() == 2) {
            across.setDividerPositions(Math.max(0.5, 1 - wanted / across.getWidth()));
        }
    }

    @Override
    public String name() {
        return "Evaluate";
    }

    @Override
    public Icon icon() {
        return Icon.EVALUATE;
    }

    @Override
    public Node view() {
        presenter.getChildren().clear();
        if (!across.getItems().contains(views)) {
            across.getItems().setAll(views, card);
            fit();
        }
        return view;
    }

    @Override
    public Node presenterView() {
        across.getItems().clear();
        HBox.setHgrow(views, javafx.scene.layout.Priority.ALWAYS);
        presenter.getChildren().setAll(views, card);
        return presenter;
    }

    @Override
    public Node topBar() {
        return bar;
    }

    @Override
    public void onShow() {
        model.openLast();
    }

    @Override
    public ObservableValue<String> status() {
        return model.chosenProperty()
                .map(figure -> FigureWords.inOneLine(figure) + ": "
                        + FigureWords.percent(figure.figure().robustAccuracy()) + " left")
                .orElse("Nothing is chosen.");
    }

    @Override
    public ObservableValue<String> badge() {
        return model.statusProperty().map(now -> switch (now.phase()) {
            case IDLE -> "";
            case PAUSED -> "paused";
            default -> String.format(Locale.ROOT, "%.0f %%", 100 * now.share());
        });
    }

    @Override
    public List<Command> commands() {
        return List.copyOf(commands);
    }
}
