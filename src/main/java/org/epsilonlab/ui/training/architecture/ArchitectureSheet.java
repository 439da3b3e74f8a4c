package org.epsilonlab.ui.training.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.training.Architecture;
import org.epsilonlab.training.ArchitectureException;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.CommandButton;
import org.epsilonlab.ui.common.Keys;
import org.epsilonlab.ui.common.Scrolling;
import org.epsilonlab.ui.common.Segmented;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.common.Titled;
import org.epsilonlab.ui.shell.Sheet;

/** An architecture of the user's own: its layers as a list or as text, checked with every key, and its name. */
public final class ArchitectureSheet extends Sheet {

    private static final String LIST = "Layers";
    private static final String TEXT = "As text";
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final List<InputShape> SHAPES = List.of(
            new InputShape(1, 28, 28), new InputShape(3, 28, 28), new InputShape(1, 32, 32), new InputShape(3, 32, 32));

    private final ArchitectureEditor editor;
    private final StringProperty failure = new SimpleStringProperty("");
    private final LayerListPane list;

    /**
     * @param onSaved hears of what was kept; {@link ArchitectureEditor#catalog} then lists it
     * @param onCancel closes this
     */
    public ArchitectureSheet(ArchitectureEditor editor, Consumer<Architecture> onSaved, Runnable onCancel) {
        super("Edit an architecture");
        this.editor = editor;
        getStylesheets().add(String.valueOf(ArchitectureSheet.class.getResource("architecture.css")));
        LayerEditor layers = editor.layers();
        Command save = new Command("Save", "Shortcut+S", "Keeps it among your architectures.", () -> save(onSaved))
                .disableBecause(editor.whyNotSaveProperty());
        Command cancel = new Command("Cancel", "Esc", "Closes this; nothing is kept.", onCancel);
        LayerCommands commands = new LayerCommands(layers);
        LayerFieldsPane fields = new LayerFieldsPane(layers);
        list = new LayerListPane(
                layers,
                fields::enter,
                commands.add(),
                commands.remove(),
                commands.duplicate(),
                commands.up(),
                commands.down());
        HBox lists = new HBox(list, Scrolling.of(fields));
        HBox.setHgrow(list, Priority.ALWAYS);
        lists.getStyleClass().add("architecture-lists");
        lists.setMinHeight(0);
        LayerTextPane text = new LayerTextPane(layers);
        StackPane faces = new StackPane(lists, text);
        faces.setMinHeight(0);
        VBox.setVgrow(faces, Priority.ALWAYS);
        HBox tools = tools(commands);
        Segmented<String> face = face();
        face.valueProperty().subscribe(now -> {
            tools.setVisible(now.equals(LIST));
            lists.setVisible(now.equals(LIST));
            text.setVisible(now.equals(TEXT));
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        ArchitectureFoot state = new ArchitectureFoot(editor, failure);
        HBox.setHgrow(state, Priority.ALWAYS);
        VBox body = new VBox(
                head(),
                line(
                        face,
                        tools,
                        space,
                        whole(commands.undo().button()),
                        whole(commands.redo().button())),
                faces,
                line(state, whole(cancel.button()), whole(save.button().main())));
        body.getStyleClass().add("architecture");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToHeight(true);
        setBody(scroll);
        addEventHandler(
                KeyEvent.KEY_PRESSED, event -> Keys.answer(event, save, cancel, commands.undo(), commands.redo()));
        // The window gives the sheet the focus; the list is where work begins.
        setFocusTraversable(false);
        focusedProperty().subscribe(focused -> {
            if (focused) {
                list.enter();
            }
        });
    }

    private void save(Consumer<Architecture> onSaved) {
        try {
            onSaved.accept(editor.save());
        } catch (ArchitectureException e) {
            failure.set(String.valueOf(e.getMessage()));
        }
    }

    private static HBox tools(LayerCommands commands) {
        CommandButton add = whole(commands.add().button("Add ▾"));
        commands.openMenuUnder(add);
        return line(
                add,
                whole(commands.remove().button()),
                whole(commands.up().button("↑")),
                whole(commands.down().button("↓")),
                whole(commands.duplicate().button("Copy")));
    }

    private static Segmented<String> face() {
        Segmented<String> face = new Segmented<>("Show", List.of(LIST, TEXT), caption -> caption);
        face.help(each ->
                each.equals(LIST) ? "One line a layer." : "The list as a model card notes it, to type or paste.");
        face.setId("face");
        return face;
    }

    private HBox head() {
        TextField name = new TextField();
        name.textProperty().bindBidirectional(editor.nameProperty());
        name.setId("architecture-name");
        name.setAccessibleText("Name");
        editor.nameProblemProperty().subscribe(problem -> name.pseudoClassStateChanged(WRONG, !problem.isEmpty()));
        Tips.install(
                name,
                editor.nameProblemProperty()
                        .map(problem ->
                                "Name\n" + (problem.isEmpty() ? "It is listed and kept under this name." : problem)));
        HBox.setHgrow(name, Priority.ALWAYS);
        ComboBox<InputShape> shape = new ComboBox<>();
        List<InputShape> shapes = new ArrayList<>(SHAPES);
        if (!shapes.contains(editor.layers().shapeProperty().get())) {
            shapes.add(0, editor.layers().shapeProperty().get());
        }
        shape.getItems().setAll(shapes);
        shape.setConverter(new Titled<>(ArchitectureSheet::words));
        shape.valueProperty().bindBidirectional(editor.layers().shapeProperty());
        shape.setId("checked-on");
        shape.setMinWidth(Region.USE_PREF_SIZE);
        Tips.install(shape, "Checked on\nThe pictures for which shapes and weights are worked out.");
        return line(
                label("Name"),
                name,
                label("Checked on"),
                shape,
                label("and " + editor.layers().classes() + " classes"));
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** A caption that is never cut: the sentence and the list beside it give way. */
    private static CommandButton whole(CommandButton button) {
        button.getButton().setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("sheet-line");
        return line;
    }

    /** Shapes as people name them. */
    private static String words(InputShape shape) {
        return shape + (shape.channels() == 1 ? ", grey" : shape.channels() == 3 ? ", colour" : "");
    }
}
