package org.epsilonlab.ui.stage;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.epsilonlab.ui.common.Appearance;
import org.epsilonlab.ui.common.Command;
import org.epsilonlab.ui.common.Icon;
import org.epsilonlab.ui.common.Tips;

/** Walks through the steps of an iterated attack, by hand or as a film, with the loss of every step beside it. */
public final class StepScrubber extends HBox {
    private static final Duration FRAME = Duration.millis(200);

    private final IntegerProperty step = new SimpleIntegerProperty(this, "step", 0);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing", false);
    private final Slider slider = new Slider(0, 1, 0);
    private final Label where = new Label();
    private final Label loss = new Label();
    private final SparkLine spark;
    private final Timeline film = new Timeline(new KeyFrame(FRAME, event -> advance()));
    private final List<Command> commands;
    private double[] losses = {0};

    public StepScrubber(Appearance appearance) {
        spark = new SparkLine(appearance);
        commands = List.of(
                new Command("Step back", "Comma", "Shows the picture one step earlier.", () -> walk(-1)),
                new Command("Play or pause", "Space", "Runs through the steps as a film.", this::toggle),
                new Command("Step forward", "Period", "Shows the picture one step later.", () -> walk(1)));
        createView(appearance);
        init();
    }

    private void createView(Appearance appearance) {
        getStyleClass().addAll("card", "step-scrubber");
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label("Steps");
        name.getStyleClass().add("strong");
        slider.setAccessibleText("Step of the attack");
        slider.setBlockIncrement(1);
        HBox.setHgrow(slider, Priority.ALWAYS);
        where.getStyleClass().add("scrubber-where");
        loss.getStyleClass().add("scrubber-loss");
        for (Label label : List.of(name, where, loss)) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren().add(name);
        List<Icon> signs = List.of(Icon.PREVIOUS, Icon.PLAY, Icon.NEXT);
        for (int i = 0; i < commands.size(); i++) {
            var button = commands.get(i).button(signs.get(i)).flat();
            button.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().add(button);
            if (i == 1) {
                button.getButton().graphicProperty().bind(playing.map(runs -> (runs ? Icon.PAUSE : Icon.PLAY).node()));
            }
        }
        getChildren().addAll(slider, where, spark, loss);
        Tips.install(spark, "Loss at every step of the attack; the dot is the step shown.");
        appearance.lookProperty().subscribe(look -> spark.setPrefSize(look.px(9), look.px(1.7)));
    }

    private void init() {
        film.setCycleCount(Animation.INDEFINITE);
        slider.valueProperty().subscribe(now -> step.set((int) Math.round(now.doubleValue())));
        step.subscribe(now -> {
            slider.setValue(now.intValue());
            refresh();
        });
        visibleProperty().subscribe(visible -> {
            if (!visible) {
                pause();
            }
        });
    }

    /** Shows the losses of an attack, one for the start and one after each step, and stands at the last of them. */
    public void setLosses(double[] values) {
        losses = values.length == 0 ? new double[] {0} : values.clone();
        pause();
        slider.setMax(Math.max(1, losses.length - 1));
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        spark.setValues(losses);
        step.set(losses.length - 1);
        refresh();
    }

    private void refresh() {
        int last = losses.length - 1;
        int now = Math.max(0, Math.min(last, step.get()));
        int digits = Integer.toString(last).length();
        where.setText(String.format(java.util.Locale.ROOT, "%" + digits + "d of %d", now, last));
        loss.setText(String.format(java.util.Locale.ROOT, "loss %6.3f", losses[now]));
        spark.setMark(now);
    }

    private void walk(int by) {
        pause();
        step.set(Math.max(0, Math.min(losses.length - 1, step.get() + by)));
    }

    private void advance() {
        if (step.get() >= losses.length - 1) {
            pause();
        } else {
            step.set(step.get() + 1);
        }
    }

    private void toggle() {
        if (playing.get()) {
            pause();
        } else {
            if (step.get() >= losses.length - 1) {
                step.set(0);
            }
            playing.set(true);
            film.playFromStart();
        }
    }

    /** Stops the film where it is. */
    public void pause() {
        film.stop();
        playing.set(false);
    }

    /** The step shown, 0 for the start. */
    public IntegerProperty stepProperty() {
        return step;
    }

    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** Step back, play or pause, step forward, for the keys and menus. */
    public List<Command> commands() {
        return commands;
    }
}
