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

    @Test
    void aCurveIsWhatEachBudgetLeavesByItself() throws Exception {
        List<Measurement> curve = new Study(
                        plan("fashion-mnist-standard", 50, StudyPlan.Extras.NONE, pgd()),
                        new ResultStore(null),
                        StudyListener.NONE)
                .run();
        assertThat(curve).hasSize(4);
        assertThat(curve.get(0).figure().robustAccuracy())
                .isEqualTo(curve.get(0).figure().cleanAccuracy());
        for (Measurement figure : curve) {
            StudyPlan alone = new StudyPlan(
                    List.of(MeasuredNetwork.of(catalog.find("fashion-mnist-standard"))),
                    images,
                    List.of(pgd()),
                    List.of(figure.epsilon()),
                    50,
                    StudyPlan.Extras.NONE);
            assertThat(new Study(alone, new ResultStore(null), StudyListener.NONE)
                            .run()
                            .get(0)
                            .figure()
                            .robustAccuracy())
                    .isEqualTo(figure.figure().robustAccuracy());
        }
        assertThat(robust(curve).get(3)).isLessThan(robust(curve).get(1));
        // Nothing can be changed with ε = 0, so nothing is tried.
        assertThat(curve.get(0).figure().gradients()).isZero();
        assertThat(curve.get(1).figure().gradients()).isPositive();
        CellAnswer last = curve.get(3).answer();
        assertThat(last.checked()).isPositive();
        assertThat(last.agreeing()).isEqualTo(last.checked());
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
