package org.epsilonlab.ui.training;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.epsilonlab.training.TrainingData;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.CommandButton;
import org.epsilonlab.ui.common.ParameterFields;
import org.epsilonlab.ui.common.Tips;
import org.jspecify.annotations.Nullable;

/** Which pictures to learn from: bundled ones, the user's own, or a folder that becomes such. */
final class DataChoice extends VBox {

    private final DraftData data;
    private final ComboBox<TrainingData> box = new ComboBox<>();
    private boolean filling;

    /**
     * @param own asks for a folder of pictures
     * @param download shows what can be downloaded
     */
    DataChoice(TrainModel model, Command own, Command download) {
        data = model.draft().data();
        box.setId("data");
        box.setAccessibleText("Data");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable TrainingData each) {
                return each == null ? "" : each.title();
            }

            @Override
            public @Nullable TrainingData fromString(String text) {
                return null;
            }
        });
        Tips.install(box, "Data\nThe pictures to learn from, and with ε what is usual for them.");
        Button open = new Button(own.name());
        open.setId("own-pictures");
        open.setOnAction(event -> own.run());
        open.setMinWidth(Region.USE_PREF_SIZE);
        Tips.install(open, own.name() + "\n" + own.help());
        Label pictures = new Label();
        pictures.getStyleClass().add("muted");
        pictures.textProperty().bind(model.cost().picturesProperty());
        pictures.setId("pictures");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        CommandButton more = download.button().flat();
        more.getButton().setId("download-data");
        more.setMinWidth(Region.USE_PREF_SIZE);
        HBox heading = new HBox(ParameterFields.heading("Data"), space, more);
        heading.getStyleClass().add("draft-heading");
        HBox.setHgrow(box, Priority.ALWAYS);
        HBox choice = new HBox(box, open);
        choice.getStyleClass().add("draft-line");
        getChildren().addAll(heading, choice, pictures);
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
