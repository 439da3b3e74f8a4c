package org.epsilonlab.ui.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.epsilonlab.attack.AttackListener;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.ui.stage.EquationState;
import org.epsilonlab.ui.stage.Raster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A one-step attack's pictures for a new ε, while the engine is busy with something else. */
class PicturesAheadTest extends ViewlessTest {

    private final CountDownLatch free = new CountDownLatch(1);

    @BeforeEach
    void start() {
        model = open(List.of(Networks.conv(), Networks.residual()));
        run(() -> model.pictures().choose(7));
        settled();
    }

    @AfterEach
    void setFree() {
        free.countDown();
    }

    private List<EquationState> ahead() {
        return fx(() -> model.stage().aheadProperty().get());
    }

    /** From now on the engine answers nothing. */
    private void occupy() {
        thread.execute(() -> {
            try {
                free.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void move(double epsilon) {
        run(() -> model.controls().epsilonProperty().set(epsilon));
    }

    @Test
    void theyAreThoseOfTheLatestEpsilonBesideTheOldAnswers() throws ModelException {
        StageResult old = settled();
        occupy();
        move(0.02);
        move(0.07);
        await(() -> ahead().size() == 2 && ahead().get(0).linf() > 0.05);
        assertThat(fx(() -> model.stage().resultProperty().get())).isSameAs(old);
        List<EquationState> states = ahead();
        StageRequest request = fx(model::request);
        try (StageEngine fresh = new StageEngine()) {
            StageResult wanted = fresh.compute(request, AttackListener.NONE);
            for (int i = 0; i < 2; i++) {
                EquationState state = states.get(i);
                StageRow.Attacked row = wanted.attacked(i).orElseThrow();
                assertThat(state.adversarial())
                        .usingRecursiveComparison()
                        .isEqualTo(Raster.of(row.outcome().adversarial()));
                assertThat(state.heatMap())
                        .usingRecursiveComparison()
                        .isEqualTo(row.drawn().heatMap());
                assertThat(state.l2()).isEqualTo(row.perturbation().l2());
                assertThat(state.after())
                        .isSameAs(old.attacked(i).orElseThrow().drawn().after());
            }
        }
        free.countDown();
        assertThat(settled().request().spec().epsilon()).isEqualTo(0.07);
        assertThat(ahead()).isEmpty();
    }

    @Test
    void anotherPictureEndsThem() {
        occupy();
        move(0.07);
        await(() -> !ahead().isEmpty());
        run(() -> model.pictures().choose(8));
        assertThat(ahead()).isEmpty();
        move(0.09);
        free.countDown();
        StageResult result = settled();
        assertThat(result.request().picture().index()).isEqualTo(8);
        assertThat(ahead()).isEmpty();
    }

    @Test
    void anIteratedAttackHasNone() {
        run(() -> model.controls().attackProperty().set("pgd"));
        StageResult result = settled();
        assertThat(result.attacked(0).orElseThrow().direction()).isNull();
        occupy();
        move(0.07);
        assertThat(fx(() -> model.stage().busyProperty().get())).isTrue();
        assertThat(ahead()).isEmpty();
    }

    @Test
    void besideSomethingElseQuickAnswersAreWaitedFor() {
        // The first answers may be slow, and any while the machine is busy with something else.
        for (int i = 0; i < 200 && settled().seconds() >= 0.04; i++) {
            move(0.01 + 0.0001 * i);
        }
        List<Double> seen = Collections.synchronizedList(new ArrayList<>());
        run(() -> model.stage().aheadProperty().subscribe(states -> states.forEach(state -> seen.add(state.linf()))));
        occupy();
        run(() -> model.controls().sparingProperty().set(true));
        move(0.07);
        assertThat(fx(() -> model.stage().busyProperty().get())).isTrue();
        run(() -> model.controls().sparingProperty().set(false));
        move(0.2);
        await(() -> !seen.isEmpty());
        assertThat(seen).allMatch(linf -> linf > 0.1);
    }
}
