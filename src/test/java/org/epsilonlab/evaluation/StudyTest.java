package org.epsilonlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.model.ModelCatalog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {

    private static final List<Double> GRID = List.of(0.0, 0.02, 0.05, 0.1);

    private static LabelledImages images;
    private static ModelCatalog catalog;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() throws Exception {
        images = FashionMnist.test(Path.of("assets")).slice(0, 120);
        catalog = ModelCatalog.scan(List.of(Path.of("models")));
    }

    private static StudyPlan plan(String network, int batch, StudyPlan.Extras extras, AttackSpec... attacks)
            throws Exception {
        return new StudyPlan(
                List.of(MeasuredNetwork.of(catalog.find(network))), images, List.of(attacks), GRID, batch, extras);
    }

    private static AttackSpec attack(String name, Map<String, String> arguments) {
        AttackDescription description = AttackCatalog.find(name);
        return new AttackSpec(description, description.arguments(arguments), 0, Goal.UNTARGETED, 0);
    }

    private static AttackSpec pgd() {
        return attack("pgd", Map.of("early", "true"));
    }

    private static List<Double> robust(List<Measurement> figures) {
        return figures.stream().map(each -> each.figure().robustAccuracy()).toList();
    }

    private static StudyPlan grid(AttackSpec attack, Double... budgets) throws Exception {
        return grid("fashion-mnist-standard", attack, budgets);
    }

    private static StudyPlan grid(String network, AttackSpec attack, Double... budgets) throws Exception {
        return new StudyPlan(
                List.of(MeasuredNetwork.of(catalog.find(network))),
                images,
                List.of(attack),
                List.of(budgets),
                50,
                StudyPlan.Extras.NONE);
    }

    private static List<Boolean> holds(Measurement figure) {
        return figure.pictures().stream().map(PictureResult::holds).toList();
    }

    @Test
    void aCurveIsWhatEachBudgetLeavesByItself() throws Exception {
        List<Double> order = new ArrayList<>();
        StudyListener listener = new StudyListener() {
            @Override
            public void measured(Measurement figure) {
                order.add(figure.epsilon());
            }
        };
        List<Measurement> curve = new Study(
                        plan("fashion-mnist-standard", 50, StudyPlan.Extras.NONE, pgd()),
                        new ResultStore(null),
                        listener)
                .run();
        assertThat(curve).extracting(Measurement::epsilon).isEqualTo(GRID);
        // One by one, as each becomes final: the largest ball first.
        assertThat(order).containsExactly(0.0, 0.1, 0.05, 0.02);
        assertThat(curve.get(0).figure().robustAccuracy())
                .isEqualTo(curve.get(0).figure().cleanAccuracy());
        int taken = 0;
        for (Measurement figure : curve) {
            Measurement alone = new Study(grid(pgd(), figure.epsilon()), new ResultStore(null), StudyListener.NONE)
                    .run()
                    .get(0);
            assertThat(holds(figure)).isEqualTo(holds(alone));
            assertThat(figure.figure().gradients())
                    .isLessThanOrEqualTo(alone.figure().gradients());
            CellAnswer answer = figure.answer();
            assertThat(answer.agreeing()).isEqualTo(answer.checked());
            taken += answer.checked();
        }
        assertThat(robust(curve).get(3)).isLessThan(robust(curve).get(1));
        // Nothing can be changed with ε = 0, so nothing is tried.
        assertThat(curve.get(0).figure().gradients()).isZero();
        assertThat(curve.get(1).figure().gradients()).isPositive();
        // What is asked first takes nothing over; the others do, and say from where.
        assertThat(curve.get(3).answer().checked()).isZero();
        assertThat(taken).isPositive();
        assertThat(curve.get(2).pictures())
                .filteredOn(PictureResult::holds)
                .anyMatch(picture -> picture.foundAt() == 0.1)
                .anyMatch(picture -> picture.foundAt() == 0.05);
    }

    /** In gradients, for these pictures and this attack; on more of them the sample weighs less. */
    @Test
    void aCurveOfEightCostsNoMoreThanThreeOfItsDearestPoint() throws Exception {
        Double[] eight = {0.0, 0.01, 0.02, 0.03, 0.05, 0.1, 0.15, 0.2};
        AttackSpec pgd = attack("pgd", Map.of("early", "true", "steps", "20"));
        for (String network : List.of("fashion-mnist-standard", "fashion-mnist-robust")) {
            long whole = new Study(grid(network, pgd, eight), new ResultStore(null), StudyListener.NONE)
                    .run().stream().mapToLong(each -> each.figure().gradients()).sum();
            long dearest = new Study(grid(network, pgd, 0.01), new ResultStore(null), StudyListener.NONE)
                    .run()
                    .get(0)
                    .figure()
                    .gradients();
            assertThat(whole).as(network).isGreaterThan(dearest).isLessThanOrEqualTo(3 * dearest);
        }
    }

    @Test
    void aBudgetThatIsKnownIsNotAskedAgainAmongOthers() throws Exception {
        ResultStore store = new ResultStore(folder);
        Measurement known =
                new Study(grid(pgd(), 0.05), store, StudyListener.NONE).run().get(0);
        List<Measurement> curve =
                new Study(grid(pgd(), 0.0, 0.02, 0.05, 0.1), new ResultStore(folder), StudyListener.NONE).run();
        assertThat(curve.get(2).figure()).isEqualTo(known.figure());
        // It tells of the others: what fell to it falls to more, what held holds with less.
        assertThat(curve.get(3).cell().beside()).containsExactly(0.05);
        assertThat(curve.get(1).cell().beside()).containsExactly(0.05);
        assertThat(curve.get(3).pictures()).anyMatch(picture -> picture.foundAt() == 0.05 && !picture.holds());
        List<Measurement> again =
                new Study(grid(pgd(), 0.0, 0.02, 0.05, 0.1), new ResultStore(folder), StudyListener.NONE).run();
        assertThat(again)
                .extracting(Measurement::figure)
                .isEqualTo(curve.stream().map(Measurement::figure).toList());
    }

    /** One step sees through the network that collapsed where it was trained, and less far out: a larger ε leaves more. */
    @Test
    void whatHeldMoreIsNotBelievedWhereASampleFalls() throws Exception {
        AttackSpec one = attack("pgd", Map.of("early", "true", "steps", "1"));
        List<Measurement> curve = new Study(
                        grid("fashion-mnist-collapsed", one, 0.02, 0.1), new ResultStore(null), StudyListener.NONE)
                .run();
        CellAnswer smaller = curve.get(0).answer();
        assertThat(smaller.agreeing()).isLessThan(smaller.checked());
        Measurement alone = new Study(
                        grid("fashion-mnist-collapsed", one, 0.02), new ResultStore(null), StudyListener.NONE)
                .run()
                .get(0);
        assertThat(holds(curve.get(0))).isEqualTo(holds(alone));
        assertThat(robust(curve).get(0)).isLessThan(robust(curve).get(1));
    }

    @Test
    void theSizeOfTheBatchesChangesNoFigure() throws Exception {
        AttackSpec[] attacks = {attack("fgm", Map.of()), pgd(), attack("noise", Map.of())};
        List<Measurement> small = new Study(
                        plan("fashion-mnist-standard", 7, StudyPlan.Extras.NONE, attacks),
                        new ResultStore(null),
                        StudyListener.NONE)
                .run();
        List<Measurement> large = new Study(
                        plan("fashion-mnist-standard", 120, StudyPlan.Extras.NONE, attacks),
                        new ResultStore(null),
                        StudyListener.NONE)
                .run();
        assertThat(robust(small)).isEqualTo(robust(large));
    }

    @Test
    void whatWasComputedStaysAndIsNotComputedAgain() throws Exception {
        StudyPlan plan = plan("fashion-mnist-standard", 50, StudyPlan.Extras.NONE, pgd());
        List<Measurement> heard = new ArrayList<>();
        StudyListener impatient = new StudyListener() {
            @Override
            public void measured(Measurement figure) {
                heard.add(figure);
            }

            @Override
            public boolean isCancelled() {
                return heard.size() == 2;
            }
        };
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> new Study(plan, new ResultStore(folder), impatient).run());
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        assertThat(files).hasSize(2);
        // A line that a crash left unfinished is no part of the answer.
        Files.writeString(files.get(0), Files.readString(files.get(0)) + "{\"rows\":[[1,2");
        List<Measurement> whole = new Study(plan, new ResultStore(null), StudyListener.NONE).run();
        List<Measurement> gone = new Study(plan, new ResultStore(folder), StudyListener.NONE).run();
        assertThat(robust(gone)).isEqualTo(robust(whole));
        assertThat(gone.get(0).figure().seconds())
                .isEqualTo(heard.get(0).figure().seconds());
    }

    @Test
    void theCardFailsOnACollapsedNetworkAndPassesOnARobustOne() throws Exception {
        List<Measurement> collapsed = card("fashion-mnist-collapsed", attack("fgm", Map.of()));
        assertThat(collapsed.get(1).trust()).isEqualTo(Measurement.Trust.FAILED);
        List<Measurement> robust = card("fashion-mnist-robust", attack("fgm", Map.of()), pgd());
        for (int i : new int[] {1, 3}) {
            assertThat(robust.get(i).checks()).hasSize(CheckNames.ALL.size());
            assertThat(robust.get(i).trust()).as("%s", robust.get(i).checks()).isEqualTo(Measurement.Trust.PASSED);
        }
    }

    private static List<Measurement> card(String network, AttackSpec... attacks) throws Exception {
        StudyPlan plan = new StudyPlan(
                List.of(MeasuredNetwork.of(catalog.find(network))),
                images.slice(0, 60),
                List.of(attacks),
                List.of(0.0, 0.1),
                60,
                new StudyPlan.Extras(true, false, false, false));
        return new Study(plan, new ResultStore(null), StudyListener.NONE).run();
    }

    @Test
    void tablesCountWhatTheExamplesDo() throws Exception {
        List<CellAnswer> answers = new ArrayList<>();
        StudyListener listener = new StudyListener() {
            @Override
            public void answered(CellAnswer answer) {
                answers.add(answer);
            }
        };
        StudyPlan plan = new StudyPlan(
                List.of(
                        MeasuredNetwork.of(catalog.find("fashion-mnist-standard")),
                        MeasuredNetwork.of(catalog.find("fashion-mnist-robust"))),
                images,
                List.of(attack("fgm", Map.of())),
                List.of(0.1),
                60,
                new StudyPlan.Extras(false, true, true, true));
        new Study(plan, new ResultStore(null), listener).run();
        assertThat(answers).hasSize(6);
        double[] transfer = Tables.transfer(answers.get(4));
        assertThat(transfer[0]).isLessThan(transfer[1]);
        double[][] targets = Tables.targets(answers.get(0), false);
        assertThat(targets[3][3]).isNaN();
        assertThat(targets[6][0]).isBetween(0.0, 1.0);
        List<Tables.Survivors> left = Tables.survivors(answers.get(1));
        assertThat(left.get(0).successes()).isGreaterThan(50);
        assertThat(left.get(0).share()).isGreaterThan(0.9);
        assertThat(left.get(5).clean()).isLessThan(1);
    }
}
