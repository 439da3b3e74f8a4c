package org.epsilonlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.epsilonlab.model.LayerSpec;
import org.epsilonlab.model.LayerType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's own architectures on disk. */
class ArchitectureCatalogTest {

    private static final List<LayerSpec> LAYERS =
            List.of(LayerType.RESIDUAL.fresh(1), LayerSpec.flatten(), LayerSpec.linear(7));

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void nameTheFolder() {
        folder = home.resolve("architectures");
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsSavedIsFoundAgainAfterTheBundledOnes() throws Exception {
        ArchitectureCatalog empty = ArchitectureCatalog.scan(folder);
        assertThat(empty.entries()).isEqualTo(Architectures.bundled());
        assertThat(folder).doesNotExist();

        ArchitectureCatalog saved = empty.save("my net", LAYERS, null);

        Architecture own = saved.find("my net");
        assertThat(own.layers()).isEqualTo(LAYERS);
        assertThat(own.isOwn()).isTrue();
        assertThat(own.layers(3)).endsWith(LayerSpec.linear(3));
        assertThat(saved.entries()).hasSize(Architectures.bundled().size() + 1).endsWith(own);
        assertThat(ArchitectureCatalog.scan(folder)).isEqualTo(saved);
        assertThat(files()).containsExactly("my net.json");
    }

    @Test
    void oneIsChangedRenamedAndDeleted() throws Exception {
        ArchitectureCatalog catalog = ArchitectureCatalog.scan(folder).save("a", LAYERS, null);

        catalog = catalog.save("a", List.of(LayerSpec.flatten()), "a");
        assertThat(catalog.find("a").layers()).hasSize(1);
        catalog = catalog.save("b", LAYERS, "a");
        assertThat(files()).containsExactly("b.json");
        catalog = catalog.rename("b", "c");
        assertThat(files()).containsExactly("c.json");
        assertThat(catalog.find("c").layers()).isEqualTo(LAYERS);
        catalog = catalog.rename("c", "C");
        assertThat(catalog.find("C").layers()).isEqualTo(LAYERS);
        catalog = catalog.delete("C");
        assertThat(files()).isEmpty();
        assertThat(catalog.entries()).isEqualTo(Architectures.bundled());
    }

    @Test
    void aNameThatIsTakenIsRefusedAndNothingIsWritten() throws Exception {
        ArchitectureCatalog catalog =
                ArchitectureCatalog.scan(folder).save("a", LAYERS, null).save("b", LAYERS, null);

        for (String taken : List.of("A", "b", "Small-CNN")) {
            assertThatThrownBy(() -> catalog.save(taken, List.of(), null))
                    .isInstanceOf(ArchitectureException.class)
                    .hasMessageContaining("There is already");
        }
        assertThatThrownBy(() -> catalog.rename("a", "b")).hasMessageContaining("There is already");
        assertThatThrownBy(() -> catalog.rename("small-cnn", "x")).hasMessageContaining("bundled");
        assertThatThrownBy(() -> catalog.delete("small-cnn")).hasMessageContaining("bundled");
        assertThatThrownBy(() -> catalog.delete("x")).hasMessageContaining("There is no architecture");
        Files.writeString(folder.resolve("since.json"), "{}");
        assertThatThrownBy(() -> catalog.save("since", LAYERS, null)).hasMessageContaining("exists already");
        assertThat(files()).containsExactly("a.json", "b.json", "since.json");
        assertThat(catalog.freeName("a")).isEqualTo("my a");
        assertThat(catalog.save("my a", LAYERS, null).freeName("a")).isEqualTo("my a 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "..", ".a", "a.", "a ", "con", "Nul.x", "a:b", "a\u0000", "-a"})
    void aNameThatIsNoFilesNameIsRefused(String name) {
        ArchitectureCatalog catalog = ArchitectureCatalog.scan(folder);

        assertThat(catalog.complaint(name, null)).endsWith(".");
        assertThatThrownBy(() -> catalog.save(name, LAYERS, null)).isInstanceOf(ArchitectureException.class);
        assertThat(folder).doesNotExist();
    }

    @Test
    void damagedFilesAreNamedAndKeepNoOtherFromLoading() throws Exception {
        ArchitectureCatalog.scan(folder).save("good", LAYERS, null);
        Files.writeString(folder.resolve("cut.json"), "{\"layers\": [");
        Files.writeString(folder.resolve("empty.json"), "");
        Files.writeString(folder.resolve("odd.json"), "{\"layers\": [{\"type\": \"wave\"}]}");
        Files.writeString(folder.resolve("linear.json"), "{\"layers\": []}");
        Files.write(folder.resolve("bytes.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Files.writeString(folder.resolve("notes.txt"), "not looked at");
        Files.writeString(folder.resolve(".good.json.part"), "not looked at");

        ArchitectureCatalog catalog = ArchitectureCatalog.scan(folder);

        assertThat(catalog.entries()).hasSize(Architectures.bundled().size() + 1);
        assertThat(catalog.find("good").layers()).isEqualTo(LAYERS);
        assertThat(catalog.problems()).hasSize(5);
        for (String file : List.of("cut.json", "empty.json", "odd.json", "linear.json", "bytes.json")) {
            assertThat(catalog.problems())
                    .anySatisfy(problem -> assertThat(problem).contains(file).endsWith("."));
        }
        assertThat(catalog.find("linear").isOwn()).isFalse();
    }

    @Test
    void whereTheDiskRefusesTheOldOneStays() throws Exception {
        ArchitectureCatalog catalog = ArchitectureCatalog.scan(folder).save("a", LAYERS, null);
        // A file in place of the folder refuses on every system, and to every user.
        ArchitectureCatalog elsewhere = ArchitectureCatalog.scan(folder.resolve("a.json"));

        assertThatThrownBy(() -> elsewhere.save("b", LAYERS, null)).isInstanceOf(ArchitectureException.class);
        assertThat(ArchitectureCatalog.scan(folder)).isEqualTo(catalog);
        assertThat(files()).containsExactly("a.json");
    }
}
