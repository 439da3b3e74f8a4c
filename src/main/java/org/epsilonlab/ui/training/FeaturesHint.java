package org.epsilonlab.ui.training;

import java.util.Map;
import javafx.beans.Observable;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.training.FeatureNetwork;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.CommandButton;

/** Says what to do with few pictures: train on top of the network for photographs, which knows much of the world. */
final class FeaturesHint extends VBox {

    private final TrainingDraft draft;
    private final Label words = new Label();
    private final CommandButton button;

    FeaturesHint(TrainingDraft draft) {
        this.draft = draft;
        getStyleClass().add("parameters");
        setId("features-hint");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setId("features-words");
        Command take = new Command(
                "Train on top of the photograph network",
                "",
                "Chooses that network, clean training and small batches; Undo takes it back.",
                this::take);
        button = take.button("Train on top of it");
        button.getButton().setId("features-take");
        button.managedProperty().bind(button.visibleProperty());
        managedProperty().bind(visibleProperty());
        getChildren().addAll(words, button);
        for (Observable each : new Observable[] {
            draft.data().nameProperty(), draft.data().sets(), draft.architectureProperty(), draft.regimeProperty()
        }) {
            each.addListener(source -> show());
        }
        show();
    }

    private void take() {
        draft.regimeProperty().set("clean");
        draft.settings().take(Map.of("epochs", "8", "batch-size", "8", "learning-rate", "0.005"));
        draft.architectureProperty().set(FeatureNetwork.NAME);
    }

    private void show() {
        boolean suits = draft.data().beneath().isPresent();
        boolean isTaken = suits && draft.architectureProperty().get().equals(FeatureNetwork.NAME);
        boolean attacks = !draft.regimeProperty().get().equals("clean");
        if (isTaken) {
            words.setText(
                    attacks
                            ? "Each example costs a gradient through the whole network for photographs, about half a second"
                                    + " a picture for ten steps; only the last layer can learn to withstand it, so expect"
                                    + " little."
                            : "Each picture is asked of the network for photographs once; then only one layer learns.");
        } else if (suits) {
            words.setText(
                    "These are few pictures. On top of the network for photographs, which knows a thousand kinds of"
                            + " things, they go a long way.");
        } else {
            words.setText("These are few pictures. Made 224×224, they could be learnt on top of the network for"
                    + " photographs, which needs only a few of each class.");
        }
        button.setVisible(suits && !isTaken);
        setVisible(isTaken || draft.data().areFewInColour());
    }
}
