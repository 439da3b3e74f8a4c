package org.epsilonlab.ui.training;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Panels;
import org.epsilonlab.ui.common.Scrolling;
import org.epsilonlab.ui.shell.Frame;

/** The left of the Train place: everything that decides the training that is started next. */
public final class DraftPanel extends VBox {

    private static final PseudoClass SNUG = PseudoClass.getPseudoClass("snug");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /** Height in heights of the body text, below which the controls are set closer. */
    private static final double ROOMY = 54;

    private final TrainModel model;
    private final Appearance appearance;
    private final DraftFields fields;
    private final DraftCommands commands;
    private final Command download;
    private final ScrollPane scroll;

    /**
     * @param frame shows the sheet in which a network is edited
     * @param own asks for pictures of the user's own
     * @param download shows what can be downloaded
     */
    public DraftPanel(TrainModel model, Appearance appearance, Frame frame, Command own, Command download) {
        this.model = model;
        this.appearance = appearance;
        this.download = download;
        TrainingDraft draft = model.draft();
        fields = new DraftFields(draft);
        ArchitectureBin bin = new ArchitectureBin(draft, frame::refuse);
        OwnSetBin sets = new OwnSetBin(model);
        commands = new DraftCommands(model, bin, sets, fields.complaintProperty(), this::settle);
        Panels.dress(this);
        getStylesheets().add(String.valueOf(DraftPanel.class.getResource("draft.css")));
        getStyleClass().addAll("card", "draft");
        DraftMore more = new DraftMore(draft, fields);
        Label title = new Label("Configuration");
        title.getStyleClass().add("row-title");
        VBox panel = new VBox(
                title,
                new PresetChoice(model),
                new DataChoice(model, sets, own, download, frame),
                new ArchitectureChoice(model, bin, frame),
                new DraftRegime(draft, fields, more),
                fields.of("settings", draft.settings(), parameter -> !parameter.advanced()),
                more);
        panel.getStyleClass().add("panel");
        scroll = Scrolling.of(panel);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("panel-scroll", "draft-scroll");
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, new DraftFoot(model, commands));
        setMinHeight(0);
        setMinWidth(Region.USE_PREF_SIZE);
        init();
    }

    private void init() {
        scroll.heightProperty().subscribe(height -> fit());
        appearance.lookProperty().subscribe(look -> fit());
        model.cost().wantedProperty().bind(sceneProperty().isNotNull());
    }

    private void fit() {
        scroll.pseudoClassStateChanged(
                SNUG, scroll.getHeight() / appearance.look().px(1) < ROOMY);
    }

    /** A field takes what was typed when it loses the focus; what cannot be read stays marked and says why. */
    private boolean settle() {
        lookup("#start").requestFocus();
        return lookupAll(".typed-value").stream()
                .noneMatch(field -> field.getPseudoClassStates().contains(WRONG));
    }

    /** Start, undo, redo and downloads, for the keys of the place. */
    public List<Command> commands() {
        List<Command> all = new ArrayList<>(commands.all());
        all.add(download);
        return all;
    }
}
