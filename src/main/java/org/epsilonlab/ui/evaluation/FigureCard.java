package org.epsilonlab.ui.evaluation;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.epsilonlab.evaluation.Check;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.WorstCase;
import org.epsilonlab.ui.common.Scrolling;
import org.jspecify.annotations.Nullable;

/** The chosen figure with everything that is needed to repeat it, and the card of checks that says whether to trust it. */
final class FigureCard extends VBox {

    private final EvaluationModel model;
    private final VBox body = new VBox();

    FigureCard(EvaluationModel model) {
        this.model = model;
        getStyleClass().addAll("card", "figure-card");
        body.getStyleClass().add("figure-body");
        ScrollPane scroll = Scrolling.of(body);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("figure-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        setMinHeight(0);
        setId("figure-card");
        model.chosenProperty().subscribe(this::show);
        model.statusProperty()
                .map(StudyStatus::isBusy)
                .subscribe(busy -> show(model.chosenProperty().get()));
    }

    private void show(@Nullable Measurement measured) {
        body.getChildren().clear();
        if (measured == null) {
            body.getChildren()
                    .add(words(
                            "Choose a point of a curve or a line of the table: here stands whether it can be trusted.",
                            "muted"));
            return;
        }
        EvaluationResult figure = measured.figure();
        body.getChildren()
                .addAll(
                        words(measured.cell().title(), "row-title"),
                        words(FigureWords.attack(figure.attack()) + ", " + FigureWords.epsilon(measured), "strong"),
                        new HBox(figureOf(figure)),
                        words(
                                "95 % interval " + FigureWords.interval(figure) + ", n = "
                                        + FigureWords.count(figure.n()) + ". Clean accuracy "
                                        + FigureWords.percent(figure.cleanAccuracy()) + ".",
                                "plain"),
                        trust(measured));
        WorstCase.of(model.figuresProperty().get()).stream()
                .filter(worst -> worst.network().equals(measured.cell().weights())
                        && worst.epsilon() == measured.epsilon()
                        && worst.attacks().contains(figure.attack()))
                .findFirst()
                .ifPresent(worst -> body.getChildren().add(words(FigureWords.worst(worst), "plain")));
        for (Check check : measured.checks()) {
            body.getChildren().add(line(check));
        }
        body.getChildren().addAll(words("To repeat it", "panel-heading"), words(repeat(measured), "small"));
    }

    private static Label figureOf(EvaluationResult figure) {
        Label label = new Label(FigureWords.percent(figure.robustAccuracy()) + " left");
        label.getStyleClass().add("big-figure");
        return label;
    }

    private Label trust(Measurement measured) {
        String sentence = switch (measured.trust()) {
            case PASSED -> "✓ Its card of checks passed.";
            case FAILED -> "✕ A check FAILED: do not quote this figure as robustness.";
            case NOT_RUN ->
                measured.epsilon() == 0
                        ? "Without a budget there is nothing to check."
                        : model.isChecking()
                                ? "– Its checks come after the curves."
                                : "– Not checked: do not quote it before the card of checks was run.";
        };
        Label label = words(sentence, "strong");
        label.getStyleClass()
                .add("trust-" + measured.trust().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return label;
    }

    private static HBox line(Check check) {
        String sign = switch (check.outcome()) {
            case PASS -> "✓";
            case FAIL -> "✕";
            case NOT_RUN -> "–";
        };
        Label mark = new Label(sign);
        mark.getStyleClass().addAll("check-sign", check.outcome().id());
        mark.setMinWidth(Region.USE_PREF_SIZE);
        VBox text = new VBox(words(FigureWords.check(check.name()), "strong"), words(check.detail(), "small"));
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(mark, text);
        line.getStyleClass().add("check-line");
        line.setAccessibleText(
                FigureWords.check(check.name()) + ": " + check.outcome().id() + ". " + check.detail());
        return line;
    }

    private static String repeat(Measurement measured) {
        EvaluationResult figure = measured.figure();
        return FigureWords.whole(figure.attack()) + "\ndata " + figure.data() + ", pictures "
                + measured.cell().pictures() + "\nnetwork " + figure.model() + ", weights "
                + measured.cell().weights()
                + String.format(
                        Locale.ENGLISH,
                        "%n%.1f s, %,d gradients, %,d further predictions, Epsilon Lab %s",
                        figure.seconds(),
                        figure.gradients(),
                        figure.queries(),
                        measured.answer().program());
    }

    private static Label words(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
