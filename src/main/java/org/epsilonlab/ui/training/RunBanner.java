package org.epsilonlab.ui.training;

import java.util.Locale;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.PopOver;
import org.epsilonlab.training.Alarm;
import org.epsilonlab.training.RunRecord;
import org.epsilonlab.ui.common.Icon;
import org.jspecify.annotations.Nullable;

/** What must be said of the run that is shown: that it collapsed, was interrupted, or holds, and what can be done. */
final class RunBanner extends HBox {

    private final TrainModel model;
    private final Label headline = new Label();
    private final Label words = new Label();
    private final FlowPane links = new FlowPane();
    private final Region sign = Icon.WARNING.node();
    private @Nullable RunItem watched;
    private Subscription subscription = Subscription.EMPTY;

    RunBanner(TrainModel model) {
        this.model = model;
        getStyleClass().add("run-banner");
        headline.getStyleClass().add("strong");
        for (Label label : new Label[] {headline, words}) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        sign.getStyleClass().add("banner-sign");
        VBox text = new VBox(headline, words, links);
        HBox.setHgrow(text, Priority.ALWAYS);
        links.getStyleClass().add("banner-links");
        setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(sign, text);
        managedProperty().bind(visibleProperty());
        model.shownProperty().subscribe(run -> watch(run));
        model.live().statusProperty().addListener((source, before, now) -> {
            if (before.phase() != now.phase()) {
                refresh();
            }
        });
        model.queue().addListener((Observable source) -> refresh());
    }

    private void watch(@Nullable RunItem run) {
        subscription.unsubscribe();
        watched = run;
        subscription = run == null ? Subscription.EMPTY : run.recordProperty().subscribe(now -> refresh());
        refresh();
    }

    private void refresh() {
        RunItem run = watched;
        links.getChildren().clear();
        if (run == null) {
            setVisible(false);
            return;
        }
        RunRecord record = run.record();
        Alarm alarm = RunWords.alarm(record);
        boolean isCurrent = Objects.equals(run, model.live().currentProperty().get());
        String trouble = model.live().troubleProperty().get();
        setVisible(true);
        if (isCurrent && !trouble.isEmpty()) {
            say("The run holds.", trouble);
            link("Try again", model.commands()::resume);
        } else if (record.state() == RunRecord.State.FAILED) {
            say("This training could not go on.", String.valueOf(record.problem()));
            link("Use its configuration", () -> model.commands().reuse(run));
        } else if (alarm != Alarm.NONE) {
            say(alarm.headline(), alarm == Alarm.COLLAPSED ? RunWords.collapse(record) : alarm.advice());
            warned(run, record, alarm, isCurrent);
        } else if (model.canGoOn(run)) {
            say(
                    "This training was interrupted.",
                    String.format(
                            Locale.ROOT,
                            "%d of %d epochs are done; it goes on exactly where its last checkpoint stands.",
                            record.history().size(),
                            record.config().epochs()));
            link("Go on", () -> model.commands().goOn(run));
        } else {
            setVisible(false);
        }
    }

    private void warned(RunItem run, RunRecord record, Alarm alarm, boolean isCurrent) {
        if (alarm == Alarm.COLLAPSED) {
            link("What happened?", () -> explain(alarm));
        }
        if (record.bestEpoch() > 0 && alarm == Alarm.COLLAPSED) {
            if (isCurrent) {
                link("Stop here", model.commands()::stopAndKeep);
            } else if (record.state().isKept()) {
                link(
                        "Keep the last good weights (epoch " + record.bestEpoch() + ")",
                        () -> model.commands().keepGood(run));
            }
        }
        if (alarm == Alarm.COLLAPSED || alarm == Alarm.COLLAPSING) {
            link("Next time with PGD", () -> model.draft().regimeProperty().set("pgd"));
            link("… with N-FGSM", () -> model.draft().regimeProperty().set("n-fgsm"));
        }
        if (model.canGoOn(run)) {
            link("Go on", () -> model.commands().goOn(run));
        }
    }

    private void explain(Alarm alarm) {
        Label label = new Label(alarm.advice()
                + "\n\nOne step of FGSM is a good attack only where the loss is nearly straight around a picture. A"
                + " network that is trained against that one step can bend the loss just there: the step then leads"
                + " nowhere, and many small steps still find a way. This is called catastrophic overfitting.");
        label.setWrapText(true);
        label.getStyleClass().add("banner-explanation");
        PopOver over = new PopOver(label);
        over.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        over.setTitle("What happened?");
        over.show(links);
    }

    private void say(String head, String sentence) {
        headline.setText(head);
        words.setText(sentence);
    }

    private void link(String text, Runnable action) {
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(event -> {
            link.setVisited(false);
            action.run();
        });
        links.getChildren().add(link);
    }

    /** For tests: what can be pressed. */
    Iterable<Node> links() {
        return links.getChildren();
    }
}
