package org.epsilonlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.ModelCatalog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * No size and no order of batches changes a figure: tried on sizes and orders drawn at random from a seed. What it costs may
 * differ by a few gradients, since sums in another order are rounded otherwise.
 */
class BatchOrderTest {

    private static final int N = 40;
    private static final List<Double> GRID = List.of(0.0, 0.03, 0.08);

    /** Drawn anew for each picture from its place, so an order leaves them the same only where the place stays. */
    private static final List<AttackSpec> DRAWN = List.of(
            attack("r-fgsm", Map.of()),
            attack("pgd", Map.of("steps", "3", "random-start", "true", "restarts", "2", "early", "true")),
            attack("noise", Map.of()),
            attack("square", Map.of("queries", "20")));

    private static final List<AttackSpec> FIXED = List.of(
            attack("fgm", Map.of()),
            attack("pgd", Map.of("steps", "4", "early", "true")),
            attack("deepfool", Map.of("steps", "5")));

    private static LabelledImages images;
    private static MeasuredNetwork network;

    @BeforeAll
    static void load() throws Exception {
        images = FashionMnist.test(Path.of("assets")).slice(0, N);
        network =
                MeasuredNetwork.of(ModelCatalog.scan(List.of(Path.of("models"))).find("fashion-mnist-standard"));
    }

    private static AttackSpec attack(String name, Map<String, String> arguments) {
        AttackDescription description = AttackCatalog.find(name);
        return new AttackSpec(description, description.arguments(arguments), 0, Goal.UNTARGETED, 3);
    }

    private static List<Measurement> run(LabelledImages data, List<AttackSpec> attacks, int batch) throws Exception {
        StudyPlan plan = new StudyPlan(List.of(network), data, attacks, GRID, batch, StudyPlan.Extras.NONE);
        return new Study(plan, new ResultStore(null), StudyListener.NONE).run();
    }

    /** The same pictures in another order. */
    private record Reordered(LabelledImages whole, List<Integer> order) implements LabelledImages {
        @Override
        public String name() {
            return whole.name();
        }

        @Override
        public int size() {
            return order.size();
        }

        @Override
        public Pixels image(int i) {
            return whole.image(order.get(i));
        }

        @Override
        public int label(int i) {
            return whole.label(order.get(i));
        }

        @Override
        public List<String> classes() {
            return whole.classes();
        }
    }

    @RepeatedTest(4)
    void noBatchesChangeAFigure(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        List<AttackSpec> all = new ArrayList<>(DRAWN);
        all.addAll(FIXED);
        assertSame(
                run(images, all, N),
                run(images, all, 1 + random.nextInt(N - 1)),
                IntStream.range(0, N).boxed().toList());
    }

    @RepeatedTest(4)
    void noOrderChangesAFigure(RepetitionInfo repetition) throws Exception {
        Random random = new Random(100 + repetition.getCurrentRepetition());
        List<Integer> order = new ArrayList<>(IntStream.range(0, N).boxed().toList());
        Collections.shuffle(order, random);
        assertSame(run(images, FIXED, N), run(new Reordered(images, order), FIXED, 1 + random.nextInt(N)), order);
    }

    private static void assertSame(List<Measurement> ones, List<Measurement> others, List<Integer> order) {
        assertThat(others).hasSameSizeAs(ones);
        for (int i = 0; i < ones.size(); i++) {
            Measurement one = ones.get(i);
            Measurement other = others.get(i);
            assertThat(other.figure().robustAccuracy()).isEqualTo(one.figure().robustAccuracy());
            assertThat(other.figure().cleanAccuracy()).isEqualTo(one.figure().cleanAccuracy());
            assertThat(other.figure().successRate()).isEqualTo(one.figure().successRate());
            List<PictureResult> back = other.pictures().stream()
                    .sorted(Comparator.comparingInt(picture -> order.get(picture.index())))
                    .toList();
            for (int p = 0; p < N; p++) {
                PictureResult expected = one.pictures().get(p);
                PictureResult found = back.get(p);
                assertThat(order.get(found.index())).isEqualTo(expected.index());
                assertThat(found.after()).isEqualTo(expected.after());
                assertThat(found.success()).isEqualTo(expected.success());
                assertThat(found.foundAt()).isEqualTo(expected.foundAt());
                assertThat(found.linf()).isCloseTo(expected.linf(), within(1e-3));
            }
        }
    }
}
