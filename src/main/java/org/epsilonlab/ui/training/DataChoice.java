package org.epsilonlab.ui.training;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputDialog;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.training.TrainingData;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.CommandButton;
import org.epsilonlab.ui.common.Keys;
import org.epsilonlab.ui.common.ParameterFields;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.common.Titled;
import org.epsilonlab.ui.shell.Frame;

/** Which pictures to learn from: bundled ones or the user's own, and the ways to more of them. */
final class DataChoice extends VBox {

    private final DraftData data;
    private final ComboBox<TrainingData> box = new ComboBox<>();
    private final OwnSetBin bin;
    private final Frame frame;
    private boolean filling;

    /**
     * @param bin of data sets that were deleted
     * @param own asks for pictures of the user's own
     * @param download shows what can be downloaded
     */
    DataChoice(TrainModel model, OwnSetBin bin, Command own, Command download, Frame frame) {
        this.bin = bin;
        this.frame = frame;
        data = model.draft().data();
        box.setId("data");
        box.setAccessibleText("Data");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new Titled<>(TrainingData::title));
        Tips.install(box, "Data\nThe pictures to learn from, and with ε what is usual for them.");
        CommandButton open = own.button().flat();
        open.getButton().setId("own-pictures");
        open.setMinWidth(Region.USE_PREF_SIZE);
        Label pictures = new Label();
        pictures.getStyleClass().add("muted");
        pictures.textProperty().bind(model.cost().picturesProperty());
        pictures.setId("pictures");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        CommandButton more = download.button().flat();
        more.getButton().setId("download-data");
        more.setMinWidth(Region.USE_PREF_SIZE);
        HBox heading = new HBox(ParameterFields.heading("Data"), space, open, more);
        heading.getStyleClass().add("draft-heading");
        getChildren().addAll(heading, box, pictures, deeds());
        getStyleClass().add("parameters");
        data.sets().addListener((ListChangeListener<TrainingData>) change -> fill());
        data.nameProperty().addListener((source, before, after) -> fill());
        box.valueProperty().addListener((source, before, chosen) -> {
            if (chosen != null && !filling) {
                data.nameProperty().set(chosen.name());
            }
        });
        fill();
    }

    /** What can be done to a set of one's own; bundled pictures have no such line. */
    private Node deeds() {
        Command rename = new Command(
                "Rename the pictures",
                "F2",
                "Gives this data set of yours another name; F2 in the list.",
                this::rename);
        Command delete = new Command(
                "Delete the pictures",
                "Delete",
                "Deletes this data set of yours; Undo brings it back. The key works in the list.",
                () -> bin.delete(data.nameProperty().get()));
        HBox line = new HBox();
        line.getStyleClass().add("draft-heading");
        line.setId("own-deeds");
        for (CommandButton each : List.of(rename.button("Rename…"), delete.button("Delete"))) {
            each.flat().setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(each);
        }
        line.managedProperty().bind(line.visibleProperty());
        data.nameProperty().subscribe(now -> line.setVisible(!data.isBundled(now)));
        box.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (line.isVisible() && !box.isShowing()) {
                Keys.answer(event, rename, delete);
            }
        });
        return line;
    }

    private void rename() {
        TextInputDialog dialog = new TextInputDialog(data.shown().title());
        dialog.initOwner(frame.window());
        dialog.setTitle("Rename the pictures");
        dialog.setHeaderText("A name for people; on the command line they keep their own.");
        dialog.showAndWait().ifPresent(title -> bin.rename(data.nameProperty().get(), title));
    }

    /** The name may be that of pictures that are gone; then none is shown as chosen. */
    private void fill() {
        filling = true;
        try {
            box.getItems().setAll(data.sets());
            box.setValue(data.sets().stream()
                    .filter(each -> each.name().equals(data.nameProperty().get()))
                    .findFirst()
                    .orElse(null));
        } finally {
            filling = false;
        }
    }
}
