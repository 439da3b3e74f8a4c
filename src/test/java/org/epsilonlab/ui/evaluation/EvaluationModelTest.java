package org.epsilonlab.ui.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Norm;
import org.epsilonlab.data.FashionMnist;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.evaluation.Cell;
import org.epsilonlab.evaluation.EvaluationListener;
import org.epsilonlab.evaluation.EvaluationPlan;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.evaluation.Evaluator;
import org.epsilonlab.evaluation.Measurement;
import org.epsilonlab.evaluation.PictureResult;
import org.epsilonlab.evaluation.StudyPlan;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.ui.common.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The Evaluate place without a view: a plan in, figures out, and nothing is computed twice or lost. */
class EvaluationModelTest {

    private static final int FEW = 60;

    private static LabelledImages images;

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final ObservableList<ModelCatalog.Entry> networks = FXCollections.observableArrayList();
    private Settings settings;
    private EvaluationModel model;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        images = FashionMnist.test(Path.of("assets")).slice(0, FEW);
    }

    @BeforeEach
    void start() {
        networks.setAll(ModelCatalog.scan(List.of(Path.of("models"))).entries());
        open();
        run(() -> {
            draft().attacks().clear();
            draft().attacks().add("fgm");
            draft().epsilonsProperty().set("0, 0.05");
            draft().extras().set(StudyPlan.Extras.NONE);
        });
    }

    private void open() {
        settings = Settings.open(folder.resolve("settings.json"));
        model = fx(() -> new EvaluationModel(
                networks, List.of(images), folder.resolve("results"), settings, new EvaluationModel.Notices() {
                    @Override
                    public void tell(String sentence) {
                        said.add(sentence);
                    }

                    @Override
                    public void refuse(String sentence) {
                        said.add("refused: " + sentence);
                    }
                }));
    }

    @AfterEach
    void stop() {
        model.close();
        settings.close();
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    private static void run(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    private static void await(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> fx(condition::getAsBoolean));
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("waited in vain: " + what, e);
        }
    }

    private PlanDraft draft() {
        return model.draft();
    }

    private List<Measurement> figures() {
        return fx(() -> model.figuresProperty().get());
    }

    private List<Measurement> measure() {
        run(model::start);
        await("the end", () -> !model.statusProperty().get().isBusy());
        return figures();
    }

    @Test
    void aFigureIsWhatTheEvaluatorFindsOnTheSamePictures() throws Exception {
        List<Measurement> figures = measure();
        assertThat(figures).hasSize(4);
        assertThat(said).singleElement().asString().startsWith("Measured");
        for (Measurement figure : figures) {
            EvaluationResult found = figure.figure();
            AttackSpec spec = found.attack();
            ModelCatalog.Entry entry = networks.stream()
                    .filter(each -> each.card().name().equals(figure.cell().model()))
                    .findFirst()
                    .orElseThrow();
            try (Classifier classifier = ModelLoader.load(entry.folder())) {
                EvaluationResult own = Evaluator.evaluate(
                                classifier, EvaluationPlan.of(images, spec, 20), EvaluationListener.NONE)
                        .get(0);
                assertThat(found.robustAccuracy()).isEqualTo(own.robustAccuracy());
                assertThat(found.cleanAccuracy()).isEqualTo(own.cleanAccuracy());
            }
        }
        assertThat(fx(() -> model.chosenProperty().get().epsilon())).isEqualTo(0.05);
    }

    @Test
    void whatWasMeasuredIsNotComputedAgainAndOpensWithTheProgram() throws Exception {
        List<Measurement> first = measure();
        double seconds = first.get(0).figure().seconds();
        assertThat(measure().get(0).figure().seconds())
                .as("the time it took then")
                .isEqualTo(seconds);
        await("the file", () -> Files.exists(folder.resolve("results/last.study.json")));
        model.close();
        settings.close();
        open();
        run(model::openLast);
        await("the last results", () -> !model.figuresProperty().get().isEmpty());
        assertThat(figures().stream().map(each -> each.figure().robustAccuracy()))
                .containsExactlyElementsOf(first.stream()
                        .map(each -> each.figure().robustAccuracy())
                        .toList());
        assertThat(fx(model::images).size())
                .as("the very pictures are there again")
                .isEqualTo(FEW);
        assertThat(fx(() -> draft().epsilonsProperty().get()))
                .as("the draft is kept")
                .isEqualTo("0, 0.05");
    }

    @Test
    void aPausedPlanHoldsAndAStoppedOneKeepsItsFigures() throws Exception {
        run(() -> {
            draft().attacks().clear();
            draft().attacks().addAll(Set.of("fgm", "pgd"));
            draft().stepsProperty().set(200);
            draft().epsilonsProperty().set("0, 0.01, 0.02, 0.03, 0.04, 0.05");
        });
        run(model::start);
        await("a figure", () -> !model.figuresProperty().get().isEmpty());
        run(model::togglePause);
        assertThat(fx(() -> model.statusProperty().get().phase())).isEqualTo(StudyStatus.Phase.PAUSED);
        // One step may still have been under way.
        Thread.sleep(500);
        double share = fx(() -> model.statusProperty().get().share());
        Thread.sleep(700);
        assertThat(fx(() -> model.statusProperty().get().share())).isEqualTo(share);
        run(model::togglePause);
        await("progress", () -> model.statusProperty().get().share() > share);
        run(model::cancel);
        await("the end", () -> !model.statusProperty().get().isBusy());
        int kept = figures().size();
        assertThat(kept).isBetween(1, 23);
        assertThat(said).last().asString().startsWith("Stopped");
        assertThat(Files.list(folder.resolve("results")).count()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void aPlanThatLacksSomethingSaysWhat() {
        record Case(Runnable change, String sentence) {}
        List<Case> cases = List.of(
                new Case(() -> draft().epsilonsProperty().set("0, x"), "“x” is no ε"),
                new Case(() -> draft().epsilonsProperty().set(" , "), "Type at least one ε"),
                new Case(() -> draft().epsilonsProperty().set("-1"), "0 or more"),
                new Case(() -> draft().attacks().clear(), "Tick at least one attack"),
                new Case(() -> draft().chosen().clear(), "Tick at least one network"));
        for (Case each : cases) {
            run(each.change());
            assertThat(fx(() -> draft().problemProperty().get())).contains(each.sentence());
            assertThat(fx(() -> draft().requestProperty().get())).isNull();
            run(() -> {
                draft().epsilonsProperty().set("0, 0.05");
                draft().attacks().add("fgm");
                draft().networks().forEach(entry -> draft().chosen().add(PlanDraft.key(entry)));
            });
            assertThat(fx(() -> draft().problemProperty().get())).isEmpty();
        }
        run(() -> draft().attacks().addAll(Set.of("r-fgsm", "pgd", "noise")));
        assertThat(fx(() -> draft().problemProperty().get())).contains("12 curves; take at most 8");
    }

    @Test
    void anotherNormBringsItsOwnBudgetsAndAttacks() {
        run(() -> draft().attacks().addAll(Set.of("deepfool", "pgd")));
        run(() -> draft().normProperty().set(Norm.L0));
        List<String> names = fx(() -> draft().requestProperty().get().attacks().stream()
                .map(spec -> spec.description().name())
                .toList());
        assertThat(names).as("one step and DeepFool know no L0").containsExactly("pgd");
        assertThat(fx(() -> draft().epsilonsProperty().get())).isEqualTo(EpsilonList.usual(Norm.L0));
        run(() -> draft().normProperty().set(Norm.LINF));
        assertThat(fx(() -> draft().epsilonsProperty().get())).isEqualTo("0, 0.05");
    }

    @Test
    void everyQuestionIsAPlan() {
        for (PlanPreset preset : PlanPreset.all()) {
            run(() -> draft().take(preset));
            assertThat(fx(() -> draft().problemProperty().get()))
                    .as(preset.title())
                    .isEmpty();
            assertThat(fx(() -> draft().requestProperty().get().attacks()))
                    .as(preset.title())
                    .hasSameSizeAs(preset.attacks());
        }
    }

    @Test
    void tablesAndNarrowedPicturesBelongToTheirFigure() {
        run(() -> draft().extras().set(new StudyPlan.Extras(false, true, false, true)));
        measure();
        Measurement figure = fx(() -> model.chosenProperty().get());
        Matrix after = fx(() -> Matrices.confusion(figure, Matrices.When.AFTER, model.classes()));
        Matrix change = fx(() -> Matrices.confusion(figure, Matrices.When.CHANGE, model.classes()));
        int sum = 0;
        int moved = 0;
        for (int label = 0; label < 10; label++) {
            for (int says = 0; says < 10; says++) {
                sum += number(after.cell(label, says));
                moved += number(change.cell(label, says));
            }
        }
        assertThat(sum).isEqualTo(FEW);
        assertThat(moved).as("what leaves one cell comes to another").isZero();
        List<PictureResult> fooled =
                figure.pictures().stream().filter(picture -> !picture.holds()).toList();
        run(() -> model.results().select("fooled", fooled));
        assertThat(fx(() -> model.selectionProperty().get().pictures())).isEqualTo(fooled);
        Matrix transfer = fx(() -> Matrices.transfer(
                model.results().tables(Cell.Kind.TRANSFER),
                model.shownProperty().get().question()));
        assertThat(transfer.rows()).hasSize(2);
        assertThat(transfer.columns()).containsExactly("robust", "standard");
        // Examples of a network tried on itself leave what the attack leaves.
        Measurement robust = figures().stream()
                .filter(each -> each.cell().model().equals("fashion-mnist-robust") && each.epsilon() == 0.05)
                .findFirst()
                .orElseThrow();
        assertThat(transfer.cell(0, 0).text())
                .isEqualTo(FigureWords.percent(robust.figure().robustAccuracy()));
        assertThat(fx(() -> Matrices.survival(model.results().tables(Cell.Kind.SURVIVAL))
                        .rows()))
                .contains("8-bit PNG", "JPEG, quality 50");
    }

    private static int number(Matrix.Cell cell) {
        return cell.text().isEmpty()
                ? 0
                : Integer.parseInt(cell.text().replace('−', '-').replace("+", ""));
    }

    @Test
    void aFileOfResultsOpensAsItWasAndADamagedOneIsRefusedInOneSentence() throws Exception {
        List<Measurement> before = measure();
        Path file = folder.resolve("mine.study.json");
        fx(model::file).write(file);
        Files.writeString(folder.resolve("damaged.json"), "{\"format\":");
        run(() -> model.open(folder.resolve("damaged.json")));
        await("a refusal", () -> said.stream().anyMatch(each -> each.startsWith("refused: ")));
        assertThat(said).last().asString().contains("damaged.json").doesNotContain("Exception");
        assertThat(figures()).as("nothing is lost").isEqualTo(before);
        run(() -> draft().epsilonsProperty().set("0, 0.02"));
        measure();
        run(() -> model.open(file));
        await(
                "the file's figures",
                () -> model.figuresProperty().get().stream().anyMatch(each -> each.epsilon() == 0.05));
        List<Double> again = new ArrayList<>();
        figures().forEach(each -> again.add(each.figure().robustAccuracy()));
        assertThat(again)
                .isEqualTo(before.stream()
                        .map(each -> each.figure().robustAccuracy())
                        .toList());
    }
}
