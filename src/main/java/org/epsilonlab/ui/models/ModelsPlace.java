package org.epsilonlab.ui.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.CommandButton;
import org.epsilonlab.ui.common.Icon;
import org.epsilonlab.ui.common.Scrolling;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.shell.Place;

/** The Models place: the cards of all networks, and beside them what is known of those that are chosen. */
public final class ModelsPlace implements Place {

    private static final int ALWAYS = 3;

    /** Share of the width that the list has. */
    private static final double LIST = 0.42;

    private final ModelsModel model;
    private final ModelCommands commands;
    private final ModelList list;
    private final TextField search = new TextField();
    private final Command find;
    private final Command open;
    private final Command download;
    private final SplitPane view = new SplitPane();
    private final HBox bar = new HBox();
    private final MenuButton more = new MenuButton("More");

    /**
     * @param imports the way of other networks into the list
     * @param download shows what can be downloaded
     */
    public ModelsPlace(ModelsModel model, Imports imports, Command download, Appearance appearance, Frame frame) {
        this.model = model;
        commands = new ModelCommands(model, frame);
        list = new ModelList(model, commands, appearance);
        find = new Command("Search", "Shortcut+F", "Finds networks by any word of their cards.", search::requestFocus);
        open = imports.open();
        this.download = download;
        createView(appearance);
        init();
    }

    private void createView(Appearance appearance) {
        search.setId("model-search");
        search.setPromptText("Search: title, class, attack, layer …");
        search.setAccessibleText("Search networks");
        Tips.install(search, find.tip());
        VBox left = new VBox(search, list);
        left.getStyleClass().add("model-left");
        VBox.setVgrow(list, Priority.ALWAYS);
        ScrollPane right = Scrolling.of(new ModelDetail(model, appearance));
        right.setFitToWidth(true);
        right.getStyleClass().add("detail-scroll");
        view.getItems().addAll(left, right);
        // As the room is parted anew; what was dragged holds until then.
        view.widthProperty().subscribe(width -> Platform.runLater(() -> view.setDividerPositions(LIST)));
        appearance.lookProperty().subscribe(look -> Platform.runLater(() -> view.setDividerPositions(LIST)));
        view.getStyleClass().add("models-place");
        bar.getStyleClass().add("models-bar");
        bar.getChildren().addAll(open.button(), download.button());
        for (Command command : commands.bar()) {
            CommandButton button = command.button();
            bar.getChildren().add(command.equals(commands.putOnStage()) ? button.main() : button);
            more.getItems().add(command.menuItem());
        }
        bar.getChildren().add(more);
        bar.getChildren().forEach(part -> ((Region) part).setMinWidth(Region.USE_PREF_SIZE));
        bar.widthProperty().subscribe(width -> fitBar());
        appearance.lookProperty().subscribe(look -> Platform.runLater(this::fitBar));
        String sheet = String.valueOf(ModelsPlace.class.getResource("models.css"));
        List.of(view, bar).forEach(part -> part.getStylesheets().add(sheet));
    }

    /** In a window that is narrow for its scale all that is done to one network is in a menu. */
    private void fitBar() {
        List<Node> parts = bar.getChildren();
        double needed = parts.stream()
                .filter(part -> !part.equals(more))
                .mapToDouble(part -> part.prefWidth(-1) + bar.getSpacing())
                .sum();
        boolean isNarrow = bar.getWidth() > 0 && needed > bar.getWidth();
        for (Node part : parts) {
            // Importing, downloading and putting on stage are in view always.
            boolean isShown = part.equals(more) ? isNarrow : !isNarrow || parts.indexOf(part) < ALWAYS;
            part.setVisible(isShown);
            part.setManaged(isShown);
        }
    }

    private void init() {
        model.searchProperty().bindBidirectional(search.textProperty());
        search.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                list.requestFocus();
                event.consume();
            }
        });
    }

    @Override
    public String name() {
        return "Models";
    }

    @Override
    public Icon icon() {
        return Icon.MODELS;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Node topBar() {
        return bar;
    }

    @Override
    public ObservableValue<String> status() {
        return Bindings.createStringBinding(this::line, model.items(), model.shown());
    }

    private String line() {
        String all = count(Origin.BUNDLED) + " bundled · " + count(Origin.TRAINED) + " trained here · "
                + count(Origin.OWN) + " your own";
        return model.shown().size() == model.items().size()
                ? all
                : all + String.format(Locale.ROOT, " · %d found", model.shown().size());
    }

    private long count(Origin origin) {
        return model.items().stream().filter(item -> item.origin() == origin).count();
    }

    @Override
    public List<Command> commands() {
        List<Command> all = new ArrayList<>(commands.all());
        all.add(0, open);
        all.add(1, download);
        all.add(find);
        return all;
    }

    @Override
    public void onShow() {
        Platform.runLater(() -> {
            // The split pane takes its parts in only then, and what is in no scene takes no keys.
            view.applyCss();
            list.requestFocus();
        });
    }
}
