package org.epsilonlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.ModelCatalog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TimeEstimateTest {

    private static LabelledImages images;
    private static MeasuredNetwork network;

    @BeforeAll
    static void load() throws Exception {
        images = FashionMnist.test(Path.of("assets")).slice(0, 40);
        network =
                MeasuredNetwork.of(ModelCatalog.scan(List.of(Path.of("models"))).find("fashion-mnist-standard"));
    }

    private static StudyPlan plan(int pictures, int steps, List<Double> epsilons, StudyPlan.Extras extras) {
        AttackDescription pgd = AttackCatalog.find("pgd");
        AttackSpec spec = new AttackSpec(
                pgd, pgd.arguments(Map.of("steps", String.valueOf(steps), "early", "true")), 0, Goal.UNTARGETED, 0);
        return new StudyPlan(List.of(network), images.slice(0, pictures), List.of(spec), epsilons, 40, extras);
    }

    private static TimeEstimate estimate(StudyPlan plan, ResultStore store) throws Exception {
        return TimeEstimate.of(plan, store, () -> false);
    }

    @Test
    void moreWorkTakesLonger() throws Exception {
        TimeEstimate few = estimate(plan(5, 2, List.of(0.1), StudyPlan.Extras.NONE), new ResultStore(null));
        TimeEstimate many = estimate(
                plan(40, 400, List.of(0.05, 0.1), new StudyPlan.Extras(true, true, true, true)), new ResultStore(null));
        assertThat(few.least()).isPositive().isLessThan(few.seconds());
        assertThat(few.most()).isGreaterThan(few.seconds());
        assertThat(few.done()).isZero();
        // Two thousand times the gradients: no sway of the machine makes up for that.
        assertThat(many.least()).isGreaterThan(few.most());
    }

    @Test
    void whatTheStoreHoldsTakesNoTime() throws Exception {
        ResultStore store = new ResultStore(null);
        StudyPlan half = plan(40, 4, List.of(0.05), StudyPlan.Extras.NONE);
        new Study(half, store, StudyListener.NONE).run();
        assertThat(estimate(half, store)).isEqualTo(new TimeEstimate(0, 0, 0, 1));
        // Beside a budget that is known the other costs about half.
        TimeEstimate rest = estimate(plan(40, 4, List.of(0.05, 0.1), StudyPlan.Extras.NONE), store);
        assertThat(rest.done()).isCloseTo(1 / 1.5, within(1e-9));
        assertThat(rest.seconds()).isPositive();
    }

    @Test
    void budgetsThatStandForThemselvesAreReckonedByEachOther() throws Exception {
        ResultStore store = new ResultStore(null);
        AttackDescription fgm = AttackCatalog.find("fgm");
        AttackSpec spec = new AttackSpec(fgm, fgm.arguments(Map.of()), 0, Goal.UNTARGETED, 0);
        StudyPlan half =
                new StudyPlan(List.of(network), images, List.of(spec), List.of(0.05), 40, StudyPlan.Extras.NONE);
        Measurement first = new Study(half, store, StudyListener.NONE).run().get(0);
        TimeEstimate rest = estimate(
                new StudyPlan(List.of(network), images, List.of(spec), List.of(0.05, 0.1), 40, StudyPlan.Extras.NONE),
                store);
        assertThat(rest.done()).isCloseTo(0.5, within(1e-9));
        // The attack is known, so what it took is what the other budget is reckoned by.
        double took = first.figure().seconds();
        assertThat(rest.seconds()).isCloseTo(took, withinPercentage(1e-6));
        assertThat(rest.least()).isCloseTo(took / 2, withinPercentage(1e-6));
        assertThat(rest.most()).isCloseTo(took * 2, withinPercentage(1e-6));
    }

    @Test
    void budgetsThatSpareEachOtherWorkTakeLessThanAsManyPlans() throws Exception {
        List<Double> six = List.of(0.01, 0.02, 0.03, 0.05, 0.1, 0.2);
        ResultStore store = new ResultStore(null);
        StudyPlan whole = plan(40, 4, six, StudyPlan.Extras.NONE);
        new Study(plan(40, 4, List.of(0.2), StudyPlan.Extras.NONE), store, StudyListener.NONE).run();
        assertThat(estimate(whole, store).done()).isCloseTo(1 / 3.5, within(1e-9));
        new Study(whole, store, StudyListener.NONE).run();
        assertThat(estimate(whole, store)).isEqualTo(new TimeEstimate(0, 0, 0, 1));
    }

    @Test
    void canBeCancelled() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> TimeEstimate.of(
                        plan(40, 4, List.of(0.1), StudyPlan.Extras.NONE), new ResultStore(null), () -> true));
    }
}
