package org.epsilonlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.epsilonlab.image.ImageFiles;
import org.epsilonlab.image.Pixels;
import org.epsilonlab.image.Preparation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourceTest {
    private static final Path ASSETS = Path.of("assets");
    private static final int[] SMALL = {1, 1, 2};
    private static final List<String> CATS_AND_DOGS = List.of("Cat", "Dog");

    @TempDir
    Path folder;

    private String array = "";

    @BeforeEach
    void writeFourPictures() throws IOException {
        Path file = folder.resolve("x.npy");
        NpyWriter.write(file, new float[] {0f, .1f, .2f, .3f, .4f, .5f, .6f, 1f}, 4, 1, 1, 2);
        NpyWriter.writeLabels(folder.resolve("y.npy"), new int[] {0, 1, -1, 1});
        array = file.toString();
    }

    @Test
    void opensFashionMnistWholeOrInPart() throws DataException {
        int[] shape = {1, 28, 28};
        LabelledImages whole = open("fashion-mnist:test", null, shape, FashionMnist.CLASSES);
        LabelledImages part = open("fashion-mnist:test[9998:]", null, shape, List.of());
        assertThat(whole.size()).isEqualTo(10_000);
        assertThat(part.size()).isEqualTo(2);
        assertThat(part.image(1)).isEqualTo(whole.image(9999));
        assertThat(part.name()).isEqualTo("fashion-mnist:test[9998:10000]");
        assertThat(open("fashion-mnist:train[:3]", null, shape, List.of()).size())
                .isEqualTo(3);
    }

    @Test
    void takesPlainNumbersAndTheAuthorsSpellingForItsClasses() throws DataException {
        List<String> numbers = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        List<String> spelt = new ArrayList<>(FashionMnist.CLASSES);
        spelt.set(0, "T-shirt/top");
        spelt.set(9, "ankle boot");
        for (List<String> names : List.of(numbers, spelt)) {
            assertThat(open("fashion-mnist:test[:1]", null, new int[] {1, 28, 28}, names)
                            .label(0))
                    .isEqualTo(9);
        }
    }

    @Test
    void opensAnArrayWithLabels() throws DataException {
        LabelledImages images = open(array + "[1:3]", folder.resolve("y.npy"), SMALL, CATS_AND_DOGS);
        assertThat(images.name()).isEqualTo("x.npy[1:3]");
        assertThat(images.size()).isEqualTo(2);
        assertThat(images.image(0).toArray()).containsExactly(.2f, .3f);
        assertThat(images.label(0)).isEqualTo(1);
        assertThat(images.label(1)).isEqualTo(LabelledImages.UNKNOWN);
        assertThat(images.classes()).isEqualTo(CATS_AND_DOGS);
        assertThat(open(array, null, new int[0], List.of()).label(3)).isEqualTo(LabelledImages.UNKNOWN);
    }

    @Test
    void drawsTheSamePicturesForTheSameSeed() throws DataException {
        int[] shape = {1, 28, 28};
        LabelledImages whole = open("fashion-mnist:test", null, shape, List.of());
        LabelledImages drawn = open("fashion-mnist:test[random 50 seed 3]", null, shape, List.of());
        assertThat(drawn.name()).isEqualTo("fashion-mnist:test[random 50 seed 3]");
        assertThat(origins(drawn)).hasSize(50).doesNotHaveDuplicates().isSorted();
        for (int i = 0; i < drawn.size(); i++) {
            assertThat(drawn.image(i)).isEqualTo(whole.image(drawn.origin(i)));
            assertThat(drawn.label(i)).isEqualTo(whole.label(drawn.origin(i)));
            assertThat(drawn.title(i)).isEqualTo(String.valueOf(drawn.origin(i)));
        }
        assertThat(origins(whole.random(50, 3))).isEqualTo(origins(drawn));
        assertThat(origins(whole.random(50, 4))).isNotEqualTo(origins(drawn));
        // Fixed for all time, so that a figure can be made again.
        assertThat(origins(whole.random(5, 3))).containsExactly(1518, 3734, 4449, 4708, 6808);
        LabelledImages late = open("fashion-mnist:test[9000:][random 5]", null, shape, List.of());
        assertThat(late.name()).isEqualTo("fashion-mnist:test[9000:10000][random 5 seed 0]");
        assertThat(origins(late)).allMatch(i -> i >= 9000 && i < 10000);
        assertThat(whole.slice(10, 20).origin(3)).isEqualTo(13);
        assertThat(origins(whole.slice(0, 7).random(7, 1))).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    private static List<Integer> origins(LabelledImages images) {
        return IntStream.range(0, images.size()).map(images::origin).boxed().toList();
    }

    @Test
    void refusesDrawsThatCannotBe() {
        assertRefused(array + "[random 5 seed 3]", "5 pictures cannot be drawn from x.npy, which has 4");
        assertRefused(array + "[random 0 seed 3]", "0 pictures cannot be drawn from x.npy");
        assertRefused(array + "[random seed 3]", "is no random choice; write [random 500 seed 3]");
    }

    @Test
    void refusesRangesThatLeaveTheData() {
        assertRefused("fashion-mnist:test[0:10001]", "The range [0:10001] leaves fashion-mnist:test, which has 10000");
        assertRefused(array + "[4:]", "leaves x.npy, which has 4 pictures; choose within [0:4].");
        assertRefused(array + "[2:2]", "The range [2:2] is empty");
        assertRefused(array + "[3:1]", "The range [3:1] is empty");
        assertRefused(array + "[:0]", "The range [:0] is empty");
        assertRefused(array + "[5]", "[5] is not a range of pictures; write [from:to]");
        assertRefused(array + "[-2:]", "is not a range");
    }

    @Test
    void refusesWordsThatMeanNothing() {
        assertRefused("fashion-mnist", "is no part of Fashion-MNIST; write fashion-mnist:test or fashion-mnist:train.");
        assertRefused("fashion-mnist:tset", "is no part of Fashion-MNIST");
        assertRefused(
                "gone.png", "gone.png does not exist; give fashion-mnist:test, mnist:test, photographs, an .npy file");
        assertRefused("", "An empty name does not exist");
        assertRefused("a\0b", "does not exist");
        assertThatThrownBy(() -> DataSource.open(
                        List.of(), null, DataShelf.bundled(ASSETS), SMALL, List.of(), Preparation.standard(1)))
                .hasMessageContaining("No data is named");
    }

    @Test
    void refusesDataThatDoesNotFitTheNetwork() {
        assertThatThrownBy(() -> open("fashion-mnist:test", null, new int[] {3, 224, 224}, List.of()))
                .hasMessage("fashion-mnist:test has pictures of 1×28×28 but the network takes 3×224×224; choose other"
                        + " data or another network.");
        assertThatThrownBy(() -> open("fashion-mnist:test", null, new int[] {1, 28, 28}, CATS_AND_DOGS))
                .hasMessageContaining("has 10 classes but the network 2");
        List<String> digits = IntStream.range(0, 10).mapToObj(i -> "digit " + i).toList();
        assertThatThrownBy(() -> open("fashion-mnist:test", null, new int[] {1, 28, 28}, digits))
                .hasMessage("fashion-mnist:test has the classes T-shirt, Trouser and so on but the network has digit 0,"
                        + " digit 1 and so on; choose other data or another network.");
        assertThatThrownBy(() -> open(array, null, new int[] {1, 2, 1}, CATS_AND_DOGS))
                .hasMessageContaining("x.npy has pictures of 1×1×2 but the network takes 1×2×1");
    }

    @Test
    void refusesValuesOutsideTheRange() throws IOException {
        Path file = folder.resolve("bad.npy");
        NpyWriter.write(file, new float[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1.2f, 0, 0}, 2, 3, 1, 2);
        assertRefused(file.toString(), "bad.npy holds 1.2 at [1, 1, 0, 1]; pictures need values in [0, 1]");
        NpyWriter.write(file, new float[] {Float.NaN, 0}, 1, 1, 1, 2);
        assertRefused(file.toString(), "bad.npy holds NaN at [0, 0, 0, 0]");
        NpyWriter.write(file, new float[] {0, -.5f}, 1, 1, 1, 2);
        assertRefused(file.toString(), "bad.npy holds -0.5 at [0, 0, 0, 1]");
        NpyWriter.write(file, new float[] {0, 0}, 1, 1, 2);
        assertRefused(file.toString(), "bad.npy has the shape [1, 1, 2] where pictures N×C×H×W are needed");
        NpyWriter.write(file, new float[0], 0, 1, 1, 2);
        assertRefused(file.toString(), "bad.npy holds no values");
    }

    @Test
    void refusesLabelsThatDoNotBelong() throws IOException {
        Path labels = folder.resolve("z.npy");
        NpyWriter.writeLabels(labels, new int[] {0, 1, 2});
        assertThatThrownBy(() -> open(array, labels, SMALL, CATS_AND_DOGS))
                .hasMessage("z.npy has the shape [3] where one label for each of the 4 pictures of x.npy is needed.");
        NpyWriter.writeLabels(labels, new int[] {0, 1, 2, 0});
        assertThatThrownBy(() -> open(array, labels, SMALL, CATS_AND_DOGS))
                .hasMessage("z.npy holds the label 2 at 2; labels run from 0 to 1, and -1 means unknown.");
        assertThat(open(array, labels, SMALL, List.of()).label(2)).isEqualTo(2);
        assertThatThrownBy(() -> open("fashion-mnist:test", labels, new int[] {1, 28, 28}, List.of()))
                .hasMessageContaining("has its own labels; leave");
    }

    @Test
    void refusesMoreThanTheMemoryHolds() {
        assertThatThrownBy(() -> ImageArray.checkRoom("big.npy", 1_000_000_000L, 2_000_000_000L))
                .hasMessage("big.npy needs 4000 MB of memory, more than there is; take a part of it, such as"
                        + " big.npy[0:1000].");
    }

    @Test
    void opensAFolderWithOneSubFolderAClass() throws IOException {
        picture("pets/loose.png", .1f);
        picture("pets/dog/b.png", .2f);
        picture("pets/dog/a.png", .4f);
        picture("pets/Other/c.PNG", .6f);
        picture("pets/.hidden/d.png", .6f);
        Files.writeString(folder.resolve("pets/cat.txt"), "no picture");
        Files.writeString(folder.resolve("pets/dog/broken.png"), "no picture");
        LabelledImages images = open(folder.resolve("pets").toString(), null, SMALL, CATS_AND_DOGS);
        assertThat(images.size()).isEqualTo(4);
        assertThat(List.of(images.title(0), images.title(1), images.title(2), images.title(3)))
                .containsExactly("loose.png", "Other/c.PNG", "dog/a.png", "dog/b.png");
        assertThat(List.of(images.label(0), images.label(1), images.label(2), images.label(3)))
                .containsExactly(-1, -1, 1, 1);
        assertThat(images.image(2).at(0, 0, 0)).isEqualTo(.4f);
        assertThat(images.notes())
                .containsExactly(
                        "Left out: broken.png is not a PNG, JPEG, GIF, BMP or WebP picture; choose another file.",
                        "The pictures in Other have no label, because no class is called that.");
        LabelledImages part = open(folder.resolve("pets") + "[2:]", null, SMALL, CATS_AND_DOGS);
        assertThat(part.title(0)).isEqualTo("dog/a.png");
        assertThat(part.size()).isEqualTo(2);
    }

    @Test
    void keepsLabelsWithTheirFilesWhenOneIsLeftOut() throws IOException {
        picture("list/a.png", .2f);
        Files.writeString(folder.resolve("list/b.png"), "");
        picture("list/c.png", .4f);
        picture("list/d.png", .4f);
        LabelledImages images = open(folder.resolve("list").toString(), folder.resolve("y.npy"), SMALL, CATS_AND_DOGS);
        assertThat(images.size()).isEqualTo(3);
        assertThat(images.title(1)).isEqualTo("c.png");
        assertThat(images.label(1)).isEqualTo(-1);
        assertThat(images.label(2)).isEqualTo(1);
        assertThat(images.notes()).containsExactly("Left out: b.png is empty; choose another file.");
    }

    @Test
    void opensOnePictureOrSeveral() throws IOException {
        picture("one[0].png", .2f);
        picture("two.png", .4f);
        String one = folder.resolve("one[0].png").toString();
        String two = folder.resolve("two.png").toString();
        assertThat(open(one, null, SMALL, List.of()).title(0)).isEqualTo("one[0].png");
        LabelledImages both = DataSource.open(
                List.of(one, two), null, DataShelf.bundled(ASSETS), SMALL, List.of(), Preparation.standard(1));
        assertThat(both.size()).isEqualTo(2);
        assertThat(both.image(1).at(0, 0, 0)).isEqualTo(.4f);
        assertThatThrownBy(() -> DataSource.open(
                        List.of(one, array),
                        null,
                        DataShelf.bundled(ASSETS),
                        SMALL,
                        List.of(),
                        Preparation.standard(1)))
                .hasMessageContaining("x.npy cannot be one of several");
        assertThatThrownBy(() -> open(one, null, new int[0], List.of()))
                .hasMessageContaining("give the pictures as an .npy array");
    }

    @Test
    void failsIfNoFileCanBeRead() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        assertRefused(folder.resolve("empty").toString(), "holds no PNG, JPEG, GIF, BMP or WebP file");
        Path one = Files.writeString(folder.resolve("empty/a.png"), "");
        assertRefused(one.toString(), "a.png is empty; choose another file.");
        Files.writeString(folder.resolve("empty/b.png"), "");
        assertRefused(folder.resolve("empty").toString(), "None of the 2 files of");
    }

    private void picture(String name, float value) throws IOException {
        ImageFiles.writePng(new Pixels(1, 1, 2, new float[] {value, value}), folder.resolve(name));
    }

    private static LabelledImages open(String word, @Nullable Path labels, int[] shape, List<String> classes)
            throws DataException {
        return DataSource.open(word, labels, ASSETS, shape, classes);
    }

    private static void assertRefused(String word, String sentence) {
        assertThatThrownBy(() -> open(word, null, SMALL, List.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(sentence);
    }
}
