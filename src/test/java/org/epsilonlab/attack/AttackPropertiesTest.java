package org.epsilonlab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.epsilonlab.Reference;
import org.epsilonlab.image.Difference;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Prediction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every attack on any picture. */
class AttackPropertiesTest {

    private Classifier classifier;
    private AttackRunner runner;
    private final List<Pixels> images = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    @BeforeEach
    void open() throws ModelException {
        classifier = ModelLoader.load(Reference.model("tiny-conv"));
        runner = new AttackRunner(classifier);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 6; i++) {
            float[] values = new float[784];
            for (int j = 0; j < values.length; j++) {
                double u = random.nextDouble();
                // A third black, a third white: the box binds.
                values[j] = u < .33 ? 0 : u > .67 ? 1 : (float) random.nextDouble();
            }
            images.add(new Pixels(1, 28, 28, values));
            labels.add(random.nextInt(10));
        }
    }

    @AfterEach
    void close() {
        runner.close();
        classifier.close();
    }

    static Stream<AttackSpec> everyAttack() {
        List<AttackSpec> specs = new ArrayList<>();
        for (Goal goal : List.of(Goal.UNTARGETED, Goal.towards(4))) {
            for (String scale : List.of("sign", "l2", "max", "largest")) {
                specs.add(ClosedFormTest.spec("fgm", Map.of("scale", scale), .8, goal));
            }
            for (String norm : List.of("linf", "l2", "l1")) {
                double epsilon = norm.equals("l1") ? 12 : norm.equals("l2") ? 1.2 : .07;
                specs.add(ClosedFormTest.spec("noise", Map.of("norm", norm), epsilon, goal));
                for (String keep : List.of("best", "last")) {
                    specs.add(ClosedFormTest.spec(
                            "pgd", Map.of("norm", norm, "steps", "4", "keep", keep), epsilon, goal));
                }
                specs.add(ClosedFormTest.spec(
                        "pgd",
                        Map.of("norm", norm, "steps", "3", "random-start", "true", "restarts", "2"),
                        epsilon,
                        goal));
            }
        }
        for (Goal goal : List.of(Goal.UNTARGETED, Goal.towards(4))) {
            for (String norm : List.of("linf", "l2")) {
                double epsilon = norm.equals("l2") ? 1.2 : .07;
                for (String attack :
                        List.of("r-fgsm", "mi-fgsm", "ni-fgsm", "di-fgsm", "apgd-ce", "apgd-dlr", "apgd-t")) {
                    Map<String, String> few = attack.equals("r-fgsm")
                            ? Map.of("norm", norm)
                            : attack.equals("apgd-t")
                                    ? Map.of("norm", norm, "steps", "8", "targets", "2")
                                    : Map.of("norm", norm, "steps", "8");
                    specs.add(ClosedFormTest.spec(attack, few, epsilon, goal));
                }
                specs.add(ClosedFormTest.spec("square", Map.of("norm", norm, "queries", "30"), epsilon, goal));
                specs.add(
                        ClosedFormTest.spec("spsa", Map.of("norm", norm, "steps", "3", "samples", "4"), epsilon, goal));
                specs.add(ClosedFormTest.spec("pgd", Map.of("norm", norm, "early", "true"), epsilon, goal));
            }
            specs.add(ClosedFormTest.spec("apgd-ce", Map.of("norm", "l1", "steps", "8"), 12, goal));
            specs.add(ClosedFormTest.spec("pgd", Map.of("norm", "l0", "steps", "5"), 25, goal));
            specs.add(ClosedFormTest.spec("pgd", Map.of("norm", "l1", "early", "true"), 12, goal));
            specs.add(ClosedFormTest.spec("noise", Map.of("norm", "l0"), 25, goal));
            for (String kind : List.of("gaussian", "salt-and-pepper", "brightness", "blur", "rotation", "shift")) {
                specs.add(ClosedFormTest.spec("noise", Map.of("norm", "l2", "kind", kind), 1.2, goal));
            }
        }
        return specs.stream();
    }

    @ParameterizedTest
    @MethodSource("everyAttack")
    void staysInTheBallAndInTheBoxAndLeavesTheModelAlone(AttackSpec spec) throws AttackException {
        List<Prediction> before = classifier.predict(images);
        AttackResult result = run(spec, images, labels, 0);
        for (AttackOutcome outcome : result.outcomes()) {
            assertThat(norm(outcome.perturbation(), spec.norm())).isLessThanOrEqualTo(spec.epsilon() * (1 + 1e-5));
            // What reaches the goal by itself, an attack that ends at its first success leaves as it is.
            if (!spec.goal().isReached(outcome.label(), outcome.before().label())) {
                assertThat(outcome.perturbation().l0()).isPositive();
            }
        }
        List<Prediction> after = classifier.predict(images);
        for (int i = 0; i < images.size(); i++) {
            assertThat(after.get(i).probabilities())
                    .containsExactly(before.get(i).probabilities());
        }
    }

    @ParameterizedTest
    @MethodSource("everyAttack")
    void epsilonZeroChangesNothing(AttackSpec spec) throws AttackException {
        AttackResult result = run(spec.withEpsilon(0), images, labels, 0);
        assertThat(result.outcomes().stream().map(AttackOutcome::adversarial)).isEqualTo(images);
    }

    @ParameterizedTest
    @MethodSource("everyAttack")
    void theSameSeedGivesTheSameResultInAnyBatch(AttackSpec spec) throws AttackException {
        List<AttackOutcome> together = run(spec, images, labels, 0).outcomes();
        List<AttackOutcome> again = run(spec, images, labels, 0).outcomes();
        for (int i = 0; i < images.size(); i++) {
            assertThat(again.get(i).adversarial()).isEqualTo(together.get(i).adversarial());
            Pixels alone = run(spec, List.of(images.get(i)), List.of(labels.get(i)), i)
                    .outcomes()
                    .get(0)
                    .adversarial();
            // Batches of another size may round differently, and a sign may turn where the gradient is all but zero.
            float[] a = alone.toArray();
            float[] b = together.get(i).adversarial().toArray();
            long equal = IntStream.range(0, a.length)
                    .filter(j -> Math.abs(a[j] - b[j]) <= 1e-5)
                    .count();
            assertThat(equal).isGreaterThanOrEqualTo((long) (.99 * a.length));
        }
    }

    @Test
    void keepingTheBestIsNeverWorseThanKeepingTheLast() throws AttackException {
        for (String norm : List.of("linf", "l2", "l1")) {
            double epsilon = norm.equals("linf") ? .02 : norm.equals("l2") ? .3 : 3;
            Map<String, String> arguments = Map.of("norm", norm, "steps", "5", "step-size", String.valueOf(epsilon));
            AttackResult best = run(ClosedFormTest.spec("pgd", arguments, epsilon, Goal.UNTARGETED), images, labels, 0);
            var last = new java.util.HashMap<>(arguments);
            last.put("keep", "last");
            AttackResult plain = run(ClosedFormTest.spec("pgd", last, epsilon, Goal.UNTARGETED), images, labels, 0);
            for (int i = 0; i < images.size(); i++) {
                assertThat(margin(best.outcomes().get(i)))
                        .isGreaterThanOrEqualTo(margin(plain.outcomes().get(i)) - 1e-4);
            }
        }
    }

    @Test
    void aKeptGradientGivesWhatAFreshOneGives() throws AttackException {
        AttackSpec spec = ClosedFormTest.spec("fgm", Map.of("scale", "l2"), .5, Goal.UNTARGETED);
        AttackRequest first = AttackRequest.one(spec, images.get(0), labels.get(0));
        assertThat(runner.run(first, AttackListener.NONE).gradients()).isEqualTo(1);
        AttackRequest second = AttackRequest.one(spec.withEpsilon(.9), images.get(0), labels.get(0));
        AttackResult kept = runner.run(second, AttackListener.NONE);
        assertThat(kept.gradients()).isZero();
        try (AttackRunner other = new AttackRunner(classifier)) {
            AttackResult fresh = other.run(second, AttackListener.NONE);
            assertThat(fresh.gradients()).isEqualTo(1);
            assertThat(fresh.outcomes().get(0).adversarial())
                    .isEqualTo(kept.outcomes().get(0).adversarial());
        }
    }

    @Test
    void tracesEachStepOfTheFirstPicture() throws AttackException {
        AttackSpec spec = ClosedFormTest.spec("pgd", Map.of("steps", "4", "keep", "last"), .05, Goal.UNTARGETED);
        AttackResult result = runner.run(AttackRequest.one(spec, images.get(0), labels.get(0)), AttackListener.NONE);
        assertThat(result.trace()).hasSize(5);
        assertThat(result.trace().get(0).pixels()).isEqualTo(images.get(0));
        assertThat(result.trace().get(4).pixels())
                .isEqualTo(result.outcomes().get(0).adversarial());
        assertThat(result.trace().get(4).loss())
                .isGreaterThan(result.trace().get(0).loss());
    }

    @Test
    void aCancelledAttackEndsAtTheNextStep() {
        AttackSpec spec = ClosedFormTest.spec("pgd", Map.of("steps", "1000"), .05, Goal.UNTARGETED);
        int[] steps = {0};
        AttackListener listener = new AttackListener() {
            @Override
            public void progress(int done, int all) {
                steps[0] = done;
            }

            @Override
            public boolean isCancelled() {
                return steps[0] >= 3;
            }
        };
        assertThatThrownBy(() -> runner.run(AttackRequest.one(spec, images.get(0), labels.get(0)), listener))
                .isInstanceOf(CancellationException.class);
        assertThat(steps[0]).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("everyAttack")
    void leavesNoArrayBehind(AttackSpec spec) throws AttackException {
        int before = arrays();
        for (int i = 0; i < 3; i++) {
            run(spec, images, labels, 0);
            assertThat(arrays()).isEqualTo(before);
        }
    }

    @Test
    void thousandsOfAttacksLeaveNoArrayBehind() throws AttackException {
        AttackSpec spec = ClosedFormTest.spec("fgm", Map.of(), .05, Goal.UNTARGETED);
        int before = arrays();
        for (int i = 0; i < 1000; i++) {
            runner.run(
                    AttackRequest.one(spec.withEpsilon(i * 1e-4), images.get(i % 3), labels.get(i % 3)),
                    AttackListener.NONE);
        }
        // The one kept gradient: picture, gradient and logits.
        assertThat(arrays()).isLessThanOrEqualTo(before + 3);
    }

    private int arrays() {
        return count(classifier.manager());
    }

    private static int count(ai.djl.ndarray.NDManager manager) {
        return manager.getManagedArrays().size();
    }

    private AttackResult run(AttackSpec spec, List<Pixels> pictures, List<Integer> classes, int firstIndex)
            throws AttackException {
        return runner.run(new AttackRequest(spec, pictures, classes, firstIndex, false), AttackListener.NONE);
    }

    private static double margin(AttackOutcome outcome) {
        double other = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < outcome.after().classes(); k++) {
            if (k != outcome.label()) {
                other = Math.max(other, outcome.after().logit(k));
            }
        }
        return other - outcome.after().logit(outcome.label());
    }

    private static double norm(Difference difference, @org.jspecify.annotations.Nullable Norm norm) {
        return switch (norm == null ? Norm.LINF : norm) {
            case LINF -> difference.linf();
            case L2 -> difference.l2();
            case L1 -> difference.l1();
            case L0 -> difference.l0();
        };
    }
}
