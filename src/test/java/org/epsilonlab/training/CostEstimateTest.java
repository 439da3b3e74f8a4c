package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.SmallFashionMnist;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostEstimateTest {

    private static Path assets;
    private CostEstimate estimate;

    @BeforeAll
    static void writePictures(@TempDir Path shared) throws IOException {
        assets = SmallFashionMnist.write(shared, 200, 40);
    }

    @BeforeEach
    void open() {
        estimate = new CostEstimate(DataShelf.bundled(assets));
    }

    private static TrainingConfig pgd(int epochs, int steps, double epsilon) {
        return Configs.of(
                "pgd",
                epsilon,
                Map.of("epochs", Integer.toString(epochs), "batch-size", "50"),
                "steps",
                Integer.toString(steps));
    }

    @Test
    void everyRegimeIsTimed() throws Exception {
        for (String regime : new String[] {"clean", "fgsm-rs", "n-fgsm", "pgd", "trades", "free"}) {
            assertThat(estimate.seconds(Configs.of(regime, 0.1, Map.of("epochs", "2")), () -> false))
                    .as(regime)
                    .isBetween(1e-4, 60.0);
        }
        for (String regime : new String[] {"mixed", "adversarial"}) {
            assertThat(estimate.seconds(Configs.crafting(regime, "fgm", 0.1, Map.of()), () -> false))
                    .as(regime)
                    .isPositive();
        }
    }

    @Test
    void whatWasTimedIsKept() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        double ten = estimate.seconds(pgd(10, 3, 0.1), () -> asked.incrementAndGet() < 0);
        int polls = asked.get();
        assertThat(polls).isPositive();
        double twenty = estimate.seconds(pgd(20, 3, 0.2), () -> asked.incrementAndGet() < 0);
        assertThat(asked.get())
                .as("another number of epochs and another ε cost no timing")
                .isEqualTo(polls);
        assertThat(estimate.seconds(pgd(30, 3, 0.1), () -> false) - twenty).isCloseTo(twenty - ten, within(1e-9));
        assertThat(estimate.isTimed(pgd(1, 3, 0.3))).isTrue();
        assertThat(estimate.isTimed(pgd(1, 4, 0.1))).isFalse();
    }

    @Test
    void theLikeIsGuessedFromThePasses() throws Exception {
        assertThat(estimate.known(pgd(10, 3, 0.1))).isEmpty();
        double three = estimate.seconds(pgd(10, 3, 0.1), () -> false);
        assertThat(estimate.known(pgd(10, 3, 0.1))).hasValue(three);
        assertThat(estimate.known(pgd(10, 30, 0.1)).getAsDouble()).isGreaterThan(three);
        assertThat(estimate.isTimed(pgd(10, 30, 0.1))).isFalse();
    }

    @Test
    void itEndsWhenNobodyWaits() {
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> estimate.seconds(pgd(10, 3, 0.1), () -> asked.incrementAndGet() > 3))
                .isInstanceOf(CancellationException.class);
        assertThat(asked).hasValue(4);
        assertThat(estimate.isTimed(pgd(10, 3, 0.1))).isFalse();
    }

    @Test
    void picturesAreCounted() throws Exception {
        assertThat(estimate.sizes("fashion-mnist")).isEqualTo(new CostEstimate.Sizes(180, 20, 40));
    }
}
