package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.epsilonlab.data.Batch;
import org.epsilonlab.model.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step that two cores divide is the step that one core takes, but for rounding, and is the same each time. */
class SharedStepTest {

    private static final int STEPS = 3;
    private static final double RATE = 1e-3;

    static List<TrainingConfig> regimes() {
        return CraftingTest.everyRegime(0.1);
    }

    @ParameterizedTest
    @MethodSource("regimes")
    void twoCoresTakeTheStepOfOne(TrainingConfig config) throws Exception {
        Map<String, float[]> whole = trained(config, false);
        Map<String, float[]> divided = trained(config, true);
        Tiny.assertSame(divided, trained(config, true));
        whole.forEach((name, values) -> {
            float[] others = divided.get(name);
            double[] gaps = IntStream.range(0, values.length)
                    .mapToDouble(i -> Math.abs(values[i] - others[i]))
                    .toArray();
            assertThat(Arrays.stream(gaps).max().orElse(0)).as(name).isLessThanOrEqualTo(2 * STEPS * 4 * RATE);
            // Where a gradient is no more than rounding, Adam goes either way, and so does a pixel's sign; that of
            // TRADES'
            // start, so close to the picture, is. RegimeReferenceTest holds it from another one.
            if (config.regime().name().equals("trades")) {
                return;
            }
            assertThat(IntStream.range(0, gaps.length)
                            .filter(i -> gaps[i] > 1e-5)
                            .count())
                    .as(name)
                    .isLessThanOrEqualTo(1 + values.length / 100);
        });
    }

    private static Map<String, float[]> trained(TrainingConfig config, boolean divided) throws Exception {
        try (Network network = Tiny.network("tiny-conv")) {
            Batch batch = Tiny.batch(network);
            Map<String, float[]> before = Tiny.copy(network);
            TrainingStep step = new TrainingStep(network, config, divided);
            for (int k = 0; k < STEPS; k++) {
                int arrays = network.manager().getManagedArrays().size();
                assertThat(step.take(batch, RATE, 0.1, k)).isFinite();
                if (k > 0) {
                    assertThat(network.manager().getManagedArrays()).hasSize(arrays);
                }
                Tiny.assertNoGradient(network);
                assertThat(network.trainable()).allMatch(NDArray::hasGradient);
            }
            Map<String, float[]> after = Tiny.copy(network);
            before.forEach((name, values) -> assertThat(after.get(name)).isNotEqualTo(values));
            return after;
        }
    }

    /** A loss that depends on the weights. */
    private static NDArray weight(Network network) {
        return network.trainable().get(0).sum();
    }

    @Test
    void whatGoesWrongInOneHalfEndsTheOther() throws Exception {
        try (Network network = Tiny.network("tiny-conv")) {
            TrainingStep step = new TrainingStep(network, Configs.of("clean", 0, Map.of()), true);
            for (int broken = 0; broken < SharedStep.SHARES; broken++) {
                int first = broken;
                assertThatThrownBy(() -> new SharedStep(step)
                                .take(share -> share.update(() -> {
                                    if (share.first(SharedStep.SHARES) == first) {
                                        throw new IllegalStateException("so it goes");
                                    }
                                    return weight(network);
                                })))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("so it goes");
                assertThat(network.trainable()).allMatch(NDArray::hasGradient);
            }
            assertThat(step.take(Tiny.batch(network), RATE, 0, 1)).isFinite();
        }
    }
}
