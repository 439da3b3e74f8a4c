package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.Prediction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the runner keeps, and how often it asks the network. */
class AttackRunnerTest {

    private static final int LARGE = 30_000;

    private final List<Long> asked = new ArrayList<>();
    private Classifier classifier;
    private AttackRunner runner;
    private Pixels picture;

    @BeforeEach
    void start() throws ModelException {
        open(12);
    }

    @AfterEach
    void stop() {
        runner.close();
        classifier.close();
    }

    /** A linear network of three classes, whose forward passes are counted, and a picture of as many values. */
    private void open(int inputs) throws ModelException {
        SplittableRandom random = new SplittableRandom(5);
        float[][] w = new float[3][inputs];
        for (float[] row : w) {
            for (int i = 0; i < inputs; i++) {
                row[i] = (float) (random.nextDouble() - 0.5);
            }
        }
        float[] x = new float[inputs];
        for (int i = 0; i < inputs; i++) {
            x[i] = (float) random.nextDouble();
        }
        picture = new Pixels(1, 1, inputs, x);
        classifier = new Counting(LinearModel.of(w, new float[3]), asked);
        runner = new AttackRunner(classifier);
    }

    private record Counting(Classifier network, List<Long> asked) implements Classifier {
        @Override
        public ModelCard card() {
            return network.card();
        }

        @Override
        public NDArray logits(NDArray x) {
            asked.add(x.getShape().get(0));
            return network.logits(x);
        }

        @Override
        public NDManager manager() {
            return network.manager();
        }

        @Override
        public void close() {
            network.close();
        }
    }

    private AttackRequest request(String attack, Map<String, String> arguments, double epsilon) {
        return AttackRequest.one(ClosedFormTest.spec(attack, arguments, epsilon, Goal.UNTARGETED), picture, 1);
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void aDirectionLeadsWhereTheEngineWouldGo(Scale scale) throws AttackException {
        Map<String, String> scaled = Map.of("scale", scale.id());
        Direction direction =
                runner.run(request("fgm", scaled, 0.01), AttackListener.NONE).direction();
        assertThat(direction).isNotNull();
        for (double epsilon : new double[] {0, 0.03, 0.4}) {
            AttackSpec spec = ClosedFormTest.spec("fgm", scaled, epsilon, Goal.UNTARGETED);
            // Two pictures at once are the engine's own arithmetic.
            AttackRequest two = new AttackRequest(spec, List.of(picture, picture), List.of(1, 1), 0, false);
            Pixels wanted =
                    runner.run(two, AttackListener.NONE).outcomes().get(0).adversarial();
            assertThat(direction.at(epsilon).toArray()).containsExactly(wanted.toArray(), within(1e-7f));
        }
    }

    @Test
    void aKeptGradientLeavesOneForwardPassForAnotherEpsilon() throws AttackException {
        AttackResult first = runner.run(request("fgm", Map.of(), 0.1), AttackListener.NONE);
        assertThat(asked).hasSize(2);
        asked.clear();
        AttackResult second = runner.run(request("fgm", Map.of(), 0.2), AttackListener.NONE);
        assertThat(asked).hasSize(1);
        assertThat(List.of(first.gradients(), second.gradients())).containsExactly(1L, 0L);
    }

    @Test
    void anIteratedAttackAsksOnceMoreThanItHasSteps() throws AttackException {
        Map<String, String> five = Map.of("steps", "5");
        runner.run(request("pgd", five, 0.1), AttackListener.NONE);
        asked.clear();
        AttackResult result = runner.run(request("pgd", five, 0.2), new AttackListener() {
            @Override
            public boolean wantsBest() {
                return true;
            }
        });
        // A gradient a step, and what is said of the last iterate.
        assertThat(asked).hasSize(6);
        Prediction after = result.outcomes().get(0).after();
        Prediction anew = classifier
                .predict(List.of(result.outcomes().get(0).adversarial()))
                .get(0);
        for (int k = 0; k < 3; k++) {
            assertThat(after.logit(k)).isCloseTo(anew.logit(k), within(1e-5f));
        }
    }

    @Test
    void largePicturesAreSweptInPortionsThatCanBeCancelled() throws Exception {
        stop();
        open(LARGE);
        float[] budgets = {0, 0.01f, 0.02f, 0.03f};
        AttackRequest pgd = request("pgd", Map.of("steps", "2"), 0.01);
        List<Prediction> swept = runner.sweep(pgd, budgets, AttackListener.NONE);
        assertThat(asked).allMatch(pictures -> pictures == 1).hasSize(4 * 3 + 4);
        for (int i = 1; i < 4; i++) {
            AttackResult alone = runner.run(request("pgd", Map.of("steps", "2"), budgets[i]), AttackListener.NONE);
            assertThat(swept.get(i).probability(1))
                    .isCloseTo(alone.outcomes().get(0).after().probability(1), within(1e-5f));
        }
        asked.clear();
        assertThatThrownBy(() -> runner.sweep(request("fgm", Map.of(), 0.01), budgets, new AttackListener() {
                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(asked).hasSizeLessThan(4);
    }
}
