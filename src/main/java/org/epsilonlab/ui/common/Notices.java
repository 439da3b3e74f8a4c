package org.epsilonlab.ui.common;

import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;
import org.jspecify.annotations.Nullable;

/**
 * One-sentence messages in a bar at the foot of what it wraps. Information goes by itself after a while; a warning or
 * an error stays until it is closed, answered or followed by another message.
 */
public final class Notices extends NotificationPane {
    private static final Duration READING_TIME = Duration.seconds(6);

    private final PauseTransition away = new PauseTransition(READING_TIME);
    private @Nullable Node focusBefore;

    public Notices(Node content) {
        super(content);
        setShowFromTop(false);
        getStyleClass().add("notices");
        away.setOnFinished(event -> hide());
        showingProperty().subscribe(showing -> {
            if (!showing) {
                giveFocusBack();
            }
        });
    }

    public void info(String sentence) {
        say(Icon.INFO, "info", sentence, null);
        away.playFromStart();
    }

    public void warn(String sentence) {
        say(Icon.WARNING, "warning", sentence, null);
    }

    /** A warning with a way to deal with it. */
    public void warn(String sentence, Command remedy) {
        say(Icon.WARNING, "warning", sentence, remedy);
    }

    public void error(String sentence) {
        say(Icon.ERROR, "error", sentence, null);
    }

    /** An error with a way to deal with it. */
    public void error(String sentence, Command remedy) {
        say(Icon.ERROR, "error", sentence, remedy);
    }

    private void say(Icon icon, String kind, String sentence, @Nullable Command remedy) {
        away.stop();
        Scene scene = getScene();
        if (!isShowing() && scene != null) {
            focusBefore = scene.getFocusOwner();
        }
        Region sign = icon.node();
        sign.getStyleClass().addAll("notice-icon", kind);
        setGraphic(sign);
        setText(sentence);
        setAccessibleText(sentence);
        getActions().clear();
        if (remedy != null) {
            getActions().add(new Action(remedy.name(), event -> {
                hide();
                remedy.run();
            }));
        }
        if (isShowing()) {
            return;
        }
        show();
    }

    /** A pressed button would keep the focus in a bar that is gone, and the bar swallows every key. */
    private void giveFocusBack() {
        Node before = focusBefore;
        focusBefore = null;
        Scene scene = getScene();
        if (before != null && scene != null && Objects.equals(before.getScene(), scene)) {
            before.requestFocus();
        }
    }
}
