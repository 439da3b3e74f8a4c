package org.epsilonlab.ui.training;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.training.TrainingConfig;
import org.epsilonlab.ui.common.ParameterFields;
import org.epsilonlab.ui.common.Tips;

/** The configurations that teach something; what to look for stands below as long as the draft is one of them. */
final class PresetChoice extends VBox {

    private static final String NONE = "Choose one that teaches…";

    private final TrainModel model;
    private final MenuButton menu = new MenuButton(NONE);
    private final Label lesson = new Label();

    PresetChoice(TrainModel model) {
        this.model = model;
        getStyleClass().add("parameters");
        menu.setId("preset");
        menu.setWrapText(true);
        menu.setMaxWidth(Double.MAX_VALUE);
        menu.setMinHeight(Region.USE_PREF_SIZE);
        menu.setAccessibleText("Preset");
        menu.setOnShowing(event -> fill());
        fill();
        Tips.install(menu, "Preset\nPuts every control but the seed in place; Undo takes it back at once.");
        lesson.setId("preset-lesson");
        lesson.setWrapText(true);
        lesson.setMinHeight(Region.USE_PREF_SIZE);
        lesson.managedProperty().bind(lesson.visibleProperty());
        getChildren().addAll(ParameterFields.heading("Preset"), menu, lesson);
        model.draft().configProperty().subscribe(config -> show(config == null ? Optional.empty() : Preset.of(config)));
    }

    private void show(Optional<Preset> preset) {
        menu.setText(preset.map(Preset::title).orElse(NONE));
        lesson.setText(preset.map(Preset::lesson).orElse(""));
        lesson.setVisible(preset.isPresent());
    }

    private void fill() {
        menu.getItems().setAll(Preset.all().stream().map(this::item).toList());
    }

    private MenuItem item(Preset preset) {
        TrainingDraft draft = model.draft();
        TrainingConfig config = preset.config();
        String time = model.cost().known(config);
        MenuItem item = new MenuItem(preset.title() + (time.isEmpty() ? "" : " · about " + time));
        item.setOnAction(event ->
                draft.take(config.withSeed(Math.round(draft.seedProperty().get()))));
        return item;
    }
}
