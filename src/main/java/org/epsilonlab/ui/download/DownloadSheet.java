package org.epsilonlab.ui.download;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.data.download.Offer;
import org.epsilonlab.data.download.Offers;
import org.epsilonlab.ui.common.Tips;
import org.epsilonlab.ui.download.DownloadItem.State;
import org.epsilonlab.ui.shell.Sheet;

/** What can be downloaded: what it is, how large, under which licence and whose; nothing comes before its button is pressed. */
final class DownloadSheet extends Sheet {

    private final DownloadModel model;

    /** @param from whom it is fetched, in words */
    DownloadSheet(DownloadModel model, String from, Runnable closed) {
        super("Download");
        this.model = model;
        setId("download-sheet");
        getStylesheets().add(String.valueOf(DownloadSheet.class.getResource("download.css")));
        Label promise = new Label("Nothing is fetched before you press its button. It comes from " + from
                + " and is checked against the checksum published there.");
        promise.setWrapText(true);
        VBox rows = new VBox(promise);
        for (DownloadItem item : model.items()) {
            rows.getChildren().add(row(item));
        }
        Button close = new Button("Close");
        close.setId("download-close");
        close.setOnAction(event -> closed.run());
        Tips.install(
                close, "Close (Esc)\nWhat is coming goes on; the line at the foot of the window shows how far it is.");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox foot = new HBox(space, close);
        foot.getStyleClass().add("download-line");
        rows.getChildren().add(foot);
        rows.getStyleClass().add("downloads");
        setBody(rows);
        sceneProperty().subscribe(scene -> model.setWatched(scene != null));
    }

    private Node row(DownloadItem item) {
        Offer offer = item.offer();
        Label title = new Label(offer.title());
        title.getStyleClass().add("row-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(title, progress(item), words(item), button(item));
        head.getStyleClass().add("download-line");
        Label about = wrapped(offer.about());
        Label terms = wrapped("Licence: " + offer.licence() + ".\nFrom: " + offer.origin() + ".");
        terms.getStyleClass().add("muted");
        Label problem = wrapped("");
        problem.setId("download-problem-" + offer.name());
        problem.getStyleClass().add("complaint");
        problem.textProperty().bind(item.problemProperty());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        VBox row = new VBox(head, about, terms, problem);
        row.getStyleClass().add("download-row");
        return row;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Its room is there always, so that nothing moves when it begins. */
    private static Node progress(DownloadItem item) {
        ProgressBar bar = new ProgressBar();
        bar.setId("download-progress-" + item.offer().name());
        bar.setAccessibleText("Progress of " + item.offer().title());
        bar.setMinWidth(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(item.progressProperty());
        bar.visibleProperty().bind(item.stateProperty().map(State::isBusy));
        HBox.setHgrow(bar, Priority.ALWAYS);
        return bar;
    }

    /** How large it is, or how far it has come. */
    private static Node words(DownloadItem item) {
        Label words = new Label();
        words.setId("download-words-" + item.offer().name());
        words.getStyleClass().add("download-words");
        words.setMinWidth(Region.USE_PREF_SIZE);
        String size = Offers.size(item.offer().bytes());
        words.textProperty().bind(item.wordsProperty().map(text -> text.isEmpty() ? size : text));
        return words;
    }

    private Button button(DownloadItem item) {
        Offer offer = item.offer();
        boolean isNetwork = offer.kind() == Offer.Kind.NETWORK;
        Button button = new Button();
        button.setId("download-" + offer.name());
        button.getStyleClass().add("download-button");
        button.textProperty().bind(item.stateProperty().map(state -> switch (state) {
            case ABSENT -> "Download";
            case COMING, UNPACKING, ENDING -> "Cancel";
            case HERE -> isNetwork ? "Put on stage" : "Train on it";
        }));
        button.accessibleTextProperty().bind(button.textProperty().map(text -> text + ": " + offer.title()));
        button.disableProperty().bind(Bindings.equal(item.stateProperty(), State.ENDING));
        Tips.install(button, item.stateProperty().map(state -> switch (state) {
            case ABSENT ->
                "Download " + offer.title() + "\nFetches " + Offers.size(offer.bytes())
                        + "; it can be cancelled, and comes whole or not at all.";
            case COMING, UNPACKING, ENDING -> "Cancel\nNothing of it is kept.";
            case HERE ->
                isNetwork
                        ? "Put on stage\nShows this network in the Attack place."
                        : "Train on it\nChooses these pictures in the Train place.";
        }));
        button.setOnAction(event -> {
            switch (item.stateProperty().get()) {
                case ABSENT -> model.start(item);
                case COMING, UNPACKING, ENDING -> model.cancel(item);
                case HERE -> model.use(item);
            }
        });
        return button;
    }
}
