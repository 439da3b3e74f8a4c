package org.epsilonlab.ui.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.ui.common.EpsilonRange;
import org.epsilonlab.ui.stage.PictureFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Attack place without a view: choices in, results out, the latest wins. */
class AttackModelTest extends ViewlessTest {

    @BeforeEach
    void start() {
        model = open(List.of(Networks.conv(), Networks.residual(), Networks.colour()));
    }

    private void choose(int picture) {
        run(() -> model.pictures().choose(picture));
    }

    @Test
    void nothingIsOnStageUntilAPictureIsChosen() {
        assertThat(fx(model::request)).isNull();
        assertThat(fx(() -> model.stage().busyProperty().get())).isFalse();
        choose(3);
        StageResult result = settled();
        assertThat(result.rows()).hasSize(2);
        assertThat(result.label()).isEqualTo(Networks.images().label(3));
        assertThat(fx(() -> model.smallest().isEnabled())).isTrue();
    }

    @Test
    void theLatestOfManySliderMovesIsShownAndNothingPilesUp() {
        choose(3);
        settled();
        int[] results = {0};
        run(() -> model.stage().resultProperty().addListener((source, before, after) -> results[0]++));
        for (int i = 1; i <= 2000; i++) {
            double epsilon = 0.3 * i / 2000;
            run(() -> model.controls().epsilonProperty().set(epsilon));
        }
        StageResult last = settled();

        assertThat(last.request().spec().epsilon()).isEqualTo(0.3, within(1e-12));
        assertThat(last.first().orElseThrow().perturbation().linf()).isEqualTo(0.3, within(1e-6));
        assertThat(fx(() -> results[0])).isPositive();
        int arrays = arrays();
        for (int i = 1; i <= 200; i++) {
            double epsilon = 0.3 * i / 200;
            run(() -> model.controls().epsilonProperty().set(epsilon));
        }
        settled();
        assertThat(arrays()).isEqualTo(arrays);
    }

    /** Arrays that the networks' scopes own, counted where the engine may be looked into. */
    private int arrays() {
        int[] count = {0};
        java.util.concurrent.CountDownLatch done = new java.util.concurrent.CountDownLatch(1);
        thread.execute(() -> {
            count[0] = engine.liveArrays(
                    classifier -> classifier.manager().getManagedArrays().size());
            done.countDown();
        });
        try {
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return count[0];
    }

    @Test
    void movesInOneTurnGiveTheFirstAndTheLastAtMost() {
        choose(3);
        settled();
        int[] results = {0};
        run(() -> {
            model.stage().resultProperty().addListener((source, before, after) -> results[0]++);
            for (int i = 0; i <= 500; i++) {
                model.controls().epsilonProperty().set(i / 2000.0);
            }
        });
        assertThat(settled().request().spec().epsilon()).isEqualTo(0.25);
        assertThat(fx(() -> results[0])).isBetween(1, 2);
    }

    @Test
    void epsilonIsRememberedForEachMeasureAndUndoneWithIt() {
        choose(3);
        run(() -> model.controls().epsilonProperty().set(0.123));
        run(() -> model.controls().arguments("fgm").text("scale").set("l2"));
        assertThat(fx(() -> model.controls().rangeProperty().get())).isEqualTo(EpsilonRange.L2);
        assertThat(fx(() -> model.controls().epsilonProperty().get())).isEqualTo(EpsilonRange.L2.initial());
        run(() -> model.controls().epsilonProperty().set(2.5));
        run(() -> model.undo().run());
        run(() -> model.undo().run());
        assertThat(fx(() -> model.controls().rangeProperty().get())).isEqualTo(EpsilonRange.LINF);
        assertThat(fx(() -> model.controls().epsilonProperty().get())).isEqualTo(0.123);
        run(() -> model.redo().run());
        assertThat(fx(() -> model.controls().epsilonProperty().get())).isEqualTo(EpsilonRange.L2.initial());
        assertThat(settled().request().spec().epsilon()).isEqualTo(EpsilonRange.L2.initial());
    }

    @Test
    void everyControlIsAsItWasLeft() {
        choose(5);
        run(() -> {
            model.controls().attackProperty().set("pgd");
            model.controls().arguments("pgd").text("norm").set("l2");
            model.controls().arguments("pgd").number("steps").set(3);
            model.controls().arguments("pgd").flag("random-start").set(true);
            model.controls().epsilonProperty().set(2.25);
            model.controls().targetProperty().set(4);
            model.models().comparedProperty().set(null);
        });
        AttackModel again = open(List.of(Networks.conv(), Networks.residual()));
        assertThat(fx(again::request)).isEqualTo(fx(model::request));
        assertThat(fx(() -> again.undo().isEnabled())).isFalse();
    }

    @Test
    void settingsThatMakeNoSenseAreIgnored() {
        settings.set("attack.name", "magic");
        settings.set("attack.pgd.steps", -5.0);
        settings.set("attack.pgd.norm", "l7");
        settings.set("attack.epsilon.linf", -1.0);
        settings.set("attack.picture", 1e9);
        settings.set("attack.filter", PictureFilter.Kind.CLASS);
        settings.set("attack.filter.class", 77.0);
        settings.set("attack.model", "gone");
        AttackModel again = open(List.of(Networks.conv()));
        assertThat(fx(() -> again.controls().attackProperty().get())).isEqualTo("fgm");
        assertThat(fx(() -> again.controls().arguments("pgd").number("steps").get()))
                .isEqualTo(10);
        assertThat(fx(() -> again.controls().arguments("pgd").text("norm").get()))
                .isEqualTo("linf");
        assertThat(fx(() -> again.controls().epsilonProperty().get())).isZero();
        assertThat(fx(() -> again.pictures().offeredProperty().get().size())).isEqualTo(300);
        assertThat(fx(() -> again.models().modelProperty().get())).isEqualTo(Networks.conv());
    }

    @Test
    void theSmallestEpsilonIsSetAndFlips() {
        choose(7);
        settled();
        run(() -> model.smallest().run());
        await(() -> model.findingProperty().get().startsWith("Flips at"));
        StageResult result = settled();
        var outcome = result.first().orElseThrow().outcome();
        assertThat(outcome.isSuccess(result.goal())).isTrue();
        double found = result.request().spec().epsilon();
        run(() -> model.controls().epsilonProperty().set(found * 0.98));
        var before = settled().first().orElseThrow().outcome();
        assertThat(before.isSuccess(result.goal())).isFalse();
    }

    @Test
    void noiseHasTheSameNormAndSizeAndGoesAwayAgain() {
        choose(7);
        run(() -> model.controls().epsilonProperty().set(0.07));
        run(() -> model.noise().run());
        StageResult noisy = settled();
        assertThat(noisy.request().spec().description().name()).isEqualTo("noise");
        assertThat(noisy.first().orElseThrow().perturbation().linf()).isEqualTo(0.07, within(1e-6));
        run(() -> model.noise().run());
        assertThat(settled().request().spec().description().name()).isEqualTo("fgm");
        run(() -> model.controls().arguments("fgm").text("scale").set("constant"));
        assertThat(fx(() -> model.noise().isEnabled())).isFalse();
    }

    /** An attack that would take minutes. */
    private void chooseEndless() {
        run(() -> {
            model.controls().arguments("cw").number("searches").set(20);
            model.controls().arguments("cw").number("steps").set(10000);
            model.controls().attackProperty().set("cw");
        });
    }

    private StageRow.Attacked shown() {
        return (StageRow.Attacked) fx(() -> model.stage().shownProperty().get().get(0));
    }

    @Test
    void theBestSoFarIsShownAndOnlyGetsBetterAndIsWhatAStopLeaves() {
        choose(7);
        settled();
        List<Double> distances = new ArrayList<>();
        run(() -> model.stage().shownProperty().addListener((source, before, rows) -> {
            StageRow.Attacked row = (StageRow.Attacked) rows.get(0);
            if (row.soFar()) {
                assertThat(model.stage().soFarProperty().get()).isTrue();
                distances.add(row.perturbation().l2());
            }
        }));
        chooseEndless();
        await(() -> distances.size() >= 3);
        Distances.Found found = fx(() -> model.distances().latestProperty().get());
        assertThat(found.attack()).isEqualTo("Carlini–Wagner");
        assertThat(found.distance()).isLessThanOrEqualTo(distances.get(0));
        assertThat(shown().soFar()).isTrue();
        assertThat(shown().outcome().isSuccess(Goal.UNTARGETED)).isTrue();
        run(() -> model.stop().run());
        StageResult result = settled();
        assertThat(distances).isSortedAccordingTo(Comparator.reverseOrder());
        double end = result.first().orElseThrow().perturbation().l2();
        assertThat(end).isLessThanOrEqualTo(distances.get(distances.size() - 1));
        assertThat(result.first().orElseThrow().soFar()).isFalse();
        assertThat(fx(() -> model.stage().soFarProperty().get())).isFalse();
        // The second network was not attacked, so nothing is claimed of it.
        assertThat(result.rows().get(1)).isInstanceOf(StageRow.Failed.class);
        assertThat(((StageRow.Failed) result.rows().get(1)).sentence()).contains("before this network was attacked");
    }

    @Test
    void theBestSoFarOfWhatIsNoLongerAskedForIsOutOfDate() {
        choose(7);
        settled();
        chooseEndless();
        await(() -> model.stage().soFarProperty().get());
        List<StageRow> old = fx(() -> model.stage().shownProperty().get());
        run(() -> {
            model.controls().attackProperty().set("fgm");
            assertThat(model.stage().soFarProperty().get()).isFalse();
            assertThat(model.stage().busyProperty().get()).isTrue();
            assertThat(model.stage().shownProperty().get()).isEqualTo(old);
        });
        StageResult result = settled();
        assertThat(result.request().spec().description().name()).isEqualTo("fgm");
        assertThat(fx(() -> model.stage().shownProperty().get())).isEqualTo(result.rows());
    }

    @Test
    void aPlainIteratedAttackIsStoppedWithWhatItHas() {
        choose(7);
        settled();
        run(() -> {
            model.models().comparedProperty().set(null);
            model.controls().arguments("pgd").number("steps").set(1000);
            model.controls().arguments("pgd").number("restarts").set(100);
            model.controls().attackProperty().set("pgd");
        });
        await(() -> model.stage().soFarProperty().get());
        float sure = shown().outcome().after().probability(shown().outcome().label());
        run(() -> model.stop().run());
        var outcome = settled().first().orElseThrow().outcome();
        assertThat(outcome.after().probability(outcome.label())).isLessThanOrEqualTo(sure + 1e-6f);
        assertThat(outcome.perturbation().linf()).isPositive();
    }

    @Test
    void stepsAreShownOneByOne() {
        choose(7);
        run(() -> model.controls().attackProperty().set("pgd"));
        StageResult result = settled();
        StepChoice steps = model.stage().steps();
        run(() -> steps.stepProperty().set(0));
        StageRow.Attacked start =
                (StageRow.Attacked) fx(() -> model.stage().shownProperty().get().get(0));
        assertThat(start.perturbation().linf()).isZero();
        run(() -> steps.stepProperty().set(1));
        StageRow.Attacked first =
                (StageRow.Attacked) fx(() -> model.stage().shownProperty().get().get(0));
        assertThat(first.perturbation().linf()).isGreaterThan(0);
        run(() -> steps.outcome().run());
        assertThat(fx(() -> model.stage().shownProperty().get())).isEqualTo(result.rows());
    }

    @Test
    void theFilterKnowsTheWrongPicturesOfTheFirstNetwork() {
        choose(7);
        settled();
        run(() -> model.pictures().filterProperty().set(PictureFilter.WRONG));
        await(() -> !model.pictures().offeredProperty().get().isEmpty());
        int wrong = fx(() -> model.pictures().offeredProperty().get().get(0));
        choose(wrong);
        StageResult result = settled();
        assertThat(result.before().orElseThrow().label()).isNotEqualTo(result.label());
    }

    @Test
    void aModelForOtherPicturesSaysWhatToDo() {
        choose(7);
        settled();
        run(() -> model.models().modelProperty().set(Networks.colour()));
        await(() -> !model.stage().failureProperty().get().isEmpty());
        assertThat(fx(() -> model.stage().failureProperty().get())).contains("open a picture of your own");
        assertThat(fx(() -> model.models().comparedProperty().get())).isNull();
        run(() -> model.models().modelProperty().set(Networks.conv()));
        settled();
        assertThat(fx(() -> model.stage().failureProperty().get())).isEmpty();
    }
}
