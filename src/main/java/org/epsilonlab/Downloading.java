package org.epsilonlab;

import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.scene.control.Label;
import org.epsilonlab.data.OwnSet;
import org.epsilonlab.data.download.Arrived;
import org.epsilonlab.data.download.Download;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.download.DownloadModel;
import org.epsilonlab.ui.download.Downloads;
import org.epsilonlab.ui.shell.Frame;
import org.epsilonlab.ui.shell.Shell;
import org.jspecify.annotations.Nullable;

/** Downloads in the window: where what arrives is offered, and how far it is while another place is shown. */
final class Downloading implements DownloadModel.Arrivals, AutoCloseable {

    private final Frame frame;
    private final DownloadModel model;
    private final Downloads downloads;
    private @Nullable Training training;
    private @Nullable Models models;

    /** @param files a download blocks one of its threads */
    Downloading(Home home, Executor files, Frame frame) {
        this.frame = frame;
        model = new DownloadModel(
                new Download.Places(
                        home.user().resolve("downloads"),
                        home.user().resolve("data"),
                        home.user().resolve("models"),
                        home.models(),
                        home.user().resolve("runs")),
                files,
                this);
        downloads = new Downloads(model, frame);
    }

    /** Shows what can be downloaded. */
    Command open() {
        return downloads.open();
    }

    /** Says in the status bar what is coming, and takes it to its place. */
    void install(Shell around, Training data, Models networks) {
        training = data;
        models = networks;
        Label status = new Label();
        status.setId("downloading");
        status.getStyleClass().add("status-label");
        status.textProperty().bind(model.statusProperty().map(words -> words.isEmpty() ? "" : "downloading: " + words));
        status.managedProperty().bind(status.textProperty().isNotEmpty());
        around.status().getRightItems().add(0, status);
    }

    @Override
    public void arrived(Arrived what) {
        if (what instanceof Arrived.Network network) {
            Objects.requireNonNull(models).offer(network.entry());
            frame.tell("“" + network.entry().card().title() + "” is among your own networks.");
        } else if (what instanceof Arrived.Pictures pictures) {
            OwnSet set = pictures.set();
            Objects.requireNonNull(training).offer(set);
            frame.tell("“" + set.title() + "” is among the data in Train.");
        }
    }

    @Override
    public void use(Arrived what) {
        frame.hideSheet();
        if (what instanceof Arrived.Network network) {
            Objects.requireNonNull(models).putOnStage(network.entry(), null);
        } else if (what instanceof Arrived.Pictures pictures) {
            Objects.requireNonNull(training).learnFrom(pictures.set());
        }
    }

    @Override
    public void refuse(String sentence) {
        frame.refuse(sentence);
    }

    @Override
    public void close() {
        model.close();
    }
}
