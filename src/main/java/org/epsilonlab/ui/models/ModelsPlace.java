package org.epsilonlab.ui.models;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
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

    private final ModelsModel model;
    private final ModelCommands commands;
    private final ModelList list;
    private final TextField search = new TextField();
    private final Command find;
    private final Command open;
    private final SplitPane view = new SplitPane();
    private final HBox bar = new HBox();

    /** @param imports the way of other networks into the list */
    public ModelsPlace(ModelsModel model, Imports imports, Appearance appearance, Frame frame) {
        this.model = model;
        commands = new ModelCommands(model, frame);
        list = new ModelList(model, commands, appearance);
        find = new Command("Search", "Shortcut+F", "Finds networks by any word of their cards.", search::requestFocus);
        open = imports.open();
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
        right.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        view.getItems().addAll(left, right);
        view.setDividerPositions(0.42);
        view.getStyleClass().add("models-place");
        bar.getStyleClass().add("models-bar");
        bar.getChildren().add(open.button());
        for (Command command : commands.bar()) {
            CommandButton button = command.button();
            bar.getChildren().add(command.equals(commands.putOnStage()) ? button.main() : button);
        }
        String sheet = String.valueOf(ModelsPlace.class.getResource("models.css"));
        List.of(view, bar).forEach(part -> part.getStylesheets().add(sheet));
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
        List<Command> all = new java.util.ArrayList<>(commands.all());
        all.add(0, open);
        all.add(find);
        return all;
    }

    @Override
    public void onShow() {
        javafx.application.Platform.runLater(list::requestFocus);
    }
}
