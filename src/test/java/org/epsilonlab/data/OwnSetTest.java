package org.epsilonlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.image.Preparation;
import org.epsilonlab.model.InputShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of pictures become data sets that stand by themselves. */
class OwnSetTest {

    private static final InputShape SMALL = new InputShape(3, 8, 8);

    @TempDir
    private Path folder;

    private ClassPictures read(InputShape shape) throws IOException {
        return ClassPictures.read(ClassFolder.scan(folder.resolve("pictures")), shape, ClassFolders.QUIET);
    }

    @Test
    void eachPictureGoesToOnePartAndEachClassKeepsItsShare() throws Exception {
        OwnSet set = ClassFolders.keep(folder.resolve("pictures"), folder.resolve("data"));
        assertThat(set.classes()).containsExactly("blue", "green", "red");
        assertThat(set.name()).isEqualTo("my-colours");
        LabelledImages train = set.openTrain();
        LabelledImages test = set.openTest();
        assertThat(counts(train)).containsExactly(5, 8, 16);
        assertThat(counts(test)).containsExactly(1, 2, 4);
        Set<Pixels> all = new HashSet<>();
        for (LabelledImages part : List.of(train, test)) {
            assertThat(part.shape()).isEqualTo(SMALL);
            for (int i = 0; i < part.size(); i++) {
                all.add(part.image(i));
                float[] values = part.image(i).toArray();
                double[] sums = new double[3];
                for (int k = 0; k < values.length; k++) {
                    sums[k / 64] += values[k];
                }
                int brightest = sums[0] > sums[1] ? 0 : sums[1] > sums[2] ? 1 : 2;
                assertThat(part.label(i)).as("red is class 2, blue class 0").isEqualTo(2 - brightest);
            }
        }
        assertThat(all).as("none twice, none lost").hasSize(36);
    }

    private static int[] counts(LabelledImages images) {
        int[] counts = new int[images.classes().size()];
        IntStream.range(0, images.size()).forEach(i -> counts[images.label(i)]++);
        return counts;
    }

    @Test
    void everyRangeIsBalancedAndTheSeedDecides() {
        Split one = Split.of(new int[] {50, 100}, 0.2, 1);
        assertThat(one.train()).hasSize(120);
        assertThat(one.train().subList(108, 120))
                .as("the last tenth, which is held out")
                .filteredOn(place -> place.label() == 0)
                .hasSize(4);
        assertThat(Split.of(new int[] {50, 100}, 0.2, 1)).isEqualTo(one);
        assertThat(Split.of(new int[] {50, 100}, 0.2, 2)).isNotEqualTo(one);
        Split least = Split.of(new int[] {2, 3}, 0.01, 1);
        assertThat(least.test()).extracting(Split.Place::label).containsExactly(0, 1);
        assertThat(Split.of(new int[] {2, 3}, 0.99, 1).train())
                .extracting(Split.Place::label)
                .containsExactly(0, 1);
    }

    @Test
    void itStandsByItselfWhenTheFolderIsGone() throws Exception {
        OwnSet set = ClassFolders.keep(folder.resolve("pictures"), folder.resolve("data"));
        Pixels first = set.openTrain().image(0);
        Files.move(folder.resolve("pictures"), folder.resolve("elsewhere"));
        OwnSet again = new DataShelf(folder, folder.resolve("data"))
                .ownSet("my-colours")
                .orElseThrow();
        assertThat(again).isEqualTo(set);
        assertThat(again.openTrain().image(0)).isEqualTo(first);
        assertThat(again.from()).endsWith("pictures");
    }

    @Test
    void meanAndDeviationAreThoseOfTheTrainingPictures() throws Exception {
        ClassFolders.add(folder.resolve("pictures"), "dark", 4, new Color(51, 51, 51));
        ClassFolders.add(folder.resolve("pictures"), "light", 4, new Color(153, 153, 153));
        OwnSet set = OwnSetWriter.keep(read(SMALL), folder.resolve("data"), "two", 0.25, 1);
        // Noise within 10 / 255 round 0.2 and 0.6, averaged over areas of 4 × 4.
        for (int c = 0; c < 3; c++) {
            assertThat((double) set.normalization().mean().get(c)).isCloseTo(0.4, within(0.005));
            assertThat((double) set.normalization().std().get(c)).isCloseTo(0.2, within(0.005));
        }
    }

    @Test
    void badFilesAreNamedAndPoorClassesRefused() throws Exception {
        Path pictures = ClassFolders.write(folder.resolve("pictures"));
        Files.writeString(pictures.resolve("red/broken.png"), "no picture");
        Files.createFile(pictures.resolve("green/empty.jpg"));
        Files.createDirectory(pictures.resolve("notes"));
        Files.writeString(pictures.resolve("red/readme.txt"), "not asked for");
        ClassPictures read = read(SMALL);
        assertThat(read.leftOut())
                .containsExactly(
                        "green/empty.jpg is empty; choose another file.",
                        "red/broken.png is not a PNG, JPEG, GIF, BMP or WebP picture; choose another file.");
        assertThat(read.folder().notes()).containsExactly("“notes” holds no pictures and becomes no class.");
        assertThat(read.count(2)).isEqualTo(20);
        assertThat(read.problem()).isEmpty();
        assertThat(read.parts(0.2)).containsExactly(29, 7);
        ClassFolders.add(pictures, "lonely", 1, Color.GRAY);
        ClassPictures poor = read(SMALL);
        assertThat(poor.problem())
                .isEqualTo("“lonely” has fewer than two pictures that can be read, but one must be trained and one"
                        + " tested on; add some or move the folder away.");
        assertThatThrownBy(() -> OwnSetWriter.keep(poor, folder.resolve("data"), "x", 0.2, 1))
                .isInstanceOf(DataException.class)
                .hasMessage(poor.problem());
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aFolderWithoutClassesIsRefused() throws Exception {
        ClassFolders.add(folder, "only", 3, Color.RED);
        assertThat(ClassFolder.looksLikeOne(folder)).isFalse();
        assertThatThrownBy(() -> ClassFolder.scan(folder))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith(
                        "holds one sub-folder with pictures; give every class a folder of its own, and two"
                                + " classes at least.");
        ClassFolders.add(folder, "other", 3, Color.BLUE);
        assertThat(ClassFolder.looksLikeOne(folder)).isTrue();
        assertThat(ClassFolder.looksLikeOne(folder.resolve("other/000.png"))).isFalse();
    }

    @Test
    void theSamePicturesAreKeptOnceAndOtherOnesBesideThem() throws Exception {
        Path own = folder.resolve("data");
        OwnSet set = ClassFolders.keep(folder.resolve("pictures"), own);
        assertThat(OwnSetWriter.keep(read(SMALL), own, "Another name", 0.2, 3)).isEqualTo(set);
        OwnSet other = OwnSetWriter.keep(read(SMALL), own, "My colours", 0.2, 4);
        assertThat(other.name()).isEqualTo("my-colours-2");
        assertThat(OwnSetWriter.keep(read(SMALL), own, "MNIST", 0.3, 4).name())
                .as("that word names other data")
                .isEqualTo("mnist-2");
        OwnSet grey = OwnSetWriter.keep(read(new InputShape(1, 28, 28)), own, "Grün & ßo", 0.2, 3);
        assertThat(grey.name()).isEqualTo("grun-sso");
        assertThat(grey.openTest().shape()).isEqualTo(new InputShape(1, 28, 28));
        try (Stream<Path> left = Files.list(own)) {
            assertThat(left).as("nothing half-made").hasSize(4);
        }
    }

    @Test
    void aWordOpensItAndADamagedOneIsNamed() throws Exception {
        Path own = folder.resolve("data");
        OwnSet set = ClassFolders.keep(folder.resolve("pictures"), own);
        DataShelf shelf = new DataShelf(Path.of("assets"), own);
        LabelledImages part = DataSource.open(
                List.of("my-colours:test[0:3]"),
                null,
                shelf,
                new int[] {3, 8, 8},
                set.classes(),
                Preparation.standard(3));
        assertThat(part.size()).isEqualTo(3);
        assertThat(part.name()).isEqualTo("my-colours:test[0:3]");
        assertThatThrownBy(() -> DataSource.open(
                        List.of("my-colours:test"),
                        null,
                        shelf,
                        new int[] {3, 8, 8},
                        List.of("cat", "dog", "bird"),
                        Preparation.standard(3)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has the classes blue, green and so on but the network has cat, dog");
        Files.writeString(own.resolve("my-colours/pictures.json"), "{\"title\": \"cut");
        List<String> problems = new ArrayList<>();
        assertThat(shelf.ownSets(problems)).isEmpty();
        assertThat(problems).singleElement().asString().contains("is damaged; make the data set again");
        for (String lost : List.of("title", "from", "digest")) {
            Files.writeString(
                    own.resolve("my-colours/pictures.json"), set.card().replace("\"" + lost + "\"", "\"x\""));
            problems.clear();
            assertThat(shelf.ownSets(problems)).as("without " + lost).isEmpty();
            assertThat(problems).singleElement().asString().contains("is damaged");
        }
    }

    @Test
    void readingEndsWhenNobodyWaits() throws Exception {
        ClassFolder scanned = ClassFolder.scan(ClassFolders.write(folder.resolve("pictures")));
        List<Integer> told = new ArrayList<>();
        assertThatThrownBy(() -> ClassPictures.read(scanned, SMALL, new ClassPictures.Listener() {
                    @Override
                    public void read(int done) {
                        told.add(done);
                    }

                    @Override
                    public boolean isCancelled() {
                        return told.size() == 5;
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(told).isEqualTo(Arrays.asList(1, 2, 3, 4, 5));
    }

    @Test
    void aSetIsRenamedDeletedAndBroughtBack() throws Exception {
        Path own = folder.resolve("data");
        OwnSet set = ClassFolders.keep(folder.resolve("pictures"), own);
        DataShelf shelf = new DataShelf(own, own);
        OwnSetShelf deeds = new OwnSetShelf(own);
        OwnSet renamed = deeds.rename(set, " Colours ");
        assertThat(renamed.title()).isEqualTo("Colours");
        assertThat(shelf.ownSet("my-colours")).contains(renamed);
        assertThatThrownBy(() -> deeds.rename(set, " ")).hasMessage("A data set needs a name; type one.");
        deeds.delete(renamed);
        assertThat(shelf.ownSet("my-colours")).isEmpty();
        OwnSet again = ClassFolders.keep(folder.resolve("pictures"), own);
        assertThat(again.name()).as("the deleted one may come back").isEqualTo("my-colours-2");
        deeds.restore(renamed);
        assertThat(shelf.ownSet("my-colours").orElseThrow().openTest().size()).isEqualTo(7);
        deeds.delete(again);
        deeds.purge();
        assertThat(own.resolve(".deleted")).doesNotExist();
        assertThatThrownBy(() -> deeds.restore(again)).hasMessageStartingWith("“My colours” cannot be brought back");
    }

    @Test
    void pictureFilesAreFoundInFoldersAndElseNamed() throws Exception {
        Path pictures = ClassFolders.write(folder.resolve("pictures"));
        Path text = Files.writeString(folder.resolve("notes.txt"), "no picture");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path one = pictures.resolve("red/000.png");
        PictureFiles found = PictureFiles.of(List.of(one, pictures, text, empty));
        assertThat(found.files()).hasSize(36).startsWith(one).doesNotHaveDuplicates();
        assertThat(found.refused())
                .containsExactly(
                        "notes.txt is not called like a PNG, JPEG, GIF, BMP or WebP picture; choose another file.",
                        empty
                                + " holds no PNG, JPEG, GIF, BMP or WebP file; choose a folder of pictures or of one folder"
                                + " a class.");
    }
}
