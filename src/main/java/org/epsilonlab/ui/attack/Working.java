package org.epsilonlab.ui.attack;

import javafx.beans.binding.Bindings;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.epsilonlab.ui.common.CommandButton;

/** Progress of a dear attack, and the way to end it with what it has; quick attacks never show it. */
final class Working extends HBox {

    Working(AttackModel model) {
        setId("working");
        getStyleClass().add("working");
        StageModel stage = model.stage();
        ProgressBar progress = new ProgressBar();
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> stage.busyProperty().get()
                                ? Math.max(0, stage.progressProperty().get())
                                : 0,
                        stage.busyProperty(),
                        stage.progressProperty()));
        HBox.setHgrow(progress, Priority.ALWAYS);
        CommandButton stop = model.stop().button("Stop early");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(progress, stop);
        model.controls().specProperty().subscribe(spec -> {
            setVisible(!spec.isQuick());
            setManaged(!spec.isQuick());
        });
    }
}
