package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.SmallFashionMnist;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.ModelLoader;
import org.epsilonlab.model.Network;
import org.epsilonlab.model.Snapshot;
import org.epsilonlab.model.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingServiceTest {

    private static Path assets;

    @TempDir
    private Path folder;

    private final Watcher watcher = new Watcher();
    private RunStore store;
    private TrainingService service;

    @BeforeAll
    static void writePictures(@TempDir Path shared) throws IOException {
        assets = SmallFashionMnist.write(shared, 200, 40);
    }

    @BeforeEach
    void open() {
        store = new RunStore(folder);
        service = new TrainingService(DataShelf.bundled(assets), watcher);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void trainsMeasuresAndKeeps() throws Exception {
        RunStore.Run run = add("first", config("n-fgsm", 2));
        RunRecord record = watcher.ended().orElseThrow();
        assertThat(record.state()).isEqualTo(RunRecord.State.FINISHED);
        assertThat(record.history()).hasSize(2);
        assertThat(record.accuracy()).isNotNull();
        assertThat(record.accuracy().n()).isEqualTo(40);
        assertThat(run.folder().read()).isEqualTo(record);
        assertThat(names(run)).containsExactly("history.csv", "model.json", "run.json", "weights.safetensors");
        try (Classifier classifier = ModelLoader.load(run.folder().path())) {
            assertThat(classifier.card().title()).isEqualTo("first");
            assertThat(classifier.card().training()).isNotNull();
            assertThat(classifier.card().training().regime()).isEqualTo("n-fgsm");
        }
    }

    @Test
    void theNextRunWaitsForItsTurnAndMayBeMovedOrRemoved() throws Exception {
        RunStore.Run first = add("first", config("clean", 500));
        watcher.await("started run-1");
        RunStore.Run second = add("second", config("clean", 1));
        RunStore.Run third = add("third", config("clean", 1));
        RunStore.Run fourth = add("fourth", config("clean", 1));
        assertThat(service.queue()).containsExactly(second, third, fourth);
        // Renamed meanwhile, it is still the same run.
        service.move(store.rename(fourth, "renamed"), -2);
        service.move(third, 1);
        assertThat(service.queue()).containsExactly(fourth, second, third);
        assertThat(service.remove(second)).isTrue();
        service.cancel();
        watcher.await("ended run-1");
        assertThat(first.folder().path()).doesNotExist();
        watcher.await("ended run-4");
        watcher.await("ended run-3");
        assertThat(second.folder().read().state()).isEqualTo(RunRecord.State.QUEUED);
        assertThat(service.current()).isEmpty();
    }

    @Test
    void aPausedRunLeavesACheckpointAndGoesOnAsIfNothingHadBeen() throws Exception {
        TrainingConfig config = config("pgd", 3);
        RunStore.Run whole = add("whole", config);
        watcher.await("ended run-1");
        watcher.pauseAtStep = 7;
        RunStore.Run paused = add("paused", config);
        watcher.await("paused");
        assertThat(paused.folder().read().state()).isEqualTo(RunRecord.State.PAUSED);
        assertThat(paused.folder().hasCheckpoint()).isTrue();
        // The program ends here, and another goes on.
        service.close();
        service = new TrainingService(DataShelf.bundled(assets), watcher);
        service.add(new RunStore.Run(paused.folder(), paused.folder().read()));
        watcher.await("ended run-2");
        assertSameWeights(whole, paused);
        assertThat(withoutTime(paused)).isEqualTo(withoutTime(whole));
    }

    @Test
    void pauseAndResumeWithinOneSession() throws Exception {
        watcher.pauseAtStep = 4;
        RunStore.Run run = add("run", config("clean", 2));
        watcher.await("paused");
        int steps = watcher.steps;
        Thread.sleep(150);
        assertThat(watcher.steps).isEqualTo(steps);
        service.resume();
        watcher.await("resumed");
        watcher.await("ended run-1");
        assertThat(run.folder().read().state()).isEqualTo(RunRecord.State.FINISHED);
    }

    @Test
    void stopAndKeepLeavesAModel() throws Exception {
        watcher.stopAtStep = 8;
        RunStore.Run run = add("run", config("clean", 500));
        RunRecord record = watcher.ended().orElseThrow();
        assertThat(record.state()).isEqualTo(RunRecord.State.STOPPED);
        assertThat(record.history()).hasSize(1);
        ModelLoader.load(run.folder().path()).close();
    }

    @Test
    void aDiskThatRefusesHoldsTheRunAndDamagesNothing() throws Exception {
        RunStore.Run run = store.create("run", config("clean", 3), "");
        Path record = run.folder().path().resolve(RunFolder.RECORD);
        // A folder in the place of the file: even root cannot write over it.
        Path checkpoint = Files.createDirectories(run.folder().checkpoint().resolve("in-the-way"));
        service.add(run);
        watcher.await("trouble");
        assertThat(watcher.problem).contains("checkpoint").contains("then resume");
        assertThat(record).exists();
        assertThat(names(run)).noneMatch(name -> name.endsWith(".part"));
        Files.delete(checkpoint);
        Files.delete(checkpoint.getParent());
        service.resume();
        watcher.await("ended run-1");
        assertThat(run.folder().read().state()).isEqualTo(RunRecord.State.FINISHED);
        assertThat(run.folder().read().history()).hasSize(3);
    }

    @Test
    void aDamagedCheckpointIsRefusedAndTheServiceGoesOn() throws Exception {
        RunStore.Run run = store.create("run", config("clean", 1), "");
        Files.write(run.folder().checkpoint(), new byte[] {1, 2, 3});
        service.add(run);
        watcher.await("ended run-1");
        assertThat(watcher.problem).contains("damaged or of another training");
        assertThat(Files.readAllBytes(run.folder().checkpoint())).containsExactly(1, 2, 3);
        add("next", config("clean", 1));
        watcher.await("ended run-2");
    }

    @Test
    void aFolderIsTrainedByOneProgramAtATime() throws Exception {
        RunStore.Run run = add("run", config("clean", 500));
        watcher.await("epoch 1");
        TrainingRun second =
                new TrainingRun(run.folder(), DataShelf.bundled(assets), new TrainingControl(), TrainingListener.NONE);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(second::run)
                .withMessageContaining("being trained by another program");
        service.cancel();
        watcher.await("ended run-1");
        assertThat(run.folder().path()).doesNotExist();
    }

    @Test
    void runsAreListedRenamedDeletedRestoredAndExported() throws Exception {
        RunStore.Run run = add("old name", config("clean", 1));
        watcher.await("ended run-1");
        RunStore.Run renamed = store.rename(store.list(new ArrayList<>()).get(0), "new name");
        assertThat(renamed.record().title()).isEqualTo("new name");
        store.delete(renamed);
        List<String> problems = new ArrayList<>();
        assertThat(store.list(problems)).isEmpty();
        store.restore(renamed);
        assertThat(store.list(problems)).containsExactly(renamed);
        assertThat(problems).isEmpty();
        Path target = folder.resolve("elsewhere/My Net");
        RunStore.export(renamed, target);
        try (Classifier classifier = ModelLoader.load(target)) {
            assertThat(classifier.card().name()).isEqualTo("my-net");
            assertThat(classifier.card().title()).isEqualTo("new name");
        }
        Files.writeString(folder.resolve("run-1/run.json"), "{");
        assertThat(store.list(problems)).isEmpty();
        assertThat(problems).singleElement().asString().contains("no run that can be read");
        assertThat(store.create("next", config("clean", 1), "").id()).isEqualTo("run-2");
        assertThat(run.id()).isEqualTo("run-1");
    }

    private RunStore.Run add(String title, TrainingConfig config) throws IOException {
        RunStore.Run run = store.create(title, config, "epsilon-lab train");
        service.add(run);
        return run;
    }

    private static TrainingConfig config(String regime, int epochs) {
        return Configs.of(regime, 0.1, Map.of("epochs", Integer.toString(epochs), "batch-size", "30"), "seed", "5");
    }

    private static List<String> names(RunStore.Run run) throws IOException {
        try (var files = Files.list(run.folder().path())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<List<Object>> withoutTime(RunStore.Run run) throws IOException {
        return run.folder().read().history().stream()
                .map(p -> List.<Object>of(
                        p.epoch(), p.step(), p.trainLoss(), p.clean(), p.fgsm(), p.pgd(), p.alignment()))
                .toList();
    }

    private static void assertSameWeights(RunStore.Run one, RunStore.Run other) throws Exception {
        try (Classifier first = ModelLoader.load(one.folder().path());
                Network a = ModelLoader.create(first.card());
                Network b = ModelLoader.create(first.card())) {
            Weights.read(one.folder().path().resolve("weights.safetensors"), a);
            Weights.read(other.folder().path().resolve("weights.safetensors"), b);
            Tiny.assertSame(Tiny.copy(a), Tiny.copy(b));
        }
    }

    /** Notes what it hears, and gives an order at a step. */
    private final class Watcher implements TrainingService.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final BlockingQueue<Optional<RunRecord>> records = new LinkedBlockingQueue<>();
        private volatile int steps;
        private volatile int pauseAtStep = -1;
        private volatile int stopAtStep = -1;
        private volatile String problem = "";

        @Override
        public void started(RunStore.Run run) {
            steps = 0;
            heard.add("started " + run.id());
        }

        @Override
        public void step(long done, long all, double loss, double learningRate) {
            steps++;
            if (done == pauseAtStep) {
                pauseAtStep = -1;
                service.pause();
            }
            if (done == stopAtStep) {
                service.stop();
            }
        }

        @Override
        public void epoch(TrainingPoint point, Snapshot weights) {
            heard.add("epoch " + point.epoch());
        }

        @Override
        public void paused() {
            heard.add("paused");
        }

        @Override
        public void resumed() {
            heard.add("resumed");
        }

        @Override
        public void trouble(String sentence) {
            problem = sentence;
            heard.add("trouble");
        }

        @Override
        public void ended(RunStore.Run run, Optional<RunRecord> record, Optional<String> why) {
            why.ifPresent(sentence -> problem = sentence);
            records.add(record);
            heard.add("ended " + run.id());
        }

        private void await(String event) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            List<String> before = new ArrayList<>();
            while (System.nanoTime() < end) {
                String next = heard.poll(1, TimeUnit.SECONDS);
                if (event.equals(next)) {
                    return;
                }
                if (next != null) {
                    before.add(next);
                }
            }
            throw new AssertionError("never heard \"" + event + "\", only " + before + "; problem: " + problem);
        }

        private Optional<RunRecord> ended() throws InterruptedException {
            Optional<RunRecord> record = records.poll(60, TimeUnit.SECONDS);
            assertThat(record).as("an end within a minute; problem: " + problem).isNotNull();
            return record;
        }
    }
}
