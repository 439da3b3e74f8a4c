package org.epsilonlab.ui.training;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.shell.Sheet;

/** Asks what is to become of a training when the window is closed, and waits until that is done. */
public final class CloseSheet extends Sheet {

    private final TrainModel model;
    private final Runnable close;
    private final VBox body = new VBox();
    private Subscription waiting = Subscription.EMPTY;

    /**
     * @param close closes the window for good
     * @param stay closes this sheet only
     */
    public CloseSheet(TrainModel model, Runnable close, Runnable stay) {
        super("A training is under way");
        this.model = model;
        this.close = close;
        getStyleClass().add("close-sheet");
        body.getStyleClass().add("close-choices");
        Label sentence = new Label(
                "It would end with the window. Paused, it goes on next time exactly where it was; runs that wait in the"
                        + " queue are kept as well.");
        sentence.setWrapText(true);
        body.getChildren().add(sentence);
        List<Command> choices = List.of(
                new Command(
                        "Pause and go on next time",
                        "",
                        "Writes a checkpoint and closes the window.",
                        () -> waitFor("Writing the checkpoint …", model.commands()::pause)),
                new Command(
                        "Stop and keep the network",
                        "",
                        "Measures the network as it is now on the test set, keeps it and closes the window.",
                        () -> waitFor("Measuring and keeping the network …", model.commands()::stopAndKeep)),
                new Command(
                        "Cancel the training",
                        "",
                        "Removes the run and closes the window.",
                        () -> waitFor("Ending …", model.commands()::cancel)),
                new Command("Don't close", "", "Goes back to the window; the training goes on.", stay));
        for (Command choice : choices) {
            Button button = choice.button().getButton();
            button.setMaxWidth(Double.MAX_VALUE);
            body.getChildren().add(button);
        }
        ((Button) body.getChildren().get(1)).setDefaultButton(true);
        setBody(body);
    }

    /** Whether closing the window would lose something that is not on the disk. */
    public static boolean isNeeded(TrainModel model) {
        LiveStatus.Phase phase = model.live().statusProperty().get().phase();
        return phase != LiveStatus.Phase.IDLE && phase != LiveStatus.Phase.PAUSED;
    }

    private void waitFor(String words, Runnable order) {
        Label label = new Label(words);
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(Double.MAX_VALUE);
        VBox box = new VBox(label, bar);
        box.getStyleClass().add("close-choices");
        box.setAlignment(Pos.CENTER_LEFT);
        setBody(box);
        // What waits must not begin in the moment between the end of this run and that of the window.
        List.copyOf(model.queue()).forEach(model.commands()::dequeue);
        order.run();
        waiting = model.live().statusProperty().subscribe(now -> {
            if (now.phase() == LiveStatus.Phase.MEASURING) {
                bar.setProgress(now.measured());
            }
            if (!isNeeded(model)) {
                waiting.unsubscribe();
                close.run();
            }
        });
    }
}
