package org.epsilonlab.ui.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
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
    void besideSomethingElseTheyGoOnWhileTheNetworksAreAskedLessOften() {
        StageModel stage = model.stage();
        List<Double> drawn = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger answers = new AtomicInteger();
        run(() -> {
            model.controls().sparingProperty().set(true);
            model.controls().epsilonProperty().set(0.01);
        });
        settled();
        run(() -> {
            stage.resultProperty().addListener((source, before, after) -> answers.incrementAndGet());
            stage.shownProperty()
                    .addListener((source, before, rows) -> drawn.add(
                            stage.aheadProperty().get().isEmpty()
                                    ? ((StageRow.Attacked) rows.get(0)).drawn().linf()
                                    : stage.aheadProperty().get().get(0).linf()));
            stage.aheadProperty()
                    .subscribe(states -> states.stream().findFirst().ifPresent(state -> drawn.add(state.linf())));
        });
        int moves = 30;
        for (int i = 1; i <= moves; i++) {
            double epsilon = 0.01 + 0.001 * i;
            move(epsilon);
            await(() -> !drawn.isEmpty() && drawn.get(drawn.size() - 1) > epsilon - 1e-4);
        }
        assertThat(settled().request().spec().epsilon()).isEqualTo(0.01 + 0.001 * moves);
        assertThat(ahead()).isEmpty();
        assertThat(answers.get()).isLessThan(moves);
        assertThat(new ArrayList<>(drawn)).isSorted();
    }
}
