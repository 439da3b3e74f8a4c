package org.epsilonlab.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Icon;
import org.epsilonlab.ui.common.Scrolling;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.shell.Place;

/** The Train place: configuration, curves, the table of runs, and the pictures that the network is asked again and again. */
public final class TrainPlace implements Place {

    /** In heights of the body text: panel, pictures, and curves of which something can be seen. */
    private static final double LEAST_WIDTH = 66;

    private final TrainModel model;
    private final List<Command> draftCommands;
    private final RunBar bar;
    private final RunCharts charts;
    private final Appearance appearance;
    private final VBox curves;
    private final VBox centre;
    private final ScrollPane strip;
    private final StripPane pictures;
    private final BorderPane view = new BorderPane();
    private final HBox presenter = new HBox();
    private final SplitPane split = new SplitPane();

    /**
     * @param stage the way to the Attack place
     * @param draft the panel with the configuration of the next training
     * @param draftCommands its commands
     */
    public TrainPlace(
            TrainModel model,
            Appearance appearance,
            Frame frame,
            OnStage stage,
            Node draft,
            List<Command> draftCommands) {
        this.model = model;
        this.appearance = appearance;
        this.draftCommands = List.copyOf(draftCommands);
        bar = new RunBar(model, stage);
        charts = new RunCharts(model, appearance, frame);
        RunTable table = new RunTable(model, appearance, new RunActions(model, stage, frame));
        curves = new VBox(new RunBanner(model), charts);
        curves.getStyleClass().add("train-curves");
        VBox.setVgrow(charts, Priority.ALWAYS);
        split.setOrientation(javafx.geometry.Orientation.VERTICAL);
        ScrollPane scroll = Scrolling.of(curves);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("curves-scroll");
        split.getItems().addAll(scroll, table);
        split.setDividerPositions(0.76);
        centre = new VBox(split);
        VBox.setVgrow(split, Priority.ALWAYS);
        centre.getStyleClass().add("train-centre");
        pictures = new StripPane(model.strip(), appearance, stage::openPicture);
        strip = Scrolling.filled(pictures);
        strip.heightProperty().subscribe(height -> fitPictures());
        strip.getStyleClass().add("strip-scroll");
        strip.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        String sheet = String.valueOf(TrainPlace.class.getResource("train.css"));
        List.of(view, presenter, bar).forEach(part -> part.getStylesheets().add(sheet));
        view.getStyleClass().add("train-place");
        presenter.getStyleClass().add("train-presenter");
        view.setLeft(draft);
        view.widthProperty().subscribe(width -> fit());
        presenter.widthProperty().subscribe(width -> fitPictures());
        appearance.lookProperty().subscribe(look -> fit());
    }

    /** In a window that is narrow for its scale the pictures give way to the curves; presenter mode has them still. */
    private void fit() {
        boolean hasRoom =
                view.getWidth() == 0 || view.getWidth() > appearance.look().px(LEAST_WIDTH);
        view.setRight(
                hasRoom && view.getCenter() != null && !presenter.getChildren().contains(strip) ? strip : null);
        fitPictures();
    }

    private void fitPictures() {
        boolean presents = presenter.getChildren().contains(strip);
        double width = pictures.fit(strip.getHeight(), presents ? presenter.getWidth() : view.getWidth());
        strip.setMinWidth(width);
        strip.setPrefWidth(width);
    }

    @Override
    public String name() {
        return "Train";
    }

    @Override
    public Icon icon() {
        return Icon.TRAIN;
    }

    @Override
    public Node view() {
        presenter.getChildren().clear();
        if (!curves.getChildren().contains(charts)) {
            curves.getChildren().add(charts);
        }
        view.setCenter(centre);
        fit();
        return view;
    }

    @Override
    public Node presenterView() {
        view.setRight(null);
        HBox.setHgrow(charts, Priority.ALWAYS);
        presenter.getChildren().setAll(charts, strip);
        return presenter;
    }

    @Override
    public Node topBar() {
        return bar;
    }

    @Override
    public ObservableValue<String> status() {
        return RunBar.line(model);
    }

    @Override
    public ObservableValue<String> badge() {
        return model.live().statusProperty().map(now -> switch (now.phase()) {
            case IDLE -> "";
            case PAUSED, TROUBLE -> "paused";
            default -> String.format(Locale.ROOT, "%.0f %%", 100 * now.share());
        });
    }

    @Override
    public List<Command> commands() {
        List<Command> commands = new ArrayList<>(bar.commands());
        commands.addAll(draftCommands);
        return commands;
    }
}
