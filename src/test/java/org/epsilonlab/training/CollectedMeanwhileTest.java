package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.attack.Objective;
import org.epsilonlab.data.Batch;
import org.epsilonlab.model.BlockClassifier;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Gradients;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.SharedGradient;
import org.epsilonlab.model.Tensors;
import org.epsilonlab.training.regime.Minibatch;
import org.epsilonlab.training.regime.SeededNoise;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine keeps what it needs for the way back, but not the Java buffers in which some numbers lie. What Java collects
 * between the way there and the way back must change nothing.
 */
class CollectedMeanwhileTest {

    static List<TrainingConfig> regimes() {
        return CraftingTest.everyRegime(0.1);
    }

    @ParameterizedTest
    @MethodSource("regimes")
    void aStepIsTheSame(TrainingConfig config) throws Exception {
        Tiny.assertSame(
                stepped(config, UnaryOperator.identity()), stepped(config, CollectedMeanwhileTest::afterCollection));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3})
    void soIsTheGradientOfAnAttack(int target) throws Exception {
        Goal goal = new Goal(target);
        try (Network network = Tiny.network("tiny-conv");
                NDManager scope = network.manager().newSubManager()) {
            Classifier classifier = new BlockClassifier(network);
            Batch batch = Tiny.batch(network);
            NDArray x = Tensors.batch(scope, network.card().inputShape(), batch.values());
            Objective loss = new Objective(
                    scope, batch.labels(), goal, network.card().classes().size());
            float[] plain =
                    Gradients.ofInput(classifier, x, loss::total).gradient().toFloatArray();
            float[] other = Gradients.ofInput(classifier, x, logits -> afterCollection(loss.total(logits)))
                    .gradient()
                    .toFloatArray();
            assertThat(other).containsExactly(plain);
        }
    }

    private static Map<String, float[]> stepped(TrainingConfig config, UnaryOperator<NDArray> meanwhile)
            throws Exception {
        try (Network network = Tiny.network("tiny-conv");
                NDManager scope = network.manager().newSubManager()) {
            Batch batch = Tiny.batch(network);
            TrainingStep step = new TrainingStep(network, config, false);
            step.begin(1e-3, 0.1, 1);
            NDArray clean = Tensors.batch(scope, network.card().inputShape(), batch.values());
            config.makeRegime()
                    .learn(new Minibatch(
                            new Visited(step, meanwhile),
                            clean,
                            batch.labels(),
                            network.card().classes().size(),
                            0,
                            0.1,
                            new SeededNoise(1),
                            0,
                            batch.size()));
            return Tiny.copy(network);
        }
    }

    /** The array, once Java has collected what nobody refers to. */
    private static NDArray afterCollection(NDArray value) {
        BufferPoolMXBean buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .findFirst()
                .orElseThrow();
        ByteBuffer.allocateDirect(1);
        long before = buffers.getCount();
        try {
            for (int i = 0; i < 100 && buffers.getCount() >= before; i++) {
                System.gc();
                Thread.sleep(5);
            }
            // They go one after the other.
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return value;
    }

    /** A step in which something happens between the way there and the way back. */
    private static final class Visited extends PassingOn {
        private final UnaryOperator<NDArray> meanwhile;

        Visited(TrainingStep step, UnaryOperator<NDArray> meanwhile) {
            super(step);
            this.meanwhile = meanwhile;
        }

        @Override
        public float update(Supplier<NDArray> loss) {
            return super.update(() -> meanwhile.apply(loss.get()));
        }

        @Override
        public SharedGradient update(NDArray x, UnaryOperator<NDArray> loss) {
            return super.update(x, pictures -> meanwhile.apply(loss.apply(pictures)));
        }
    }
}
