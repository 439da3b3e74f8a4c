package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.epsilonlab.data.ClassFolders;
import org.epsilonlab.data.DataException;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.OwnSet;
import org.epsilonlab.data.PictureSets;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.Snapshot;
import org.epsilonlab.training.regime.RegimeCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the user's own are trained on like any others. */
class OwnDataTest {

    @TempDir
    private Path folder;

    private OwnSet set;
    private DataShelf shelf;

    @BeforeEach
    void makeSet() throws Exception {
        set = ClassFolders.keep(folder.resolve("pictures"), folder.resolve("data"));
        shelf = new DataShelf(Path.of("assets"), folder.resolve("data"));
    }

    private RunFolder begin(String name, String regime) throws Exception {
        TrainingConfig config = TrainingConfig.of(
                set.name(),
                "linear",
                List.of(LayerSpec.flatten(), LayerSpec.linear(3)),
                RegimeCatalog.find(regime),
                Map.of(),
                null,
                Map.of(),
                8 / 255.0,
                Map.of("epochs", "8", "batch-size", "8", "learning-rate", "0.02"),
                5);
        RunFolder run = new RunFolder(folder.resolve(name));
        run.create(name, config, "");
        return run;
    }

    private void finish(RunFolder run, TrainingControl control, TrainingListener listener) throws Exception {
        new TrainingRun(run, shelf, control, listener).run();
    }

    @Test
    void theNetworkKnowsTheSubFoldersByNameAndItsPicturesAreAtHand() throws Exception {
        RunFolder run = begin("whole", "pgd");
        finish(run, new TrainingControl(), TrainingListener.NONE);
        ModelCard card = CardFile.read(run.path());
        assertThat(card.classes()).containsExactly("blue", "green", "red");
        assertThat(card.normalization()).isEqualTo(set.normalization());
        assertThat(card.training()).isNotNull();
        assertThat(card.training().data()).isEqualTo("my-colours:train");
        assertThat(card.licence()).isEqualTo("not stated");
        assertThat(card.accuracy().get(0).data()).isEqualTo("my-colours:test");
        assertThat(card.accuracy().get(0).clean())
                .as("one layer tells three colours apart")
                .isEqualTo(1);
        PictureSets sets = new PictureSets(shelf);
        assertThat(sets.suiting(card).name()).isEqualTo("my-colours:test");
        assertThat(sets.suiting(card)).isSameAs(sets.suiting(card));
    }

    @Test
    void itGoesOnBitForBitThoughTheFolderHasMoved() throws Exception {
        RunFolder whole = begin("whole", "n-fgsm");
        finish(whole, new TrainingControl(), TrainingListener.NONE);
        RunFolder broken = begin("broken", "n-fgsm");
        TrainingControl control = new TrainingControl();
        assertThatThrownBy(() -> finish(broken, control, new TrainingListener() {
                    @Override
                    public void epoch(TrainingPoint point, Snapshot weights) {
                        if (point.epoch() == 3) {
                            control.cancel();
                        }
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(broken.hasCheckpoint()).isTrue();
        Files.move(folder.resolve("pictures"), folder.resolve("elsewhere"));
        finish(broken, new TrainingControl(), TrainingListener.NONE);
        assertThat(Files.readAllBytes(broken.path().resolve(ModelCard.WEIGHTS)))
                .isEqualTo(Files.readAllBytes(whole.path().resolve(ModelCard.WEIGHTS)));
    }

    @Test
    void aSetThatWasDeletedIsNamedInOneSentence() throws Exception {
        RunFolder run = begin("orphan", "clean");
        Files.delete(set.folder().resolve("pictures.json"));
        assertThatThrownBy(() -> finish(run, new TrainingControl(), TrainingListener.NONE))
                .isInstanceOf(DataException.class)
                .hasMessage("There is no training data \"my-colours\"; there is fashion-mnist, mnist");
    }

    @Test
    void theBudgetIsWhatIsUsualForSuchPictures() {
        assertThat(TrainingData.of(set).epsilon()).isEqualTo(8 / 255.0);
        assertThat(TrainingData.all(shelf))
                .extracting(TrainingData::title)
                .containsExactly("Fashion-MNIST", "MNIST, 5,000 digits", "My colours");
    }
}
