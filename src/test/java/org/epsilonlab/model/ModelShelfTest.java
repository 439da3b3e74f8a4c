package org.epsilonlab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to the user's own networks on the disk. */
class ModelShelfTest {

    @TempDir
    private Path folder;

    private ModelShelf shelf;
    private ModelCatalog.Entry own;

    @BeforeEach
    void fill() throws Exception {
        Path root = Files.createDirectory(folder.resolve("models"));
        shelf = new ModelShelf(root);
        ModelFolder copy = ModelFolder.copy("tiny-conv", root.resolve("tiny-conv"));
        own = new ModelCatalog.Entry(copy.path(), CardFile.read(copy.path()));
    }

    private List<String> names() {
        return ModelCatalog.scan(List.of(shelf.root())).entries().stream()
                .map(entry -> entry.card().name())
                .toList();
    }

    @Test
    void aNameIsPlainAndFree() {
        assertThat(shelf.freeName("Größe: 3 × Übung!", Set.of())).isEqualTo("grosse-3-ubung");
        assertThat(shelf.freeName("Tiny conv", Set.of())).isEqualTo("tiny-conv-2");
        assertThat(shelf.freeName("a", Set.of("a", "a-2"))).isEqualTo("a-3");
        assertThat(shelf.freeName("../..", Set.of())).isEqualTo("network");
        assertThat(shelf.freeName("x".repeat(300), Set.of())).hasSize(60);
    }

    @Test
    void anotherTitleIsOnTheCardAndTheNameStays() throws Exception {
        ModelCatalog.Entry renamed = ModelShelf.rename(own, "  Über ε ");
        assertThat(CardFile.read(own.folder()).title()).isEqualTo("Über ε");
        assertThat(renamed.card().name()).isEqualTo("tiny-conv");
        assertThatThrownBy(() -> ModelShelf.rename(own, " "))
                .isInstanceOf(IOException.class)
                .hasMessage("A network needs a name; type one.");
    }

    @Test
    void aCopyIsANetworkOfItsOwnWithTheSameAnswers() throws Exception {
        Files.writeString(own.folder().resolve("run.json"), "{}");
        ModelCatalog.Entry copy = shelf.duplicate(own, "Copy", Set.of("copy"));
        assertThat(copy.card().name()).isEqualTo("copy-2");
        assertThat(names()).containsExactly("copy-2", "tiny-conv");
        assertThat(copy.folder().resolve("run.json")).as("a copy is no run").doesNotExist();
        assertThat(copy.folder().resolve(ModelCard.WEIGHTS))
                .hasSameBinaryContentAs(own.folder().resolve(ModelCard.WEIGHTS));
        try (Classifier loaded = ModelLoader.load(copy.folder())) {
            assertThat(loaded.card().title()).isEqualTo("Copy");
        }
    }

    @Test
    void aCopyThatFailsLeavesNothingBehind() throws Exception {
        ModelCatalog.Entry lost = new ModelCatalog.Entry(folder.resolve("lost"), own.card());
        Files.createDirectory(lost.folder());
        Files.createDirectory(lost.folder().resolve(CardFile.NAME));
        Files.writeString(folder.resolve("blocked"), "a file where a folder should be");
        ModelShelf blocked = new ModelShelf(folder.resolve("blocked"));
        assertThatThrownBy(() -> blocked.duplicate(own, "Copy", Set.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be copied")
                .hasMessageContaining("has room");
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("models", "lost", "blocked");
        }
    }

    @Test
    void whatIsDeletedComesBackUntilItIsPurged() throws Exception {
        shelf.delete(own);
        assertThat(names()).isEmpty();
        assertThat(shelf.freeName("tiny conv", Set.of())).as("it may come back").isEqualTo("tiny-conv-2");
        shelf.restore(own);
        assertThat(names()).containsExactly("tiny-conv");
        shelf.delete(own);
        shelf.purge();
        assertThat(shelf.root()).isEmptyDirectory();
        assertThatThrownBy(() -> shelf.restore(own))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be brought back");
    }

    @Test
    void aNetworkElsewhereIsNotDeleted() throws Exception {
        ModelFolder bundled =
                ModelFolder.copy("tiny-conv", folder.resolve("bundled").resolve("tiny-conv"));
        assertThatThrownBy(() -> shelf.delete(new ModelCatalog.Entry(bundled.path(), own.card())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it stays");
        assertThat(bundled.path()).isNotEmptyDirectory();
    }

    @Test
    void aZipHoldsTheFolderOfTheNetwork() throws Exception {
        Path zip = folder.resolve("out.zip");
        ModelShelf.export(own, zip);
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.stream().map(Object::toString))
                    .containsExactly("tiny-conv/model.json", "tiny-conv/weights.safetensors");
        }
        assertThatThrownBy(() -> ModelShelf.export(own, own.folder()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be exported");
    }

    @Test
    void itsSizeIsThatOfItsFiles() throws Exception {
        assertThat(ModelShelf.bytes(own))
                .isEqualTo(Files.size(own.folder().resolve(CardFile.NAME))
                        + Files.size(own.folder().resolve(ModelCard.WEIGHTS)));
    }
}
