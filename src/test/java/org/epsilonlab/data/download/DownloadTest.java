package org.epsilonlab.data.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.epsilonlab.data.DataShelf;
import org.epsilonlab.data.DataSource;
import org.epsilonlab.data.LabelledImages;
import org.epsilonlab.data.OwnSet;
import org.epsilonlab.data.Photographs;
import org.epsilonlab.data.PictureSets;
import org.epsilonlab.image.Resize;
import org.epsilonlab.model.CardFile;
import org.epsilonlab.model.Classifier;
import org.epsilonlab.model.InputShape;
import org.epsilonlab.model.ModelCard;
import org.epsilonlab.model.ModelLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a repository on the disk, laid out as DJL's. */
class DownloadTest {

    @TempDir
    private Path folder;

    private SmallRepository repository;
    private Path user;
    private Download.Places places;

    @BeforeEach
    void lay() throws Exception {
        repository = SmallRepository.write(folder.resolve("repository"));
        user = folder.resolve("user");
        places = new Download.Places(
                user.resolve("downloads"),
                user.resolve("data"),
                user.resolve("models"),
                Path.of("models"),
                user.resolve("runs"));
    }

    private static Offer offer(String name) {
        return Offers.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Arrived download(String name) throws Exception {
        return new Download(offer(name), places).run(URI.create(repository.address()), DownloadListener.NONE);
    }

    private OwnSet pictures(String name) throws Exception {
        return ((Arrived.Pictures) download(name)).set();
    }

    private List<Path> left() throws Exception {
        if (!Files.exists(user)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(user)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private void refused(String name, String sentence) throws Exception {
        assertThatThrownBy(() -> download(name))
                .isInstanceOf(java.io.IOException.class)
                .hasMessageContaining(sentence)
                .message()
                .endsWith(".")
                .hasLineCount(1);
        assertThat(left()).as("nothing is left behind").isEmpty();
        assertThat(places.scratch()).doesNotExist();
    }

    @Test
    void cifarIsASetOfItsPicturesInTheirOrder() throws Exception {
        assertThat(Download.find(offer("cifar-10"), places)).isEmpty();
        OwnSet set = pictures("cifar-10");
        assertThat(set.name()).isEqualTo("cifar-10");
        assertThat(set.shape()).isEqualTo(new InputShape(3, 32, 32));
        assertThat(set.train()).isEqualTo(SmallRepository.TRAIN);
        assertThat(set.test()).isEqualTo(SmallRepository.TEST);
        assertThat(set.published()).isNotNull();
        assertThat(set.published().epsilon()).isEqualTo(8 / 255.0);
        LabelledImages train = set.openTrain();
        for (int i : new int[] {0, 1, 57, 199}) {
            int label = SmallRepository.label(i);
            assertThat(train.label(i)).isEqualTo(label);
            for (int c = 0; c < 3; c++) {
                assertThat(train.image(i).toArray()[c * 1024 + 31 * 32 + 5])
                        .as("channel %d of picture %d", c, i)
                        .isCloseTo(SmallRepository.shade(label, c) / 255f, within(2.01f / 255));
            }
        }
        assertThat(train.classes()).startsWith("airplane", "automobile").endsWith("ship", "truck");
        double mean = 0;
        for (int i = 0; i < train.size(); i++) {
            mean += SmallRepository.shade(SmallRepository.label(i), 1) / 255.0 / train.size();
        }
        assertThat(set.normalization().mean().get(1)).isCloseTo((float) mean, within(1e-3f));
        assertThat(places.scratch()).as("what had come").doesNotExist();
        assertThat(Download.find(offer("cifar-10"), places)).contains(new Arrived.Pictures(set));
        DataShelf shelf = new DataShelf(Path.of("assets"), places.data());
        LabelledImages some = DataSource.open(
                List.of("cifar-10:test[0:10]"),
                null,
                shelf,
                new int[] {3, 32, 32},
                Offers.CIFAR_CLASSES,
                org.epsilonlab.image.Preparation.standard(3));
        assertThat(some.size()).isEqualTo(10);
    }

    @Test
    void aForeignNetworkOfTheSameClassesGetsItsPictures() throws Exception {
        pictures("cifar-10");
        ModelCard card = new ModelCard(
                "x",
                "x",
                new InputShape(3, 32, 32),
                org.epsilonlab.model.Normalization.none(3),
                Offers.CIFAR_CLASSES,
                List.of(),
                null,
                "model.pt",
                null,
                List.of(),
                "",
                "");
        PictureSets sets = new PictureSets(new DataShelf(Path.of("assets"), places.data()));
        assertThat(sets.suiting(card).name()).isEqualTo("cifar-10:test");
    }

    @Test
    void allOfMnistStandsBesideTheBundledDigits() throws Exception {
        OwnSet set = pictures("mnist-whole");
        assertThat(set.published()).isNotNull();
        assertThat(set.published().epsilon()).isEqualTo(0.3);
        LabelledImages test = set.openTest();
        assertThat(test.image(3).toArray()[783]).isEqualTo(783 / 4 / 255f);
        DataShelf shelf = new DataShelf(Path.of("assets"), places.data());
        assertThat(open("mnist-whole:test", shelf).size()).isEqualTo(SmallRepository.TEST);
        assertThat(open("mnist:test", shelf).size()).as("the bundled ones").isEqualTo(500);
        assertThat(DataSource.knownSet("mnist-whole:test[0:3]", shelf))
                .as("networks for either read both")
                .isEqualTo(DataSource.knownSet("mnist:train", shelf));
        PictureSets sets = new PictureSets(shelf);
        assertThat(sets.suiting(CardFile.read(Path.of("models/mnist-standard"))).name())
                .isEqualTo("mnist:test");
    }

    private static LabelledImages open(String word, DataShelf shelf) throws Exception {
        return DataSource.open(
                List.of(word),
                null,
                shelf,
                new int[] {1, 28, 28},
                List.of(),
                org.epsilonlab.image.Preparation.standard(1));
    }

    @Test
    void aNetworkIsOneOfTheUsersOwnWithItsWholeCard() throws Exception {
        Arrived.Network network = (Arrived.Network) download("resnet-18");
        ModelCard card = CardFile.read(network.entry().folder());
        assertThat(network.entry().folder()).isEqualTo(places.models().resolve("imagenet-resnet-18"));
        assertThat(card.title()).isEqualTo("ImageNet · ResNet-18");
        assertThat(card.normalization()).isEqualTo(Offers.TORCHVISION);
        assertThat(card.resize()).isEqualTo(new Resize(256, org.epsilonlab.image.Filter.BILINEAR));
        assertThat(card.classes()).hasSize(1000).startsWith("tench", "goldfish");
        assertThat(card.source()).contains("torchvision");
        assertThat(card.licence()).contains("BSD-3-Clause");
        LabelledImages photographs =
                Photographs.open(Path.of("assets"), card.inputShape(), card.classes(), card.preparation());
        try (Classifier classifier = ModelLoader.load(network.entry().folder())) {
            assertThat(classifier.predict(List.of(photographs.image(0)))).hasSize(1);
        }
        assertThat(places.scratch()).doesNotExist();
        assertThat(Download.find(offer("resnet-18"), places)).contains(network);
        assertThat(Download.find(offer("resnet-50"), places)).isEmpty();
    }

    @Test
    void aNetworkOfOtherClassesIsRefused() throws Exception {
        repository.network("seven-classes.pt");
        refused("resnet-50", "answers 7 classes instead of 1000");
    }

    @Test
    void aWrongChecksumIsRefusedAndSoIsNone() throws Exception {
        repository.edit(SmallRepository.CIFAR, "\"sha1Hash\":\"[0-9a-f]", "\"sha1Hash\":\"_");
        refused("cifar-10", "states no checksum");
        repository.edit(SmallRepository.CIFAR, "\"sha1Hash\":\"_", "\"sha1Hash\":\"0");
        repository.edit(SmallRepository.CIFAR, "(\"sha1Hash\":\"0.{38}).\"", "$1f\"");
        refused("cifar-10", "is not what was published (its checksum differs)");
        repository.edit(SmallRepository.MNIST, "\"sha1Hash\":\"[^\"]*\",?", "");
        refused("mnist-whole", "states no checksum");
    }

    @Test
    void whatIsCutShortOrNoGzipIsRefused() throws Exception {
        Path file = repository.root().resolve(SmallRepository.CIFAR).resolve("data_batch.bin.gz");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        refused("cifar-10", "its checksum differs");
        Files.writeString(file, "<html>Log in, please</html>");
        refused("cifar-10", "its checksum differs");
    }

    @Test
    void whatIsMissingOrNoListIsSaidSo() throws Exception {
        Path list = repository.root().resolve(SmallRepository.CIFAR).resolve("metadata.json");
        Files.writeString(list, "<html>Log in, please</html>");
        refused("cifar-10", "is no list of downloads");
        Files.delete(list);
        refused("cifar-10", "does not have CIFAR-10");
        repository.edit(SmallRepository.RESNET, "\"layers\":\"18\"", "\"layers\":\"19\"");
        refused("resnet-18", "does not have ImageNet · ResNet-18");
        repository.edit(SmallRepository.MNIST, "\"uri\":\"file:", "\"uri\":\"http:");
        refused("mnist-whole", "is no list of downloads");
    }

    @Test
    void aFileThatWouldLandElsewhereIsRefused() throws Exception {
        repository.edit(SmallRepository.CIFAR, "\"sha1Hash\"", "\"name\":\"../../x\",\"sha1Hash\"");
        refused("cifar-10", "nothing was downloaded");
    }

    @Test
    void aFullDiskIsNoticedBefore() throws Exception {
        repository.edit(SmallRepository.CIFAR, "\"size\":\\d+", "\"size\":9000000000000000");
        refused("cifar-10", "make room and try again");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Files.createDirectories(user);
        Files.writeString(user.resolve("downloads"), "a file in its place");
        assertThatThrownBy(() -> download("cifar-10"))
                .hasMessageContaining(places.scratch().toString())
                .hasMessageContaining("cannot be written to");
        Files.delete(user.resolve("downloads"));
        Files.writeString(user.resolve("data"), "a file in its place");
        assertThatThrownBy(() -> download("cifar-10"))
                .hasMessageContaining(user.resolve("data").toString())
                .hasMessageContaining("cannot be written")
                .message()
                .hasLineCount(1);
        assertThat(left()).containsExactly(user.resolve("data"));
    }

    @Test
    void offlineIsOneSentence() throws Exception {
        Download download = new Download(offer("mnist-whole"), places);
        assertThatThrownBy(() -> download.run(URI.create("http://127.0.0.1:1/"), DownloadListener.NONE))
                .isInstanceOf(DownloadException.class)
                .hasMessage("127.0.0.1 cannot be reached, so MNIST, all 70,000 digits was not downloaded; connect this"
                        + " computer to the internet and try again.");
        assertThat(left()).isEmpty();
    }

    @Test
    void cancellingLeavesNothingWhereverItComes() throws Exception {
        for (String name : List.of("cifar-10", "resnet-18")) {
            for (boolean late : new boolean[] {false, true}) {
                Download download = new Download(offer(name), places);
                DownloadListener stopping = new DownloadListener() {
                    @Override
                    public void fetched(long bytes, long all) {
                        if (!late && bytes > 0) {
                            download.cancel();
                        }
                    }

                    @Override
                    public void unpacking() {
                        assertThat(late).isTrue();
                        download.cancel();
                    }
                };
                assertThatThrownBy(() -> download.run(URI.create(repository.address()), stopping))
                        .isInstanceOf(CancellationException.class);
                assertThat(left()).isEmpty();
                assertThat(places.scratch()).doesNotExist();
            }
        }
    }

    @Test
    void progressGrowsToAllThereIs() throws Exception {
        List<Long> bytes = new ArrayList<>();
        List<Long> alls = new ArrayList<>();
        new Download(offer("cifar-10"), places).run(URI.create(repository.address()), new DownloadListener() {
            @Override
            public void fetched(long done, long all) {
                bytes.add(done);
                alls.add(all);
            }
        });
        assertThat(bytes).isSorted().startsWith(0L).hasSizeGreaterThan(5);
        assertThat(alls).containsOnly(bytes.get(bytes.size() - 1));
    }

    @Test
    void whatAKilledProgramLeftGoesWithTheNextDownload() throws Exception {
        Path old = Files.createDirectories(places.scratch().resolve("old.part"));
        Files.writeString(old.resolve("x"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Path running = Files.createDirectories(places.scratch().resolve("other.part"));
        download("mnist-whole");
        assertThat(old).doesNotExist();
        assertThat(running).as("another program's").exists();
    }

    @Test
    void addressesAreReadAndOthersRefused() throws Exception {
        assertThat(Offers.address("")).isEqualTo(URI.create("https://mlrepo.djl.ai/"));
        assertThat(Offers.address("http://school/mirror")).isEqualTo(URI.create("http://school/mirror/"));
        for (String wrong : List.of("school", "ftp://x/", "http://a b/")) {
            assertThatThrownBy(() -> Offers.address(wrong)).hasMessageContaining("is no address to download from");
        }
        assertThatThrownBy(() -> Offers.find("resnet-19", Offer.Kind.NETWORK))
                .hasMessage("There is no \"resnet-19\" to download; there is resnet-18, resnet-50.");
    }
}
