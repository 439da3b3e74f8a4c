package org.epsilonlab.ui.training;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.training.regime.RegimeCatalog;
import org.epsilonlab.training.regime.RegimeDescription;
import org.epsilonlab.ui.common.ParameterFields;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.common.Titled;
import org.jspecify.annotations.Nullable;

/** What each step learns from: every regime with what it is and whose it is. */
final class RegimeChoice extends VBox {

    private final ComboBox<RegimeDescription> box = new ComboBox<>();
    private final Label summary = new Label();

    RegimeChoice(TrainingDraft draft) {
        getStyleClass().add("parameters");
        box.getItems().setAll(RegimeCatalog.all());
        box.setId("regime");
        box.setMaxWidth(Double.MAX_VALUE);
        // In a low window all of them would reach beyond the screen.
        box.setVisibleRowCount(6);
        box.setAccessibleText("Regime");
        box.setConverter(new Titled<>(RegimeDescription::title));
        box.setCellFactory(list -> new Cell());
        box.valueProperty().addListener((source, before, chosen) -> {
            if (chosen != null) {
                draft.regimeProperty().set(chosen.name());
            }
        });
        draft.regimeProperty()
                .subscribe(name -> RegimeCatalog.all().stream()
                        .filter(each -> each.name().equals(name))
                        .forEach(this::show));
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        summary.setId("regime-summary");
        getChildren().addAll(ParameterFields.heading("Train on"), box, summary);
        Tips.install(box, box.valueProperty().map(regime -> "Train on\n" + words(regime) + "\n" + regime.step()));
    }

    private void show(RegimeDescription regime) {
        box.setValue(regime);
        summary.setText(words(regime));
    }

    private static String words(RegimeDescription regime) {
        return regime.summary() + (regime.paper().isEmpty() ? "" : " (" + regime.paper() + ")");
    }

    /** Title and summary, as wide as the box. */
    private static final class Cell extends ListCell<RegimeDescription> {
        private final Label title = new Label();
        private final Label help = new Label();
        private final VBox both = new VBox(title, help);

        Cell() {
            title.getStyleClass().add("strong");
            help.setWrapText(true);
            help.setMinHeight(Region.USE_PREF_SIZE);
            getStyleClass().add("regime-cell");
        }

        @Override
        protected void updateItem(@Nullable RegimeDescription regime, boolean empty) {
            super.updateItem(regime, empty);
            if (regime == null || empty) {
                setGraphic(null);
            } else {
                title.setText(regime.title());
                help.setText(words(regime));
                setGraphic(both);
            }
        }
    }
}
