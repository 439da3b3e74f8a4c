package org.epsilonlab.ui.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.CommandButton;
import org.epsilonlab.ui.common.Icon;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.common.Titled;
import org.jspecify.annotations.Nullable;

/** What stands above the stage: the networks, what they see, a picture of one's own, and the ways out. */
final class TopBar extends HBox {

    /** A choice of a network, or of none. */
    private record Choice(ModelCatalog.@Nullable Entry entry) {
        String title() {
            return entry == null ? "none" : entry.card().title();
        }
    }

    private boolean updating;

    /**
     * @param buttons to explain what is on stage, and for pictures of one's own
     * @param exports ways to save what is on stage
     */
    TopBar(ModelChoice models, List<CommandButton> buttons, List<Command> exports) {
        getStyleClass().add("attack-bar");
        setAlignment(Pos.CENTER_LEFT);
        ObservableList<Choice> all = FXCollections.observableArrayList(
                models.models().stream().map(Choice::new).toList());
        ObservableList<Choice> second = FXCollections.observableArrayList();
        ComboBox<Choice> model = box("model", "The network that is attacked.", all, models.modelProperty());
        ComboBox<Choice> compared =
                box("compared", "A network beside it, attacked in the same way.", second, models.comparedProperty());
        model.setPromptText("no model there");
        models.models().addListener((ListChangeListener<ModelCatalog.Entry>) change -> {
            updating = true;
            all.setAll(models.models().stream().map(Choice::new).toList());
            ModelCatalog.Entry now = models.modelProperty().get();
            // The same value once more would not be drawn: the box has forgotten which of its lines that was.
            model.setValue(null);
            model.setValue(now == null ? null : new Choice(now));
            updating = false;
        });
        Runnable refill = () -> {
            List<Choice> choices = new ArrayList<>(List.of(new Choice(null)));
            models.comparable().forEach(entry -> choices.add(new Choice(entry)));
            updating = true;
            second.setAll(choices);
            compared.setValue(null);
            compared.setValue(new Choice(models.comparedProperty().get()));
            updating = false;
        };
        models.comparable().addListener((ListChangeListener<ModelCatalog.Entry>) change -> refill.run());
        refill.run();
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(caption("Model"), model, caption("beside"), compared, space);
        buttons.forEach(button -> getChildren().add(fixed(button)));
        MenuButton export = new MenuButton("Export", Icon.EXPORT.node());
        exports.forEach(command -> export.getItems().add(command.menuItem()));
        export.setId("export");
        Tips.install(
                export,
                "Export\n"
                        + exports.stream()
                                .map(command -> command.keyText().isEmpty()
                                        ? command.name()
                                        : command.name() + " (" + command.keyText() + ")")
                                .collect(Collectors.joining("\n")));
        getChildren().add(fixed(export));
    }

    private ComboBox<Choice> box(
            String id,
            String help,
            ObservableList<Choice> choices,
            ObjectProperty<ModelCatalog.@Nullable Entry> value) {
        ComboBox<Choice> box = new ComboBox<>(choices);
        box.setId(id);
        box.setMinWidth(0);
        box.setAccessibleText(help);
        Tips.install(box, help);
        box.setConverter(new Titled<>(Choice::title));
        value.subscribe(now -> {
            updating = true;
            box.setValue(now == null && id.equals("model") ? null : new Choice(now));
            updating = false;
        });
        box.valueProperty().addListener((source, before, chosen) -> {
            if (!updating && chosen != null) {
                value.set(chosen.entry());
            }
        });
        return box;
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node fixed(Region node) {
        node.setMinWidth(Region.USE_PREF_SIZE);
        return node;
    }
}
