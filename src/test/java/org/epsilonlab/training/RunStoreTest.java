package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {

    @TempDir
    private Path folder;

    private RunStore store;
    private RecordedRuns recorded;

    @BeforeEach
    void open() {
        store = new RunStore(folder);
        recorded = new RecordedRuns(folder);
    }

    private RunStore.Run only() throws IOException {
        return store.list(new ArrayList<>()).get(0);
    }

    @Test
    void theLastGoodWeightsBecomeARunOfTheirOwn() throws Exception {
        recorded.collapsed("run-7");
        RunStore.Run good = store.keepGood(only());
        assertThat(good.id()).isEqualTo("run-8");
        assertThat(good.record()).isEqualTo(good.folder().read());
        assertThat(good.record().title()).isEqualTo("The recipe · last good, epoch 4");
        assertThat(good.record().state()).isEqualTo(RunRecord.State.STOPPED);
        assertThat(good.record().history()).hasSize(4);
        assertThat(good.record().collapsedAt()).isZero();
        assertThat(good.record().accuracy()).isNull();
        ModelCard card = CardFile.read(good.folder().path());
        assertThat(card.name()).isEqualTo("run-8");
        assertThat(card.accuracy()).isEmpty();
        assertThat(card.training()).isNotNull();
        assertThat(card.training().epochs()).isEqualTo(4);
        assertThat(card.training().collapsedAt()).isNull();
        assertThat(good.folder().path().resolve(ModelCard.WEIGHTS))
                .hasSameBinaryContentAs(Path.of("models/fashion-mnist-collapsed/weights.safetensors"));
        try (Classifier classifier = ModelLoader.load(good.folder().path())) {
            assertThat(classifier.card().title()).isEqualTo(good.record().title());
        }
        List<String> problems = new ArrayList<>();
        assertThat(store.list(problems)).hasSize(2);
        assertThat(problems).isEmpty();
    }

    @Test
    void aRunThatHeldHasNoOtherWeightsToKeep() throws Exception {
        recorded.robust("run-1");
        RunStore.Run run = only();
        assertThatThrownBy(() -> store.keepGood(run))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no good weights");
        assertThat(store.list(new ArrayList<>())).hasSize(1);
    }

    @Test
    void aRunStoppedInItsFirstEpochIsExportedWithoutAHistory() throws Exception {
        recorded.robust("run-1");
        Files.delete(folder.resolve("run-1/history.csv"));
        RunStore.export(only(), folder.resolve("elsewhere"));
        assertThat(folder.resolve("elsewhere/model.json")).exists();
        assertThat(folder.resolve("elsewhere/history.csv")).doesNotExist();
    }

    @Test
    void theWeightsOfAnEpochBecomeAModelFolderThatLoads() throws Exception {
        recorded.collapsed("run-7");
        RunStore.Run run = only();
        Snapshot weights = Snapshot.read(run.folder().path());
        Path before = folder.resolve("before");
        new EpochWeights(run, run.record().history().get(2), weights).write(before);
        try (Classifier classifier = ModelLoader.load(before)) {
            ModelCard card = classifier.card();
            assertThat(card.title()).isEqualTo("The recipe · epoch 3");
            assertThat(card.name()).isEqualTo("run-7-epoch-3");
            assertThat(card.accuracy()).isEmpty();
            assertThat(card.training()).isNotNull();
            assertThat(card.training().epochs()).isEqualTo(3);
            assertThat(card.training().regime()).isEqualTo("mixed");
            assertThat(card.training().collapsedAt()).isNull();
        }
        Path after = folder.resolve("after");
        var entry = new EpochWeights(run, run.record().history().get(7), weights).write(after);
        assertThat(entry.card().training().collapsedAt()).isEqualTo(5);
        assertThat(after.resolve(ModelCard.WEIGHTS)).hasSize(Files.size(before.resolve(ModelCard.WEIGHTS)));
    }

    @Test
    void aDeletedRunThatIsGoneForGoodIsMissedInASentence() throws Exception {
        recorded.robust("run-1");
        RunStore.Run run = only();
        store.delete(run);
        store.purge();
        assertThatThrownBy(() -> store.restore(run))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be brought back");
    }
}
