package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.awt.Color;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.epsilonlab.attack.AttackCatalog;
import org.epsilonlab.data.ClassFolder;
import org.epsilonlab.data.ClassFolders;
import org.epsilonlab.data.ClassPictures;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.data.OwnSet;
import org.epsilonlab.data.OwnSetWriter;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.Gradients;
import org.epsilonlab.model.InputGradient;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelCatalog;
import org.epsilonlab.model.ModelException;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.ModelShelf;
import org.epsilonlab.model.Snapshot;
import org.epsilonlab.model.Tensors;
import org.epsilonlab.training.regime.RegimeCatalog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One layer learns on top of the network for photographs. A gradient takes a while, so a single run serves all tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeatureTrainingTest {

    private static final int ANSWERS = 1000;

    private Path folder;
    private OwnSet set;
    private DataShelf shelf;
    private RunFolder run;

    @BeforeAll
    void train(@TempDir Path where) throws Exception {
        folder = where;
        ClassFolders.add(folder.resolve("pictures"), "red", 6, new Color(200, 40, 40));
        ClassFolders.add(folder.resolve("pictures"), "blue", 6, new Color(40, 40, 200));
        ClassPictures read = ClassPictures.read(
                ClassFolder.scan(folder.resolve("pictures")), new InputShape(3, 224, 224), ClassFolders.QUIET);
        set = OwnSetWriter.keep(read, folder.resolve("data"), "Two colours", 0.2, 1);
        shelf = new DataShelf(Path.of("assets"), folder.resolve("data"));
        run = begin("run", "clean");
        RunRecord ended = new TrainingRun(run, shelf, new TrainingControl(), TrainingListener.NONE).run();
        assertThat(ended.state()).isEqualTo(RunRecord.State.FINISHED);
        assertThat(Objects.requireNonNull(ended.accuracy()).clean())
                .as("a handful of pictures is enough")
                .isEqualTo(1);
    }

    private RunFolder begin(String name, String regime) throws Exception {
        FeatureNetwork beneath = FeatureNetwork.find(FeatureNetwork.NAME, shelf);
        boolean takesAttack = RegimeCatalog.find(regime).takesAttack();
        TrainingConfig config = TrainingConfig.of(
                set.name(),
                beneath.card().name(),
                beneath.architecture().layers(2),
                RegimeCatalog.find(regime),
                Map.of(),
                takesAttack ? AttackCatalog.find("fgm") : null,
                Map.of(),
                2 / 255.0,
                Map.of("epochs", "2", "batch-size", "5"),
                1);
        RunFolder made = new RunFolder(folder.resolve(name));
        made.create(name, config, "");
        return made;
    }

    @Test
    void theFolderIsWholeByItselfAndLoadsAgain() throws Exception {
        ModelCard card = CardFile.read(run.path());
        ModelCard beneath = CardFile.read(Path.of("models", FeatureNetwork.NAME));
        assertThat(card.isOnTop()).isTrue();
        assertThat(card.normalization()).as("of the network beneath").isEqualTo(beneath.normalization());
        assertThat(card.licence()).isEqualTo("not stated; of the network beneath: Apache-2.0");
        assertThat(ModelShelf.files(new ModelCatalog.Entry(run.path(), card)))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("model.json", "weights.safetensors", "beneath.pt", "history.csv");
        Snapshot snapshot = Snapshot.read(run.path());
        Path copy = Files.createDirectories(folder.resolve("copy"));
        snapshot.write(card.named("copy"), copy);
        LabelledImages test = set.openTest();
        try (Classifier one = ModelLoader.load(run.path());
                Classifier other = ModelLoader.load(copy);
                Classifier third = snapshot.classifier()) {
            assertThat(one.predict(pictures(test)).get(0).label()).isEqualTo(test.label(0));
            assertThat(logits(other, test)).isEqualTo(logits(one, test));
            assertThat(logits(third, test)).isEqualTo(logits(one, test));
        }
        Files.delete(copy.resolve("beneath.pt"));
        assertThatThrownBy(() -> ModelLoader.load(copy))
                .isInstanceOf(ModelException.class)
                .hasMessage(copy + " has no \"beneath.pt\" although its card names it; put it there.");
    }

    private static List<Pixels> pictures(LabelledImages images) {
        return List.of(images.image(0), images.image(1));
    }

    private static float[] logits(Classifier classifier, LabelledImages images) {
        try (NDManager scope = classifier.manager().newSubManager()) {
            return classifier
                    .logits(Tensors.batch(scope, images.shape(), pictures(images)))
                    .toFloatArray();
        }
    }

    @Test
    void logitsAndGradientAreThoseOfBothNetworksOneAfterTheOther() throws Exception {
        LabelledImages test = set.openTest();
        try (Classifier whole = ModelLoader.load(run.path());
                Classifier beneath = ModelLoader.load(Path.of("models", FeatureNetwork.NAME));
                NDManager scope = whole.manager().newSubManager();
                InputStream in = Files.newInputStream(run.path().resolve(ModelCard.WEIGHTS))) {
            NDList head = NDList.decode(scope, in);
            NDArray weight = head.stream()
                    .filter(each -> each.getName().equals("1.weight"))
                    .findFirst()
                    .orElseThrow();
            assertThat(weight.getShape()).isEqualTo(new Shape(2, ANSWERS));
            NDArray x = Tensors.batch(scope, test.shape(), pictures(test));
            // The difference of both logits, so that the biases do not matter.
            NDArray difference = weight.get(0).sub(weight.get(1)).reshape(ANSWERS, 1);
            InputGradient ours = Gradients.ofInput(
                    whole,
                    x,
                    logits -> logits.get(":, 0").sub(logits.get(":, 1")).sum());
            InputGradient theirs = Gradients.ofInput(
                    beneath, x, answers -> answers.matMul(difference).sum());
            float[] expected = theirs.gradient().toFloatArray();
            float largest = 0;
            for (float each : expected) {
                largest = Math.max(largest, Math.abs(each));
            }
            assertThat(largest).as("not all nothing").isGreaterThan(1e-4f);
            float[] found = ours.gradient().toFloatArray();
            float farthest = 0;
            for (int i = 0; i < expected.length; i++) {
                farthest = Math.max(farthest, Math.abs(found[i] - expected[i]));
            }
            assertThat(farthest).isLessThan(1e-4f * largest);
            NDArray asked = whole.logits(x);
            assertThat(asked.toFloatArray())
                    .as("with or without a gradient, kept or computed")
                    .containsExactly(ours.logits().toFloatArray(), within(1e-4f))
                    .containsExactly(whole.logits(x).toFloatArray(), within(0f));
            NDArray composed = theirs.logits().matMul(difference);
            float[] both = asked.toFloatArray();
            NDArray bias = head.stream()
                    .filter(each -> each.getName().equals("1.bias"))
                    .findFirst()
                    .orElseThrow();
            assertThat(both[0] - both[1])
                    .isCloseTo(composed.getFloat(0, 0) + bias.getFloat(0) - bias.getFloat(1), within(1e-3f));
        }
    }

    @Test
    void itLearnsOnAttackedPicturesTooAndKeepsItsCheckpoint() throws Exception {
        RunFolder attacked = begin("attacked", "adversarial");
        TrainingControl control = new TrainingControl();
        AtomicReference<Snapshot> passing = new AtomicReference<>();
        // The measuring at the end would take as long again.
        assertThatThrownBy(() -> new TrainingRun(attacked, shelf, control, new TrainingListener() {
                            @Override
                            public void epoch(TrainingPoint point, Snapshot weights) {
                                passing.set(weights);
                                control.cancel();
                            }
                        })
                        .run())
                .isInstanceOf(CancellationException.class);
        assertThat(attacked.hasCheckpoint()).isTrue();
        LabelledImages test = set.openTest();
        try (Classifier now = passing.get().classifier()) {
            assertThat(now.card().isOnTop()).isTrue();
            assertThat(now.predict(pictures(test)).get(0).label()).isEqualTo(test.label(0));
        }
    }

    @Test
    void onlyPicturesOfItsOwnSizeAreTaken() throws Exception {
        FeatureNetwork beneath = FeatureNetwork.find(FeatureNetwork.NAME, shelf);
        assertThat(beneath.whyNot(new InputShape(3, 224, 224))).isEmpty();
        assertThat(beneath.whyNot(new InputShape(3, 32, 32)))
                .isEqualTo(
                        "The network for photographs takes colour pictures of 224×224; make the data set in that size,"
                                + " or choose another network.");
        assertThatThrownBy(() -> FeatureNetwork.find("resnet", shelf))
                .hasMessage("Nothing can be trained on top of \"resnet\"; there is " + FeatureNetwork.NAME + ".");
        assertThat(List.of(HeldOut.count(3000), HeldOut.count(3000, run.read().config())))
                .containsExactly(300, 20);
    }
}
