package org.epsilonlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.epsilonlab.attack.AttackStep;
import org.epsilonlab.ui.attack.StageResult;
import org.epsilonlab.ui.attack.StageRow;
import org.epsilonlab.ui.attack.StepChoice;
import org.epsilonlab.ui.stage.EquationRow;
import org.epsilonlab.ui.stage.StepScrubber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The smallest ε, noise of the same size, and the way of an iterated attack step by step. */
class WorkbenchStepsTest extends WindowTest {

    @ParameterizedTest
    @ValueSource(strings = {"fgm", "pgd"})
    void theSmallestEpsilonFlipsThePictureAndALittleLessDoesNot(String attack) {
        run(() -> model.controls().attackProperty().set(attack));
        settled();
        robot.type(KeyCode.S);
        Label finding = find("#finding");
        await("a finding", () -> finding.getText().startsWith("Flips at ε = "));
        StageResult result = settled();
        double found = result.request().spec().epsilon();
        assertThat(fx(finding::getText)).contains("upper bound");
        assertThat(found).isLessThan(0.05);
        assertThat(result.first().orElseThrow().outcome().isSuccess(result.goal()))
                .isTrue();
        run(() -> model.controls().epsilonProperty().set(0.99 * found));
        StageResult less = settled();
        assertThat(less.request().spec().epsilon()).isEqualTo(0.99 * found);
        assertThat(less.first().orElseThrow().outcome().isSuccess(less.goal())).isFalse();
        assertThat(fx(finding::getText)).isEmpty();
    }

    @Test
    void noiseOfTheSameSizeTakesTheAttacksPlaceAndGoesAgain() {
        StageResult attacked = settled();
        robot.type(KeyCode.M);
        StageResult noisy =
                settledOnce("noise", () -> model.controls().noiseProperty().get());
        assertThat(noisy.request().spec().description().name()).isEqualTo("noise");
        assertThat(noisy.request().spec().norm())
                .isEqualTo(attacked.request().spec().norm());
        assertThat(noisy.first().orElseThrow().perturbation().linf())
                .isEqualTo(attacked.first().orElseThrow().perturbation().linf(), within(1e-6));
        assertThat(bench.attack().status().getValue()).contains("L∞ 0.05");
        robot.type(KeyCode.M);
        StageResult back = settledOnce(
                "the attack", () -> !model.controls().noiseProperty().get());
        assertThat(back.first().orElseThrow().outcome().adversarial())
                .isEqualTo(attacked.first().orElseThrow().outcome().adversarial());
    }

    private StageResult iterated() {
        run(() -> model.controls().attackProperty().set("pgd"));
        StageResult result = settled();
        await("the scrubber", () -> find(StepScrubber.class).isVisible());
        return result;
    }

    private <N extends javafx.scene.Node> N find(Class<N> type) {
        return findAll(type).get(0);
    }

    @Test
    void aStepIsShownWithItsPictureBarsAndLoss() {
        StageResult result = iterated();
        StepScrubber scrubber = find(StepScrubber.class);
        StepChoice steps = model.stage().steps();
        StageRow.Attacked outcome = result.first().orElseThrow();
        int kept = steps.kept();
        Label loss = robot.from(scrubber).lookup(".scrubber-loss").query();
        String lossOfOutcome = fx(loss::getText);
        robot.type(KeyCode.COMMA, 3);
        await("three steps back", () -> steps.stepProperty().get() == kept - 3);

        AttackStep step = outcome.trace().get(kept - 3);
        EquationRow row = find(EquationRow.class);
        await("its picture", () -> Pictures.shows(row.adversarial(), step.pixels()));
        assertThat(step.pixels()).isNotEqualTo(outcome.outcome().adversarial());
        assertThat(shown(0).outcome().after()).isSameAs(step.prediction());
        assertThat(shown(0).drawn().after().of(outcome.outcome().label()))
                .isNotEqualTo(outcome.drawn().after().of(outcome.outcome().label()));
        assertThat(fx(loss::getText))
                .isNotEqualTo(lossOfOutcome)
                .endsWith(String.format(java.util.Locale.ROOT, "%.3f", step.loss()));
        robot.type(KeyCode.X);
        await("the result", () -> steps.stepProperty().get() == StepChoice.OUTCOME);
        await(
                "its picture",
                () -> Pictures.shows(row.adversarial(), outcome.outcome().adversarial()));
        assertThat(fx(loss::getText)).isEqualTo(lossOfOutcome);
    }

    @Test
    void theStepsPlayAsAFilmAndPause() {
        StageResult result = iterated();
        StepScrubber scrubber = find(StepScrubber.class);
        int last = result.first().orElseThrow().trace().size() - 1;
        Set<Integer> seen = new HashSet<>();
        ChangeListener<Number> watch = (source, was, is) -> seen.add(is.intValue());
        run(() -> scrubber.stepProperty().set(0));
        run(() -> model.stage().steps().stepProperty().addListener(watch));
        robot.type(KeyCode.SPACE);
        await("the film", () -> scrubber.playingProperty().get());
        await("two steps", () -> seen.size() >= 2);
        robot.type(KeyCode.SPACE);
        await("a pause", () -> !scrubber.playingProperty().get());
        int paused = fx(() -> scrubber.stepProperty().get());
        robot.type(KeyCode.SPACE);
        await(
                "the end",
                () -> scrubber.stepProperty().get() == last
                        && !scrubber.playingProperty().get());
        run(() -> model.stage().steps().stepProperty().removeListener(watch));
        assertThat(paused).isBetween(1, last);
        assertThat(seen).contains(last).hasSize(last);
    }
}
