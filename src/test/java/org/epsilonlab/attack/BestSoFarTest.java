package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.epsilonlab.Reference;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Prediction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** While an attack runs it tells of ever better pictures, and ended early it answers the last of them or a better one. */
class BestSoFarTest {

    private Classifier classifier;
    private AttackRunner runner;
    private Pixels picture;
    private int label;

    @BeforeEach
    void open() throws Exception {
        classifier = ModelLoader.load(Reference.model("tiny-conv"));
        runner = new AttackRunner(classifier);
        picture = FashionMnist.test(Path.of("assets")).image(0);
        label = classifier.predict(List.of(picture)).get(0).label();
    }

    @AfterEach
    void close() {
        runner.close();
        classifier.close();
    }

    /** Hears of all that is told, and has enough after so much of it. */
    private static final class Hearing implements AttackListener {
        private final List<AttackOutcome> told = new ArrayList<>();
        private final int enough;
        private int last;
        private int steps;

        Hearing(int enough) {
            this.enough = enough;
        }

        @Override
        public boolean wantsBest() {
            return true;
        }

        @Override
        public void best(AttackOutcome soFar) {
            told.add(soFar);
        }

        @Override
        public void progress(int done, int all) {
            // Rising within one attack, its parts included.
            assertThat((double) done / all).isGreaterThanOrEqualTo((double) last / 1000 - 0.001);
            last = 1000 * done / all;
            steps++;
        }

        @Override
        public boolean isEnough() {
            return told.size() >= enough;
        }
    }

    /** Iterated attacks on which the goal is out of reach, so that they go on to their end, and those that look for the nearest. */
    static Stream<AttackSpec> iterated() {
        List<AttackSpec> specs = new ArrayList<>();
        for (String attack : List.of("pgd", "mi-fgsm", "ni-fgsm", "di-fgsm")) {
            for (String keep : List.of("best", "last")) {
                specs.add(spec(attack, Map.of("steps", "40", "keep", keep, "step-size", "0.001"), TINY));
            }
        }
        specs.add(spec("pgd", Map.of("steps", "20", "restarts", "3"), TINY));
        specs.add(spec("pgd", Map.of("steps", "40", "early", "true", "step-size", "0.0002"), TINY));
        specs.add(spec("pgd", Map.of("norm", "l2", "steps", "40"), 0.02));
        for (String attack : List.of("apgd-ce", "apgd-dlr", "apgd-t")) {
            specs.add(spec(attack, Map.of("steps", "30"), TINY));
        }
        specs.add(spec("square", Map.of("queries", "200"), TINY));
        specs.add(spec("spsa", Map.of("steps", "30", "samples", "8", "learning-rate", "0.0005"), TINY));
        specs.add(spec("panel-fast", Map.of(), TINY));
        double any = AttackSpec.ANY_DISTANCE;
        specs.add(spec("fmn", Map.of("steps", "60"), any));
        specs.add(spec("fab-t", Map.of("steps", "20"), any));
        specs.add(spec("cw", Map.of("searches", "4", "steps", "60"), any));
        specs.add(spec("hopskipjump", Map.of("queries", "2000"), any));
        return specs.stream();
    }

    private static final double TINY = 0.002;

    private static AttackSpec spec(String attack, Map<String, String> arguments, double epsilon) {
        return ClosedFormTest.spec(attack, arguments, epsilon, Goal.UNTARGETED);
    }

    private AttackOutcome run(AttackSpec spec, AttackListener listener) throws AttackException {
        return runner.run(AttackRequest.one(spec, picture, label), listener)
                .outcomes()
                .get(0);
    }

    @ParameterizedTest
    @MethodSource("iterated")
    void tellsOfBetterAndBetterPicturesOnly(AttackSpec spec) throws AttackException {
        Hearing hearing = new Hearing(Integer.MAX_VALUE);
        AttackOutcome end = run(spec, hearing);
        assertThat(hearing.told).hasSizeGreaterThan(1);
        for (int k = 1; k < hearing.told.size(); k++) {
            assertThat(merit(spec, hearing.told.get(k)))
                    .as("the " + k + "th")
                    .isGreaterThan(merit(spec, hearing.told.get(k - 1)));
        }
        // Who listens changes nothing.
        assertThat(end.adversarial()).isEqualTo(run(spec, AttackListener.NONE).adversarial());
        // Those two know what the network says of their last iterate only, and it is the result.
        boolean looksElsewhere =
                List.of("ni-fgsm", "di-fgsm").contains(spec.description().name());
        if (!looksElsewhere && !"last".equals(spec.arguments().values().get("keep"))) {
            AttackOutcome last = hearing.told.get(hearing.told.size() - 1);
            assertThat(merit(spec, end)).isGreaterThanOrEqualTo(merit(spec, last) - 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("iterated")
    void endedEarlyItAnswersTheBestThatWasTold(AttackSpec spec) throws AttackException {
        Hearing whole = new Hearing(Integer.MAX_VALUE);
        run(spec, whole);
        Hearing hearing = new Hearing(2);
        AttackOutcome end = run(spec, hearing);
        assertThat(hearing.told).hasSize(2);
        assertThat(hearing.steps).isLessThan(whole.steps);
        assertThat(merit(spec, end)).isGreaterThanOrEqualTo(merit(spec, hearing.told.get(1)) - 1e-5);
        assertThat(end.adversarial()).isNotEqualTo(picture);
    }

    @Test
    void nothingIsAskedOfTheNetworkForNobody() throws AttackException {
        int[] told = {0};
        run(spec("pgd", Map.of("steps", "10"), TINY), new AttackListener() {
            @Override
            public void best(AttackOutcome soFar) {
                told[0]++;
            }
        });
        assertThat(told[0]).isZero();
    }

    /** Logits by which the goal is reached, or the distance below nothing; worse than anything out of the ball. */
    private static double merit(AttackSpec spec, AttackOutcome outcome) {
        double size = spec.norm().size(outcome.perturbation());
        if (!spec.isBounded()) {
            assertThat(outcome.isSuccess(Goal.UNTARGETED)).isTrue();
            return -size;
        }
        assertThat(size).isLessThanOrEqualTo(spec.epsilon() * AttackSpec.ROUNDING);
        Prediction after = outcome.after();
        double other = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < after.classes(); k++) {
            other = k == outcome.label() ? other : Math.max(other, after.logit(k));
        }
        return other - after.logit(outcome.label());
    }
}
