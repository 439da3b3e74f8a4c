package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.attack.AttackDescription;
import org.epsilonlab.attack.AttackSpec;
import org.epsilonlab.attack.Goal;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.data.OwnSet;
import org.epsilonlab.data.PictureSets;
import org.epsilonlab.data.download.SmallRepository;
import org.epsilonlab.evaluation.EvaluationListener;
import org.epsilonlab.evaluation.EvaluationPlan;
import org.epsilonlab.evaluation.EvaluationResult;
import org.epsilonlab.evaluation.Evaluator;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.training.regime.RegimeCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloaded pictures are trained on, measured and attacked like any others. */
class DownloadedDataTest {

    private static final double USUAL = 8 / 255.0;

    @TempDir
    private Path folder;

    private SmallRepository repository;
    private DataShelf shelf;

    @BeforeEach
    void lay() throws Exception {
        repository = SmallRepository.write(folder.resolve("repository"));
        shelf = new DataShelf(Path.of("assets"), folder.resolve("data"));
    }

    @Test
    void cifarTrainsWithTheColourNetworkAndIsAttackedAtItsUsualBudget() throws Exception {
        OwnSet set = repository.download("cifar-10", folder);
        TrainingData data = TrainingData.find("cifar-10", shelf);
        assertThat(data.title()).isEqualTo("CIFAR-10");
        assertThat(data.epsilon()).isEqualTo(USUAL);
        TrainingConfig config = TrainingConfig.of(
                set.name(),
                "colour-cnn",
                Architectures.layers("colour-cnn", 10),
                RegimeCatalog.find("pgd"),
                Map.of("steps", "2"),
                null,
                Map.of(),
                data.epsilon(),
                Map.of("epochs", "2", "batch-size", "20", "learning-rate", "0.005"),
                5);
        RunFolder run = new RunFolder(folder.resolve("run"));
        run.create("run", config, "");
        new TrainingRun(run, shelf, new TrainingControl(), TrainingListener.NONE).run();
        ModelCard card = CardFile.read(run.path());
        assertThat(card.source()).isEqualTo("Trained with Epsilon Lab on CIFAR-10 (Krizhevsky 2009)");
        assertThat(card.licence()).isEqualTo("Apache-2.0");
        assertThat(card.accuracy().get(0).data()).isEqualTo("cifar-10:test");
        assertThat(card.accuracy().get(0).epsilon()).isEqualTo(USUAL);
        LabelledImages pictures = new PictureSets(shelf).suiting(card);
        assertThat(pictures.name()).isEqualTo("cifar-10:test");
        AttackDescription attack = AttackCatalog.find("pgd");
        AttackSpec spec = new AttackSpec(attack, attack.arguments(Map.of()), USUAL, Goal.UNTARGETED, 1);
        try (Classifier classifier = ModelLoader.load(run.path())) {
            EvaluationResult result = Evaluator.evaluate(
                            classifier, new EvaluationPlan(pictures, List.of(spec), 20), new EvaluationListener() {})
                    .get(0);
            assertThat(result.cleanAccuracy())
                    .as("each class has a colour of its own")
                    .isGreaterThan(0.3);
            assertThat(result.robustAccuracy()).isLessThanOrEqualTo(result.cleanAccuracy());
        }
    }

    @Test
    void allOfMnistIsTrainedOnWithTheBudgetOfDigits() throws Exception {
        repository.download("mnist-whole", folder);
        assertThat(TrainingData.find("mnist-whole", shelf).epsilon()).isEqualTo(0.3);
        assertThat(TrainingData.all(shelf).stream().map(TrainingData::name))
                .containsExactly("fashion-mnist", "mnist", "mnist-whole");
    }
}
